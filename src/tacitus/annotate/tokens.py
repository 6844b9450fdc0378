"""Words, paragraphs and sentences, with their offsets."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from nupunkt import PunktSentenceTokenizer, load_default_model

from tacitus.lists import word_set
from tacitus.marks import Sentence, Token
from tacitus.values import Span

# In this order: dotted initials (U.S.), numbers with ordinal or unit, words (hyphens and inner
# apostrophes stay inside, a possessive 's is a word of its own), then any single mark.
WORD = re.compile(
    r"""(?:[^\W\d_]\.){2,}
      | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|am|pm|km|kg|m)?\b(?:-[^\W\d_]+)*
      | ['’][sS]\b
      | [^\W_]+(?:(?:['’](?![sS]\b)|[-‐‑])[^\W_]+)*
      | \S""",
    re.VERBOSE,
)
ENDS_LIKE_SENTENCE = re.compile(r"[.!?:][\"'”’»)\]]*\s*$")
LONGEST = 5_000  # characters of a sentence; a longer one is cut at white space


def tokenise(text: str) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """The tokens (untagged) and the sentences of a text, both in order."""
    tokens = tuple(
        Token(m.start(), m.end(), word := m.group(), word.lower()) for m in WORD.finditer(text)
    )
    starts = [token.start for token in tokens]
    sentences = []
    for number, paragraph in enumerate(paragraphs(text)):
        for span in sentence_spans(text, paragraph):
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
            if first < last:
                sentences.append(Sentence(span, number, first, last))
    return tokens, tuple(sentences)


def paragraphs(text: str) -> Iterator[Span]:
    """Each line is a paragraph, save where blank lines part blocks of wrapped lines."""
    for block in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        lines = [m for m in re.finditer(r"[^\n]+", block.group()) if m.group().strip()]
        if is_wrapped([line.group() for line in lines]):
            yield trimmed(text, block.start(), block.end())
        else:
            for line in lines:
                yield trimmed(text, block.start() + line.start(), block.start() + line.end())


def is_wrapped(lines: list[str]) -> bool:
    """Whether the lines of a block are one paragraph broken at a right margin: none is long, all
    but the last reach near the longest, and hardly any but the last ends like a sentence."""
    if len(lines) < 2 or not 40 <= max(map(len, lines)) <= 100:
        return False
    if len(lines) == 2 and lines[1].lstrip('"“‘« ')[:1].isupper():
        return False  # as likely a headline and its story
    body = lines[:-1]
    ended = sum(bool(ENDS_LIKE_SENTENCE.search(line)) for line in body)
    return min(map(len, body)) > 0.6 * max(map(len, lines)) and ended <= len(body) / 2


def sentence_spans(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of one paragraph, without white space at their ends."""
    for start, end in splitter().span_tokenize(paragraph.of(text)):
        whole = trimmed(text, paragraph.start + start, paragraph.start + end)
        while whole.end - whole.start > LONGEST:
            space = text.rfind(" ", whole.start + 1, whole.start + LONGEST)
            cut = space if space > whole.start else whole.start + LONGEST
            yield trimmed(text, whole.start, cut)
            whole = trimmed(text, cut, whole.end)
        if whole.start < whole.end:
            yield whole


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


@cache
def splitter() -> PunktSentenceTokenizer:
    """nupunkt's model with our ranks and titles: a copy of our own."""
    model = load_default_model()
    model.add_abbreviations(sorted(word_set("abbreviations.txt")))
    return model
