"""What the corpus covers, counted against its quotas."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tacitus.derive.gazetteer import key_of
from tacitus.derive.gazetteer_file import open_gazetteer
from tacitus.vocabulary import MODES, PLOVER_TYPES, TOLL_FIELDS
from tacitus_lab.corpus_report import CorpusReport
from tacitus_lab.coverage_names import counted_cultures
from tacitus_lab.coverage_words import date_kinds, is_vague
from tacitus_lab.stories import Stories

REGISTERS = (
    "wire", "national daily", "tabloid", "local paper", "broadcast script", "live blog",
    "official communique", "NGO update", "court report", "analysis", "translated text",
    "round-up", "follow-up",
)  # fmt: skip
SIZES = {"train": 230, "dev": 40, "test": 50}
# Noise that reports should have, by a word that the first comment of a coding names it with.
NOISE = {
    "upper-case lead": "upper", "missing title": "no title", "typos": "typo", "bylines": "byline",
    "odd quotes or dashes": "quot", "agency tags": "agency tag", "photo captions": "caption",
    "read-more lines": "read", "paragraph breaks lost": "breaks lost",
}  # fmt: skip
CERTAINTIES = {"alleged": 150, "reported": 150, "planned": 90, "denied": 60, "hypothetical": 50}


@dataclass(frozen=True, slots=True)
class Quota:
    """A thing counted, how many there are and how many are wanted."""

    name: str
    found: int
    wanted: int

    @property
    def met(self) -> bool:
        return self.found >= self.wanted


def quotas(reports: list[CorpusReport], stories: Stories) -> Iterator[Quota]:
    """Every quota of the corpus."""
    splits = Counter(one.split for one in reports)
    yield from (Quota(f"reports in {name}", splits[name], n) for name, n in SIZES.items())
    registers = Counter(one.head.get("register", "") for one in reports)
    yield from (Quota(f"register {name}", registers[name], 12) for name in REGISTERS)
    yield from report_quotas(reports)
    yield Quota("stories", len(stories.told), 40)
    yield Quota("look-alike pairs", len(stories.look_alikes), 20)
    yield from type_quotas(reports)
    yield from claim_quotas(reports)
    yield from word_quotas(reports)


def report_quotas(reports: list[CorpusReport]) -> Iterator[Quota]:
    """What whole reports are."""
    told = Counter(one.head.get("country", "") for one in reports)
    commonest = max(told.values(), default=0)
    sized = count(reports, lambda one: 60 <= len(one.coding["report"]["text"].split()) <= 900)
    yield Quota("reports of 60 to 900 words", sized, len(reports))
    yield Quota("countries", len(told.keys() - {""}), 60)
    yield Quota(
        "% outside the commonest country", 100 - 100 * commonest // max(1, len(reports)), 92
    )
    yield Quota("naming cultures", counted_cultures(reports), 25)
    yield Quota("reports without a day", count(reports, is_undated), 15)
    yield Quota("reports without events", count(reports, lambda one: not one.coding["events"]), 50)
    yield Quota("reports with background", count(reports, has_background), 150)
    yield Quota("reports with several ASSAULTs", count(reports, repeats_type), 60)
    noise = Counter(
        name for one in reports for name, seen in NOISE.items() if seen in noise_of(one)
    )
    yield from (Quota(f"noise: {name}", noise[name], 5) for name in NOISE)


def noise_of(one: CorpusReport) -> str:
    return one.head.get("noise", "").lower()


def count(reports: list[CorpusReport], test: Callable[[CorpusReport], bool]) -> int:
    return sum(map(test, reports))


def is_undated(one: CorpusReport) -> bool:
    return one.coding["report"]["published"] is None


def has_background(one: CorpusReport) -> bool:
    return any(event["salience"] == "background" for event in one.coding["events"])


def repeats_type(one: CorpusReport) -> bool:
    kinds = Counter(type_of(event) for event in one.coding["events"])
    return any(number > 1 for (type_, _), number in kinds.items() if type_ == "ASSAULT")


def type_of(event: dict[str, Any]) -> tuple[str, str | None]:
    """Type and mode of an event."""
    (claim,) = (claim for claim in event["claims"] if claim["field"] == "type")
    return claim["value"]["type"], claim["value"].get("mode")


def type_quotas(reports: list[CorpusReport]) -> Iterator[Quota]:
    told = [
        type_of(event)
        for one in reports
        for event in one.coding["events"]
        if event["salience"] != "reaction"
    ]
    types, modes = Counter(type_ for type_, _ in told), Counter(told)
    yield from (Quota(f"type {name}", types[name], 30) for name in PLOVER_TYPES)
    yield from (Quota(f"ASSAULT {mode}", modes["ASSAULT", mode], 8) for mode in MODES["ASSAULT"])


def claim_quotas(reports: list[CorpusReport]) -> Iterator[Quota]:
    claims = [
        claim for one in reports for event in one.coding["events"] for claim in event["claims"]
    ]
    sure = Counter(claim["certainty"] for claim in claims)
    yield from (Quota(f"claims {name}", sure[name], wanted) for name, wanted in CERTAINTIES.items())
    stances = Counter(c["value"]["stance"] for c in claims if c["field"] == "responsibility")
    yield from (
        Quota(f"responsibility {name}", stances[name], 20)
        for name in ("claimed", "denied", "none", "suspected")
    )
    figures = [c["value"] for c in claims if c["field"] in TOLL_FIELDS or c["field"] == "count"]
    ranges = [one for one in figures if one["high"] != one["low"]]
    yield Quota("ranges and bounds", len(ranges), 130)
    yield Quota("zero tolls", sum(one["high"] == 0 for one in figures), 30)
    yield Quota("pairs of differing figures", sum(map(differing, reports)), 60)
    yield Quota("subgroup figures", sum(map(subgroups, reports)), 70)
    classes = Counter(c["value"]["class"] for c in claims if c["field"] == "target")
    yield Quota("target classes named 4 times", sum(n >= 4 for n in classes.values()), 20)
    weapons = Counter(c["value"]["class"] for c in claims if c["field"] == "weapon")
    yield Quota("weapon classes named 4 times", sum(n >= 4 for n in weapons.values()), 8)


def word_quotas(reports: list[CorpusReport]) -> Iterator[Quota]:
    """What the words of evidence are, and which names the gazetteer has more than once."""
    gazetteer, _ = open_gazetteer()
    vague = twice = 0
    seen: set[str] = set()
    for one in reports:
        claims = [claim for event in one.coding["events"] for claim in event["claims"]]
        figures = [c for c in claims if c["field"] in TOLL_FIELDS or c["field"] == "count"]
        vague += sum(is_vague(one, claim) for claim in figures)
        seen |= date_kinds(one, claims)
        names = {key_of(c["value"]["name"]) for c in claims if c["field"] == "place"}
        twice += sum(len({e.geonames_id for e in gazetteer.named(key)}) > 1 for key in names)
    yield Quota("vague quantities", vague, 50)
    yield Quota("kinds of date expression", len(seen), 20)
    yield Quota("places with a namesake", twice, 60)


def subgroups(one: CorpusReport) -> int:
    """Figures of others beside a larger figure of the same field, event and holder."""
    found = 0
    for event in one.coding["events"]:
        tolls = [c for c in event["claims"] if c["field"] in TOLL_FIELDS]
        found += sum(
            any(
                whole["field"] == part["field"]
                and whole["holder"] == part["holder"]
                and whole["value"]["entity"] != part["value"]["entity"]
                and whole["value"]["low"] > (part["value"]["high"] or part["value"]["low"])
                for whole in tolls
            )
            for part in tolls
        )
    return found


def differing(one: CorpusReport) -> int:
    """Pairs of figures of one field of one event that two holders give differently."""
    pairs = 0
    for event in one.coding["events"]:
        for toll in TOLL_FIELDS:
            told = [
                (c["holder"], c["value"]["low"], c["value"]["high"])
                for c in event["claims"]
                if c["field"] == toll
            ]
            pairs += sum(
                a[0] != b[0] and a[1:] != b[1:] for n, a in enumerate(told) for b in told[n + 1 :]
            )
    return pairs


def table(reports: list[CorpusReport], stories: Stories) -> str:
    """The quotas as lines, what is short marked."""
    return "\n".join(
        f"{'  ' if one.met else '! '}{one.name:34}{one.found:6} of {one.wanted}"
        for one in quotas(reports, stories)
    )
