"""From the place that a mention was found to mean to its value, with basis and evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.countries import countries
from tacitus.derive.gazetteer import Entry, Gazetteer, Kind
from tacitus.derive.place_asking import Asked, country_entry
from tacitus.derive.place_choice import Answer
from tacitus.derive.place_context import Context
from tacitus.derive.place_lists import bare, is_generic, spot_words
from tacitus.marks import Marks
from tacitus.values import Place, Report, Resolved, Unknown
from tacitus.vocabulary import PlacePrecision

PRECISION: dict[Kind, PlacePrecision] = {
    "country": "country", "region": "region", "admin1": "admin1", "admin2": "district",
    "capital": "city", "seat": "city", "town": "city", "former": "city", "section": "district",
}  # fmt: skip
SURE = 0.96  # the confidence of the surest: 95 in 100 of these were right on two sets of reports
SLIP_SURE, HOLDER_SURE, SITE_SURE = 0.7, 0.8, 0.6  # what is left of the confidence
UNLISTED_SURE = 0.5
# The kinds of a place that the gazetteer lacks by the word beside it ("suburb" points to two).
UNLISTED_KINDS: tuple[Kind, ...] = ("section", "admin2", "admin1", "region")
WELL_LISTED = ("USA",)  # whose towns the gazetteer has: another name is mostly that of a quarter
SMALL: frozenset[Kind] = frozenset(("seat", "town", "section", "former", "admin2"))
LARGE = 100_000  # people of a town that is named without its country
WORLD_CITY = 1_500_000  # the same, by another name than its chief one: "Calcutta"
BACK = 200  # mentions before a name among which its country is sought
NOT_FOUND = "the gazetteer has no place of this name"


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is known of a report's places before values are made. `slips` are the mentions whose
    spelling is not the gazetteer's; `countries` those spoken of most, foremost first."""

    report: Report
    marks: Marks
    gazetteer: Gazetteer
    context: Context
    asked: dict[int, Asked]
    answers: dict[int, Answer]
    slips: frozenset[int] = frozenset()
    countries: Sequence[str] = ()

    def words(self, number: int) -> str:
        """The words of a mention."""
        return self.marks.mentions[number].span.of(self.report.text)

    def is_named(self, number: int) -> bool:
        """Whether a mention names its place itself."""
        return self.asked[number].reading.shape == "name"


def unknown(findings: Findings, number: int, reason: str) -> Resolved[Place]:
    """No value, and why."""
    span = findings.marks.mentions[number].span
    return Resolved(number, Unknown(reason), (span,), confidence=0.0, rule="places")


# ---- places by their own name ---------------------------------------------------------------


def named(findings: Findings, number: int) -> Resolved[Place]:
    """The place that the gazetteer has for the name; for a state its country."""
    answer = findings.answers.get(number)
    if answer is None or is_namesake(findings, number, answer.entry):
        return unlisted(findings, number)
    asked, mention = findings.asked[number], findings.marks.mentions[number]
    entry, reason, sure = answer.entry, answer.reason, SURE * answer.probability
    if mention.kind == "state" and entry.kind == "capital" and entry.country:
        entry = country_entry(entry.country, findings.gazetteer)[0]
        reason = f"the capital {answer.entry.name} stands for its state"
    if number in findings.slips:
        reason = f'"{bare(findings.words(number))}" read as a slip for {entry.name}; {reason}'
        sure *= SLIP_SURE
    if asked.reading.shape == "capital":
        reason = f"the capital of {entry.country}"
    if asked.reading.missing:
        site = asked.reading.shape == "site"
        how = "bears this name" if site else "is said to be there"
        reason = f'"{asked.reading.missing}" is not in the gazetteer, but {how}; {reason}'
        sure *= SITE_SURE if site else HOLDER_SURE
    evidence = [mention.span]
    told = answer.within or asked.reading.missing
    if told and asked.holder and not mention.span.holds(asked.holder.span):
        evidence.append(asked.holder.span)
    return Resolved(
        mention=number,
        value=place_of(entry, findings.gazetteer),
        evidence=tuple(evidence),
        basis=reason,
        confidence=sure,
        rule="places",
        runners_up=tuple(place_of(other, findings.gazetteer) for other in answer.runners_up),
    )


def is_namesake(findings: Findings, number: int, entry: Entry) -> bool:
    """Whether a place is a smaller town in a country that neither the words nor any other place of
    the report tell of, and that does not border on the one it speaks of most: its name is then
    rather that of a place nearer by, which the gazetteer lacks."""
    large = LARGE if entry.match == 0 else WORLD_CITY
    if entry.kind not in SMALL or entry.population > large or not findings.countries:
        return False
    foremost, asked = findings.countries[0], findings.asked
    if entry.country in (foremost, *findings.context.countries, *countries()[foremost].neighbours):
        return False
    return asked[number].holder is None and not any(
        other.entry.country == entry.country and asked[n].key != asked[number].key
        for n, other in findings.answers.items()
    )


def unlisted(findings: Findings, number: int) -> Resolved[Place]:
    """A place that the gazetteer lacks: its name, and the country that the report speaks of most.
    Without a word that tells its kind it is taken for a village."""
    asked, mention = findings.asked[number], findings.marks.mentions[number]
    name = asked.reading.name
    named = asked.reading.shape == "name" and name[:1].isupper() and not is_spot(name)
    if mention.kind == "state" or not named or not findings.countries:
        return unknown(findings, number, NOT_FOUND)
    country = spoken_of(findings, number)
    if country in WELL_LISTED:
        return unknown(findings, number, NOT_FOUND)
    how = (
        "the report speaks most of"
        if country == findings.countries[0]
        else "named after a place in"
    )
    told: Kind = next((kind for kind in UNLISTED_KINDS if kind in asked.reading.kinds), "town")
    return Resolved(
        mention=number,
        value=Place(name, country, None, None, None, None, PRECISION[told]),
        evidence=(mention.span,),
        basis=f"not in the gazetteer; {how} {countries()[country].name}",
        confidence=UNLISTED_SURE,
        rule="places",
    )


def spoken_of(findings: Findings, number: int) -> str:
    """The country of the place named last before a mention in its paragraph, so that each item of a
    round-up has its own; else the one that the report speaks of most."""
    mentions = findings.marks.mentions
    start = findings.report.text.rfind("\n", 0, mentions[number].span.start)
    for earlier in range(number - 1, max(-1, number - BACK), -1):
        if mentions[earlier].span.start < start:
            break
        answer = findings.answers.get(earlier)
        if answer is not None and answer.entry.country and answer.entry.match == 0:
            return answer.entry.country
    return findings.countries[0]


def is_spot(name: str) -> bool:
    """Whether a name is that of a spot in a town: "Paliashvili Street", "Phillips Park"."""
    last = name.rpartition(" ")[2]
    return last.lower() in spot_words() or is_generic(last)


def place_of(entry: Entry, gazetteer: Gazetteer) -> Place:
    """A place of the gazetteer as a value."""
    province = gazetteer.province(entry.country, entry.admin1) if entry.admin1 else None
    return Place(
        name=entry.name,
        country=entry.country,
        admin1=province.name if province else None,
        lat=entry.lat,
        lon=entry.lon,
        geonames_id=entry.geonames_id,
        precision=PRECISION[entry.kind],
    )
