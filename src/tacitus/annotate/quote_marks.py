"""Pairs of quotation marks: straight, curly, angled, low and single ones, and '' or ``.

A mark opens where nothing or a space stands before it and a word behind, and closes the other way
round; an apostrophe is none. A mark that nothing closes ends with its sentence or paragraph, so it
never swallows the report. A quotation that goes on over paragraphs, each with a new opening mark
and only the last with a closing one, is one.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tacitus.marks import Sentence
from tacitus.values import Span

# The family of each mark: a quotation closes with a mark of the family that opened it.
FAMILIES = {
    **dict.fromkeys(('"', "“", "”", "„", "‟", "〝", "〞", "''", "``", "＂"), "double"),
    **dict.fromkeys(("«", "»", "‹", "›"), "angled"),
    **dict.fromkeys(("「", "」", "『", "』"), "corner"),
    **dict.fromkeys(("'", "‘", "’", "‚", "‛", "`"), "single"),
}
ONLY_OPEN = frozenset(("„", "「", "『", "‘", "‚", "``", "〝", "`"))
ONLY_CLOSE = frozenset(("」", "』", "〞", "’"))
MARK = re.compile(r"''|``|[\"“”„‟〝〞＂«»‹›「」『』'‘’‚‛`]")
BEFORE_OPEN = frozenset(" \t\n\r\u00a0\u2009\u202f([{—–-/")
AFTER_CLOSE = frozenset(" \t\n\r\u00a0\u2009\u202f.,;:!?)]}—–-/…")
# Words that begin with an apostrophe: no quotation opens there.
CLIPPED = re.compile(r"['‘’](?:\d\ds?|em|tis|twas|til|till|cause|cos|n|bout|round)\b", re.I)
# Words that may end in one: plurals ("soldiers' families") and "goin'". A doubtful closing mark.
ELIDED = re.compile(r"(?:[sSxz]|in|an|[Oo]|th)\Z")
LONGEST_SINGLE = 1_500  # characters between single marks
LONGEST_DOUBLE = 6_000  # characters between others in one paragraph: further apart is a slip
LONGEST_UNCLOSED = 1_200  # characters that a mark without a partner may open
MOST_PARAGRAPHS = 25  # of one quotation
DEEPEST = 4  # quotations within quotations


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside marks: `content` without the marks, `whole` with them. `closed` is False where
    the closing mark is missing; `depth` counts the quotations around it."""

    content: Span
    whole: Span
    family: str
    closed: bool = True
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark, and whether it may open or close a quotation by what stands beside it."""

    start: int
    end: int
    family: str
    opens: bool
    closes: bool
    sure: bool = True  # a single mark that closes and is hardly an apostrophe


def find_quotations(text: str, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """All quotations, nested ones too, in the order of their opening marks."""
    found: list[Quotation] = []
    waiting: list[Mark] = []
    since = 0
    paragraphs = paragraphs_of(sentences)
    for number, paragraph in enumerate(paragraphs):
        marks = without_apostrophes(text, marks_of(text, paragraph.span))
        since = since + 1 if waiting else 0
        waiting, lost = paired(marks[1:] if waiting else marks, waiting, found)
        follower = paragraphs[number + 1].span.start if number + 1 < len(paragraphs) else None
        if waiting and not (since < MOST_PARAGRAPHS and goes_on(text, waiting[0], follower)):
            lost += [(mark, paragraph.span.end) for mark in waiting]
            waiting = []
        found += [unclosed(text, mark, limit, paragraph) for mark, limit in lost]
        waiting = waiting[:1]
    full = (one for one in found if one.content.of(text).strip())
    return tuple(sorted(full, key=lambda one: (one.whole.start, -one.whole.end)))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and where its sentences end."""

    span: Span
    ends: tuple[int, ...]


def paragraphs_of(sentences: Sequence[Sentence]) -> list[Paragraph]:
    """The paragraphs that the sentences make up."""
    paragraphs = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        spans = [sentence.span for sentence in group]
        paragraphs.append(
            Paragraph(Span(spans[0].start, spans[-1].end), tuple(span.end for span in spans))
        )
    return paragraphs


# ---- marks ----------------------------------------------------------------------------------


def marks_of(text: str, span: Span) -> list[Mark]:
    """The marks of a paragraph; those inside a word are apostrophes and left out."""
    marks = []
    for match in MARK.finditer(text, span.start, span.end):
        before = text[match.start() - 1] if match.start() > span.start else " "
        after = text[match.end()] if match.end() < span.end else " "
        mark = judged(text, match, before, after)
        if mark is not None:
            marks.append(mark)
    return marks


def judged(text: str, match: re.Match[str], before: str, after: str) -> Mark | None:
    """A mark by itself and its neighbours; None for an apostrophe."""
    sign, family = match.group(), FAMILIES[match.group()]
    opens = (before in BEFORE_OPEN or before in FAMILIES) and not after.isspace()
    closes = not before.isspace() and (after in AFTER_CLOSE or after in FAMILIES)
    if family == "single":
        if before.isalnum() and after.isalnum():
            return None
        opens = opens and (after.isalnum() or after in FAMILIES) and sign not in ONLY_CLOSE
        opens = opens and not CLIPPED.match(text, match.start())
        sure = not ELIDED.search(text[max(0, match.start() - 2) : match.start()])
        return Mark(*match.span(), family, opens, closes and sign not in ONLY_OPEN, sure)
    if not opens and not closes:
        opens = closes = True
    if sign == "“" and opens:
        closes = False
    return Mark(
        *match.span(), family, opens and sign not in ONLY_CLOSE, closes and sign not in ONLY_OPEN
    )


