"""How far two people agree who coded the same reports: the ceiling for any machine.

`corpus/second/NAME.yaml` is the second coding of `corpus/<split>/NAME.txt`, made from the text and
the manual alone. The figures of `score_reports` hold the second coding against the first.
The units of Krippendorff's alpha are the events that both have; the value of a field is the set of
what its claims say, empty where there is none.
"""

from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tacitus.coder_values import Values
from tacitus.errors import UsageError
from tacitus.review.alpha import alpha
from tacitus_lab.bench.base import Case
from tacitus_lab.bench.reports import Reports, coding_of
from tacitus_lab.corpus import text_of_second
from tacitus_lab.gold.alignment import Pair
from tacitus_lab.gold.shapes import FIELDS
from tacitus_lab.metrics import Figure

Claim = dict[str, Any]


def agreement_page(corpus: Path) -> str:
    """The table of agreement, as Markdown."""
    pairs = list(pairs_of(corpus))
    lines = [
        f"{len(pairs)} reports were coded a second time. Events, claims, statements and entities",
        "as `tacitus_lab.gold.score_reports` counts them, per cent:",
        "",
        "| figure | agreement | 95% interval |",
        "|---|---|---|",
        *(figure_row(one) for one in figures(pairs)),
        "",
        "Krippendorff's alpha over the events that both have, and over the claims they share:",
        "",
        "| field | alpha | units | with a value |",
        "|---|---|---|---|",
        *alpha_rows(pairs),
    ]
    return "\n".join(lines)


def pairs_of(corpus: Path) -> Iterator[Pair]:
    """Each first coding beside its second."""
    for second in sorted((corpus / "second").glob("*.yaml")):
        text = text_of_second(second)
        if text is None:
            raise UsageError(f"{second}: no report of this name below {corpus}")
        yield Pair(coding_of(text.with_suffix(".yaml")), coding_of(second, text))


def figures(pairs: Sequence[Pair]) -> list[Figure]:
    cases = [Case(pair.id, pair.gold["report"]["text"], pair.gold) for pair in pairs]
    return Reports().score(cases, [pair.pred for pair in pairs])


def figure_row(one: Figure) -> str:
    return f"| {one.name} | {100 * one.value:.1f} | {100 * one.low:.1f} to {100 * one.high:.1f} |"


def alpha_rows(pairs: Sequence[Pair]) -> Iterator[str]:
    """A row for each field of events, then for certainty and holder of shared claims."""
    rows: list[tuple[str, list[tuple[Values, Values]]]] = [
        ("salience", [salience(g, p) for pair in pairs for g, p in pair.events])
    ]
    rows += [
        (field, [both(pair, g, p, field) for pair in pairs for g, p in pair.events])
        for field in FIELDS
    ]
    shared = [(pair, row) for pair in pairs for row in pair.rows if row["kind"] == "right"]
    rows.append(("certainty", [told(row, "certainty") for _, row in shared]))
    rows.append(("holder", [holders(pair, row) for pair, row in shared]))
    for name, units in rows:
        told_of = sum(bool(one or two) for one, two in units)
        if told_of:
            found = alpha([units]).value  # all as of one report, which has no interval
            assert found is not None
            yield f"| {name} | {found:.2f} | {len(units)} | {told_of} |"


def salience(one: Claim, two: Claim) -> tuple[Values, Values]:
    return frozenset([one["salience"]]), frozenset([two["salience"]])


def told(row: dict[str, Any], key: str) -> tuple[Values, Values]:
    return frozenset([row["gold"][key]]), frozenset([row["pred"][key]])


def holders(pair: Pair, row: dict[str, Any]) -> tuple[Values, Values]:
    one, two = row["gold"]["holder"], row["pred"]["holder"]
    return frozenset([named(pair, one, 0)]), frozenset([named(pair, two, 1)])


def both(pair: Pair, one: Claim, two: Claim, field: str) -> tuple[Values, Values]:
    """What the claims of one field say in either coding of an event."""
    first, second = (
        frozenset(said(pair, claim, side) for claim in event["claims"] if claim["field"] == field)
        for side, event in enumerate((one, two))
    )
    return first, second


def said(pair: Pair, claim: Claim, side: int) -> Hashable:
    """The value of a claim as something that can be equal to another's."""
    value = claim["value"]
    if claim["field"] in ("motive", "damage"):
        return "told"
    if not isinstance(value, dict):
        return str(value)
    kept = {key: part for key, part in value.items() if key not in ("text", "site", "unit")}
    if "entity" in kept:
        kept["entity"] = named(pair, kept["entity"], side)
    if "geonames_id" in kept:
        kept = {"place": kept["geonames_id"] or kept["name"]}
    return tuple(sorted((key, str(part)) for key, part in kept.items()))


def named(pair: Pair, entity: str | None, side: int) -> str:
    """An entity of either coding by the first coding's name for it, apart from other reports'."""
    if entity in (None, "author", "unnamed"):
        return str(entity)
    if side == 1:
        firsts = sorted(first for first, second in pair.matched if second == entity)
        return f"{pair.id}/{firsts[0]}" if firsts else f"{pair.id}/second/{entity}"
    return f"{pair.id}/{entity}"
