"""Who said what: direct and indirect speech with its reporting word and its speaker.

Marks come from `quote_marks.py`, reporting words from `cues.py`. A quotation belongs to the
reporting word beside it (`direct_speech.py`); every other reporting word tells something in other
words (`paraphrases.py`), with the quotations inside it; a whole quotation that nobody is said to
speak goes on from the speech before it. Other words in marks (scare quotes, titles, names) are no
speech.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from tacitus.annotate.cues import Cue, find_cues
from tacitus.annotate.direct_speech import Attribution, attributions, sentence_like
from tacitus.annotate.headlines import headline_parts
from tacitus.annotate.manner import act_of, language_of, medium_of
from tacitus.annotate.page import Page, page_of
from tacitus.annotate.paraphrases import Paraphrase, paraphrase
from tacitus.annotate.speaker_words import LINKS, over_participle
from tacitus.annotate.told_words import Limits
from tacitus.marks import Mention, Quote, Sentence, Token
from tacitus.values import Span, Unknown
from tacitus.vocabulary import EntityKind, Form

SPEAKERS = frozenset(get_args(EntityKind))
NOBODY = Unknown("nobody is named as the speaker")
# As subjects of a reporting verb these name nobody: "reports said", "some say".
HEARSAY = frozenset(
    "reports report rumours rumors rumour rumor claims speculation word news some many it there"
    " allegations accusations".split()
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One stretch of speech before its speaker's words are settled."""

    content: Span
    form: Form
    cue: Cue | None
    speaker: range | None
    rule: str


def find_quotes(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
) -> tuple[Quote, ...]:
    """All that somebody is reported to have said or written, in the order of the text."""
    page = page_of(text, tokens, sentences)
    cues = [tuple(find_cues(page, sentence)) for sentence in sentences]
    spoken = attributions(page, cues)
    told = paraphrases(page, cues, spoken)
    sayings = [saying_of(page, number, one) for number, one in enumerate(spoken) if one is not None]
    sayings += [
        Saying(page.span(one.content), form_of(page, one.content), one.cue, one.speaker, one.rule)
        for one in told
    ]
    sayings = with_shared_speakers(page, sayings)
    sayings += carried(page, spoken, sayings)
    sayings += headline(page, mentions, sayings)
    named = Names(page, mentions)
    quotes = [quote_of(page, saying, named) for saying in sayings]
    return tuple(sorted(quotes, key=lambda quote: (quote.content, quote.rule)))


def with_shared_speakers(page: Page, sayings: Sequence[Saying]) -> list[Saying]:
    """The same, where ", adding" has the speaker of the reporting word before it."""
    order = sorted(sayings, key=lambda saying: saying.cue.words.start if saying.cue else -1)
    settled: list[Saying] = []
    for saying in order:
        before = settled[-1] if settled else None
        shared = before is not None and adds(page, saying, before)
        settled.append(replace(saying, speaker=before.speaker) if before and shared else saying)
    return settled


def adds(page: Page, saying: Saying, before: Saying) -> bool:
    """Whether a saying goes on with ", adding" from the one before in its sentence."""
    cue, earlier = saying.cue, before.cue
    if cue is None or earlier is None or cue.form != "ing":
        return False
    one_sentence = page.sentence_of[cue.words.start] == page.sentence_of[earlier.words.start]
    return one_sentence and page.words.lower[cue.group.start - 1] == ","


def headline(page: Page, mentions: Sequence[Mention], sayings: Sequence[Saying]) -> list[Saying]:
    """What a headline says under its source's name, unless it was found otherwise."""
    parts = headline_parts(page, mentions)
    if parts is None:
        return []
    source, told = parts
    span = page.span(told)
    if any(saying.content.meets(span) for saying in sayings):
        return []
    return [Saying(span, form_of(page, told), None, source, "headline")]


def saying_of(page: Page, number: int, one: Attribution) -> Saying:
    """The direct speech of a quotation."""
    return Saying(trimmed(page, number), "direct", one.cue, one.speaker, f"direct-{one.rule}")


def trimmed(page: Page, number: int) -> Span:
    """The words of a quotation without white space at their ends."""
    content = page.quotations[number].content
    words = content.of(page.text)
    start = content.start + len(words) - len(words.lstrip())
    return Span(start, content.end - len(words) + len(words.rstrip()))


def form_of(page: Page, content: range) -> Form:
    """Mixed where words in quotation marks stand in the paraphrase."""
    return "mixed" if any(page.within[j] >= 0 for j in content) else "indirect"


def paraphrases(
    page: Page, cues: Sequence[Sequence[Cue]], spoken: Sequence[Attribution | None]
) -> list[Paraphrase]:
    """What the reporting words tell that introduce no quotation."""
    taken = {one.cue for one in spoken if one is not None and one.cue is not None}
    barriers: dict[int, list[range]] = {}
    for number, attribution in enumerate(spoken):
        if attribution is not None:
            inside = page.insides[number]
            for token in sorted({inside.start, inside.stop - 1}):
                barriers.setdefault(page.sentence_of[token], []).append(inside)
    found = []
    for number, sentence in enumerate(page.sentences):
        if not cues[number]:
            continue
        limits = Limits(page, cues[number], sentence.first, barriers.get(number, ()))
        told = [paraphrase(page, cue, limits) for cue in cues[number] if cue not in taken]
        found += without_echo([one for one in told if one is not None])
    return found


