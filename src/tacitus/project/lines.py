"""An incident as linking leaves it: what its reports tell, made into the line that lists it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from tacitus.countries import countries
from tacitus.incident_values import Copied, Headline, Incident, Joined, Link, Listed, Told
from tacitus.link.dossier import incident
from tacitus.link.reprints import Reprint, differences, families, reprints
from tacitus.values import Day, Place, TypeValue
from tacitus.vocabulary import EventField
from tacitus.write.formats.titles import title_of

AROUND = 200  # characters on each side of an anchor by which an incident is found
LONGEST = 500  # characters of a list of names
REMEMBERED = 500  # comparisons of texts
NOTHING = (None, None, None)
MOST = 2**31 - 1  # an integer of PostgreSQL; whatever else a report says, nobody counted more


def joined(
    id_: str, told: Sequence[Told], links: Sequence[Link], known: Sequence[Copied]
) -> Joined:
    """The incident of these events, whose reports are in the order in which they were published;
    `known` are copies that were found before."""
    found = copies_of(told, known)
    whole = incident(id_, with_families(told, found))
    line = listed(whole)
    return Joined(id_, tuple(links), line, words(whole, line.title), found)


def with_families(told: Sequence[Told], copies: Sequence[Copied]) -> list[Told]:
    """The same, each with the report that it copies as its family; without copies each is its own,
    as the store has it."""
    if not copies:
        return list(told)
    keys = list(dict.fromkeys(one.number for one in told))
    place = {key: number for number, key in enumerate(keys)}
    pairs = [Reprint(place[one.one], place[one.two], one.share) for one in copies]
    family = families(len(keys), pairs)
    return [replace(one, family=keys[family[place[one.number]]]) for one in told]


def copies_of(told: Sequence[Told], known: Sequence[Copied]) -> tuple[Copied, ...]:
    """The copies among the reports of an incident. The passages in which two differ are looked for
    only between a copy and the report that was published first."""
    texts = {one.number: one.coded.report.text for one in told}
    if len(texts) < 2:
        return ()
    keys = list(texts)
    pairs = reprints_among(tuple(texts.values()))
    first = families(len(keys), pairs)
    before = {(one.one, one.two): one for one in known}
    found = []
    for pair in pairs:
        one, two = keys[pair.one], keys[pair.two]
        passages = None
        if (one, two) not in before and first[pair.two] == pair.one:
            passages = tuple(
                (a.start, a.end, b.start, b.end) for a, b in differences_of(texts[one], texts[two])
            )
        found.append(before.get((one, two)) or Copied(one, two, pair.share, passages))
    return tuple(found)


# Reports that tell together of one happening mostly tell together of others, read soon after.
reprints_among = lru_cache(REMEMBERED)(reprints)
differences_of = lru_cache(REMEMBERED)(differences)


def listed(one: Incident) -> Listed:
    """The line of an incident; when it changed is for the store to say."""
    kind, day, place = (value_of(one, field) for field in ("type", "date", "place"))
    assert isinstance(kind, TypeValue)  # only what has a type is linked
    killed_low, killed, killed_high = figure(one, "killed")
    wounded_low, wounded, wounded_high = figure(one, "wounded")
    return Listed(
        id=one.id,
        status=one.status,
        title=title_of(one),
        type=kind.type,
        mode=kind.mode,
        start_date=day.start if isinstance(day, Day) else None,
        end_date=day.end if isinstance(day, Day) else None,
        date_precision=day.precision if isinstance(day, Day) else None,
        place=place.name if isinstance(place, Place) else None,
        admin1=place.admin1 if isinstance(place, Place) else None,
        country=place.country if isinstance(place, Place) else None,
        lat=place.lat if isinstance(place, Place) else None,
        lon=place.lon if isinstance(place, Place) else None,
        place_precision=place.precision if isinstance(place, Place) else None,
        actors=names(one, "actor"),
        recipients=names(one, "recipient"),
        killed_low=killed_low,
        killed=killed,
        killed_high=killed_high,
        wounded_low=wounded_low,
        wounded=wounded,
        wounded_high=wounded_high,
        disputed=any(moved.disputed for moved in one.figures),
        reports=len({told.number for told in one.told}),
        sources=one.sources,
        first_said=one.first_said,
        last_said=one.last_said,
        changed_at="",
    )


def value_of(one: Incident, field: EventField) -> object:
    """The best supported value: of days one that is resolved, of places one with a country, where
    there are such."""
    values = [known.value for known in one.all(field)]
    better = [value for value in values if is_resolved(value)]
    return next(iter(better or values), None)


def is_resolved(value: object) -> bool:
    if isinstance(value, Day):
        return value.start is not None and value.end is not None
    return not isinstance(value, Place) or value.country is not None


def figure(one: Incident, field: EventField) -> tuple[int | None, int | None, int | None]:
    """The lowest, the headline and the highest figure, each as far as a column holds it."""
    moved = one.figure(field)
    if moved is None or not isinstance(moved.headline, Headline):
        return NOTHING
    found = moved.headline
    high = None if found.high is None else min(found.high, MOST)
    return min(found.low, MOST), min(found.best, MOST), high


def names(one: Incident, field: EventField) -> str:
    """All who are named, as many as there is room for."""
    kept = ""
    for known in one.all(field):
        longer = f"{kept}; {known.text}" if kept else known.text
        if len(longer) > LONGEST:
            return kept or longer[:LONGEST]
        kept = longer
    return kept


def words(one: Incident, title: str) -> str:
    """All by which an incident may be sought, each once."""
    return "\n".join(dict.fromkeys(filter(None, (title, *sought(one)))))


def sought(one: Incident) -> Iterator[str]:
    """Its values, where it was by the name of the country too, its sources, and what is said around
    the anchors of its events."""
    for known in one.known:
        yield known.text
        if isinstance(known.value, Place) and known.value.country in countries():
            yield countries()[known.value.country].name
    for told in one.told:
        report = told.coded.report
        yield report.title or ""
        yield report.publisher or ""
        for anchor in told.event.anchors:
            yield report.text[max(0, anchor.start - AROUND) : anchor.end + AROUND]
