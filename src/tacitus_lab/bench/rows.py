"""Our own tables of dates and numbers: invented sentences with what their words are worth.

    tacitus-lab bench rows --split dates

The expected values are written by the coding manual, not by what the coder gives. A row that the
coder is known to miss stays, with the reason in its last column.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from tacitus.derive.dates import derive_days, derive_durations
from tacitus.derive.numbers import derive_amounts
from tacitus.marks import Marks
from tacitus.text_coder import TextCoder
from tacitus.values import Amount, Day, Resolved, Seconds, Span, Unknown
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.bench.marking import marked
from tacitus_lab.metrics import Figure, figure, share

FOLDER = Path("bench/rows")
NO_DAY = "-"
GUEST = (
    "`dates` only; it is given the words alone, and need not find them; a moment inside the stretch"
    " expected is right, and nothing where nothing can be known"
)
GUEST_RUN = "`python -m tacitus_lab.bench.dateparser_guest`, 77 of 209 rows"


class Rows:
    """The share of rows that are right. A row of dates is right where start, end and precision are
    as expected, a row of numbers where least and most are. Mentions are found by the coder
    itself."""

    name = "rows"
    about = "our own tables of dates and numbers: values of words in invented sentences"
    data: tuple[str, ...] = ()
    origin = "bench/rows"
    splits: ClassVar[dict[str, str]] = {"dates": "tuning", "numbers": "tuning"}
    usual: ClassVar[tuple[str, ...]] = ("dates", "numbers")
    peers: tuple[Peer, ...] = (Peer("right", "dateparser 1.5.0", 0.368, GUEST, GUEST_RUN),)

    def load(self, _data: Path, split: str) -> Sequence[Case]:
        return read_rows(FOLDER / f"{split}.tsv")

    def predict(self, case: Case, coder: TextCoder) -> Any:
        report, marks = marked(case, coder)
        words = case.gold["words"]
        span = Span(*words)
        if case.gold["table"] == "numbers":
            return number_told(marks, derive_amounts(report, marks), span)
        return date_told(marks, derive_days(report, marks), derive_durations(report, marks), span)

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        rows = zip(cases, predictions, strict=True)
        right = [(float(case.gold["expected"] == told), 1.0) for case, told in rows]
        return [figure("right", right, share)]

    def details(self, cases: Sequence[Case], predictions: Sequence[Any]) -> str:
        """The rows that are wrong, with the reason where it is known."""
        return "\n".join(
            f"  {case.text!r}: {told}, expected {case.gold['expected']}"
            + (f" (known: {case.gold['miss']})" if case.gold["miss"] else "")
            for case, told in zip(cases, predictions, strict=True)
            if case.gold["expected"] != told
        )


def read_rows(path: Path) -> list[Case]:
    """The rows of a table, those of dates with a day of publication before the text."""
    cases: list[Case] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        columns = line.split("\t")
        published = columns.pop(0) if path.stem == "dates" else NO_DAY
        text, words = without_brackets(columns[0].replace("\\n", "\n"))
        gold = {
            "table": path.stem,
            "words": words,
            "expected": columns[1],
            "miss": columns[2] if len(columns) > 2 else "",
        }
        day = None if published == NO_DAY else published
        cases.append(Case(f"{path.stem}-{len(cases) + 1}", text, gold, day))
    return cases


def without_brackets(text: str) -> tuple[str, tuple[int, int]]:
    """The text without its brackets, and where the words in them stand; all of it without any."""
    match = re.search(r"\[(.*?)\]", text, re.DOTALL)
    if match is None:
        return text, (0, len(text))
    plain = text[: match.start()] + match[1] + text[match.end() :]
    return plain, (match.start(), match.start() + len(match[1]))


def date_told(
    marks: Marks,
    days: Sequence[Resolved[Day]],
    lengths: Sequence[Resolved[Seconds]],
    span: Span,
) -> str:
    """The value of the date or length that shares most with the words: `none` where none does."""
    found: list[Resolved[Day] | Resolved[Seconds]] = [*days, *lengths]
    best = max(found, key=lambda one: shared(marks, one.mention, span), default=None)
    if best is None or shared(marks, best.mention, span) == 0:
        return "none"
    match best.value:
        case Seconds(seconds):
            return f"duration {seconds}"
        case Day(start, end, precision) if start is not None:
            plain = f"{start}" if start == end else f"{start}..{end}"
            return plain if start == end and precision == "day" else f"{plain} {precision}"
        case _:
            length = marks.mentions[best.mention].kind == "duration"
            return "duration unknown" if length else "unknown"


def number_told(marks: Marks, amounts: Sequence[Resolved[Amount]], span: Span) -> str:
    """The value of the number that shares most with the words: `none` where none does."""
    best = max(amounts, key=lambda one: shared(marks, one.mention, span), default=None)
    if best is None or shared(marks, best.mention, span) == 0:
        return "none"
    return amount_told(best.value)


def amount_told(value: Amount | Unknown) -> str:
    """ "13", "8+", "15..20", "unknown"."""
    if isinstance(value, Unknown):
        return "unknown"
    if value.high is None:
        return f"{value.low}+"
    return f"{value.low}" if value.low == value.high else f"{value.low}..{value.high}"


def shared(marks: Marks, mention: int, span: Span) -> int:
    """How many characters a mention shares with the words."""
    one = marks.mentions[mention].span
    return max(0, min(one.end, span.end) - max(one.start, span.start))
