"""Headlines that name their source after or before a colon: "Police: two dead in market blast",
"Two dead in market blast - police"."""

from collections.abc import Sequence

from tacitus.annotate.page import Page
from tacitus.annotate.scopes import NOMINAL, VERBAL
from tacitus.marks import Mention
from tacitus.values import Span

# Who may be a source though it is no name.
TELLING = frozenset(
    "police officials official army military ministry minister president report reports study poll"
    " survey witness witnesses source sources media agency spokesman spokeswoman authorities un"
    " monitor monitors group activists lawyer family mayor governor doctors medics hospital".split()
)
SOURCES = frozenset(("person", "people", "organisation"))
LONGEST = 6  # tokens of a source
LEAST = 3  # tokens of what it tells


def headline_parts(page: Page, mentions: Sequence[Mention]) -> tuple[range, range] | None:
    """The tokens of the source and of what it tells, where the first paragraph is such a headline:
    one sentence without a full stop."""
    if len(page.sentences) < 2 or page.sentences[1].paragraph == page.sentences[0].paragraph:
        return None
    first, last = page.sentences[0].first, page.sentences[0].last
    if page.words.lower[last - 1] in ".!?" or page.within[last - 1] >= 0:
        return None
    marks = [j for j in range(first + 1, last - 1) if is_parting(page, j)]
    if len(marks) != 1:
        return None
    before, after = range(first, marks[0]), range(marks[0] + 1, last)
    for source, told in ((before, after), (after, before)):
        if len(told) >= LEAST and is_source(page, source, mentions):
            return source, told
    return None


def is_parting(page: Page, j: int) -> bool:
    """Whether a colon or a dash between spaces stands at token `j`, outside quotation marks."""
    if page.within[j] >= 0:
        return False
    word = page.words.lower[j]
    apart = page.tokens[j - 1].end < page.tokens[j].start
    return word == ":" or (word in {"-", "–", "—"} and apart)


def is_source(page: Page, part: range, mentions: Sequence[Mention]) -> bool:
    """Whether a part of a headline names somebody who tells, and nothing else."""
    tags = page.words.tags
    if len(part) > LONGEST or any(tags[j] in VERBAL for j in part):
        return False
    if page.words.lower[part.stop - 1] in TELLING:
        return all(tags[j] in NOMINAL | {"DET", "PART"} for j in part)
    span = page.span(part)
    return any(named(mention, span) for mention in mentions)


def named(mention: Mention, span: Span) -> bool:
    """Whether a mention of somebody who may tell covers the words."""
    return mention.kind in SOURCES and mention.span == span