def without_apostrophes(text: str, marks: list[Mark]) -> list[Mark]:
    """The marks, of the single ones only those that pair: an opening mark with the next sure
    closing one, else with the next doubtful one, unless another opens before that."""
    singles = [n for n, mark in enumerate(marks) if mark.family == "single"]
    nearest = nearest_marks(marks, singles)
    kept: dict[int, Mark] = {}
    last = -1
    for n in singles:
        if n <= last or not marks[n].opens:
            continue
        closing = closing_of(text, marks, n, nearest)
        if closing is not None:
            kept[n] = replace(marks[n], closes=False)
            kept[closing] = replace(marks[closing], opens=False)
            last = closing
    return [
        kept.get(n, mark) for n, mark in enumerate(marks) if mark.family != "single" or n in kept
    ]


def nearest_marks(marks: list[Mark], singles: list[int]) -> dict[int, tuple[int, int, int]]:
    """For each single mark the next sure closing one, closing one, and opening one; -1 for none."""
    nearest: dict[int, tuple[int, int, int]] = {}
    sure = doubtful = opening = -1
    for n in reversed(singles):
        nearest[n] = (sure, doubtful, opening)
        mark = marks[n]
        sure = n if mark.closes and mark.sure and not mark.opens else sure
        doubtful = n if mark.closes and not mark.opens else doubtful
        opening = n if mark.opens else opening
    return nearest


def closing_of(
    text: str, marks: list[Mark], n: int, nearest: dict[int, tuple[int, int, int]]
) -> int | None:
    """The single mark that closes what mark `n` opens."""
    sure, doubtful, opening = nearest[n]
    near = [
        closing
        for closing in (sure, doubtful)
        if closing >= 0 and marks[closing].start - marks[n].end <= LONGEST_SINGLE
    ]
    for closing in near:
        if opening < 0 or closing < opening:
            return closing
    return near[0] if near and text[marks[n].start] != "'" else None


# ---- pairs ----------------------------------------------------------------------------------


def paired(
    marks: list[Mark], waiting: list[Mark], found: list[Quotation]
) -> tuple[list[Mark], list[tuple[Mark, int]]]:
    """Pair the marks of a paragraph and add the pairs to `found`; give back the marks that stay
    open, and those that cannot be closed any more with the place up to which they may reach. A
    second opening mark of a family is nested only if enough closing marks follow."""
    stack, lost = list(waiting), []
    surplus = closing_surplus(marks)
    for n, mark in enumerate(marks):
        level = next((k for k in range(len(stack) - 1, -1, -1) if same(stack[k], mark)), None)
        if level is not None and mark.closes and mark.start - stack[level].end > LONGEST_DOUBLE:
            lost += [(opened, mark.start) for opened in stack[level:]]
            del stack[level:]
        elif level is not None and mark.closes:
            content = Span(stack[level].end, mark.start)
            whole = Span(stack[level].start, mark.end)
            found.append(Quotation(content, whole, mark.family, depth=level))
            del stack[level:]
        elif mark.opens:
            if level is not None and (surplus[n] <= 0 or len(stack) >= DEEPEST):
                lost.append((stack[level], mark.start))
                del stack[level:]
            stack.append(mark)
    return stack, lost


def same(one: Mark, other: Mark) -> bool:
    return one.family == other.family


def closing_surplus(marks: list[Mark]) -> list[int]:
    """For each mark, how many more of its family only close than only open from there on."""
    balance: dict[str, int] = {}
    surplus = [0] * len(marks)
    for n in range(len(marks) - 1, -1, -1):
        mark = marks[n]
        change = (mark.closes and not mark.opens) - (mark.opens and not mark.closes)
        balance[mark.family] = balance.get(mark.family, 0) + change
        surplus[n] = balance[mark.family]
    return surplus


def goes_on(text: str, mark: Mark, follower: int | None) -> bool:
    """Whether the next paragraph, which begins at `follower`, takes up an open quotation."""
    match = MARK.match(text, follower) if follower is not None else None
    return (
        match is not None
        and FAMILIES[match.group()] == mark.family
        and match.group() not in ONLY_CLOSE
        and match.end() < len(text)
        and not text[match.end()].isspace()
    )


def unclosed(text: str, mark: Mark, limit: int, paragraph: Paragraph) -> Quotation:
    """A quotation without closing mark: it ends with the paragraph where it begins that, follows a
    colon or began before, and no other one opens; else with its sentence."""
    before = text[max(0, mark.start - 2) : mark.start].strip()
    leads = mark.start <= paragraph.span.start or before.endswith((":", ","))
    near = paragraph.span.end - mark.end <= LONGEST_UNCLOSED
    if leads and near and limit >= paragraph.span.end:
        end = paragraph.span.end
    else:
        end = paragraph.ends[min(bisect_left(paragraph.ends, mark.end), len(paragraph.ends) - 1)]
    end = mark.end + len(text[mark.end : min(end, limit)].rstrip())
    return Quotation(Span(mark.end, end), Span(mark.start, end), mark.family, closed=False)