def without_echo(told: list[Paraphrase]) -> list[Paraphrase]:
    """Without the noun's part where a verb tells the same: "said in a statement that"."""
    verbal = {one.content for one in told if one.cue.form != "noun"}
    return [one for one in told if one.cue.form != "noun" or one.content not in verbal]


def carried(
    page: Page, spoken: Sequence[Attribution | None], sayings: Sequence[Saying]
) -> list[Saying]:
    """Whole quotations without a reporting word: they go on from the speech before them, in their
    paragraph or the one before; else their speaker is not known."""
    ordered = sorted(sayings, key=lambda saying: saying.content)
    starts = [saying.content.start for saying in ordered]
    found: list[Saying] = []
    previous: Saying | None = None
    for number, one in enumerate(spoken):
        content = page.quotations[number].content
        if one is not None or not stands_alone(page, number):
            continue
        before = last_before(page, ordered, bisect_left(starts, content.start))
        if previous is not None and (before is None or previous.content > before.content):
            before = previous
        previous = carried_on(page, number, before)
        found.append(previous)
    return found


def last_before(page: Page, ordered: Sequence[Saying], at: int) -> Saying | None:
    """The saying that whole words go on from: the last direct speech of the paragraph of the last
    saying before number `at`, else that saying."""
    if not at:
        return None
    last = ordered[at - 1]
    paragraph = paragraph_at(page, last.content.start)
    for saying in reversed(ordered[max(0, at - 6) : at]):
        if saying.form == "direct" and paragraph_at(page, saying.content.start) == paragraph:
            return saying
    return last


def stands_alone(page: Page, number: int) -> bool:
    """Whether a quotation is one or more whole sentences."""
    inside = page.insides[number]
    first, last = page.sentence(inside.start), page.sentence(inside.stop - 1)
    return (
        (inside.start == first.first or page.words.lower[inside.start - 1] in {".", "?", "!"})
        and inside.stop >= last.last - 1
        and sentence_like(page, number)
    )


def carried_on(page: Page, number: int, before: Saying | None) -> Saying:
    """A whole quotation as the continuation of the speech before it."""
    content = trimmed(page, number)
    if before is not None:
        last = page.tokens[page.insides[number].start - 1] if page.insides[number].start else None
        here = page.sentence(page.insides[number].start).paragraph
        there = paragraph_at(page, before.content.end - 1)
        if last is not None and here - there <= 1:
            cue = before.cue if here == there else None
            return Saying(content, "direct", cue, before.speaker, "direct-carried")
    return Saying(content, "direct", None, None, "direct-alone")


def paragraph_at(page: Page, offset: int) -> int:
    """The number of the paragraph that holds an offset."""
    at = bisect_left(page.sentences, offset + 1, key=lambda sentence: sentence.span.start)
    return page.sentences[at - 1].paragraph


# ---- quotes ---------------------------------------------------------------------------------


class Names:
    """The mentions of a report that may speak, for look-up by place."""

    def __init__(self, page: Page, mentions: Sequence[Mention]) -> None:
        self.page = page
        self.mentions = [one for one in mentions if one.kind in SPEAKERS]
        self.starts = [one.span.start for one in self.mentions]

    def of(self, speaker: range | None) -> Span | Unknown:
        """The words that name a speaker: the longest mention at the head of the noun phrase."""
        if speaker is None:
            return NOBODY
        page, span = self.page, self.page.span(speaker)
        if page.words.lower[speaker.stop - 1] in HEARSAY and len(speaker) == 1:
            return NOBODY if page.words.lower[speaker.stop - 1] != "it" else span
        if "and" in page.words.lower[speaker.start : speaker.stop]:
            return span
        links = (j for j in speaker if page.words.lower[j] in LINKS | {"by"})
        head = over_participle(page, next(links, speaker.stop), speaker.start) - 1
        place = page.tokens[max(head, speaker.start)].span
        near = self.mentions[
            bisect_left(self.starts, span.start - 100) : bisect_left(self.starts, span.end)
        ]
        fitting = [one.span for one in near if one.span.holds(place) and one.span.end <= span.end]
        return max(fitting, key=lambda one: one.end - one.start, default=span)


def quote_of(page: Page, saying: Saying, names: Names) -> Quote:
    """The quote of a saying."""
    cue, content = saying.cue, saying.content
    words = page.span(cue.words) if cue else None
    inner = content
    if words is not None and words.start == content.start and words.end < content.end:
        said = Span(words.end, content.end).of(page.text)
        inner = Span(content.end - len(said.lstrip()), content.end)
    belief = cue is not None and cue.kind.belief
    return Quote(
        content=content,
        form=saying.form,
        speaker=names.of(saying.speaker),
        cue=words,
        scope=inner,
        act=act_of(cue, saying.rule, inner.of(page.text)),
        medium=medium_of(page, cue, saying.speaker, content),
        language=language_of(page, cue, content),
        doubted=cue is not None and cue.kind.doubted,
        rule=f"belief-{saying.rule}" if belief else saying.rule,
    )
