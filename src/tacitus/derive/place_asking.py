"""Which places of the gazetteer each mention may mean, by its words and those beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tacitus.countries import countries, country_of_demonym, country_of_name
from tacitus.derive.gazetteer import Entry, Gazetteer, Kind, key_of
from tacitus.derive.place_lists import bare
from tacitus.derive.place_reading import Part, PlaceWords
from tacitus.derive.place_scores import holds
from tacitus.derive.place_words import readings
from tacitus.marks import Mention
from tacitus.nouns import noun
from tacitus.values import Span

HOLDERS: frozenset[Kind] = frozenset(("country", "admin1", "admin2", "capital", "seat", "town"))
TOWNS: frozenset[Kind] = frozenset(("capital", "seat", "town"))
FOR_A_STATE: frozenset[Kind] = frozenset(("capital", "admin1", "region"))
LARGE = 20_000  # people of a town that others are said to lie in
MANY = 200_000  # people of a town or province whose people have a word of their own
PEOPLE_ENDINGS = (("ans", ""), ("ers", ""), ("ans", "a"), ("ians", ""), ("er", ""), ("an", "a"))
SHORT_FORM = 3  # `Entry.match` of "Calif."


@dataclass(frozen=True, slots=True)
class Asked:
    """One mention, the reading of it that the gazetteer knows, and its candidates there. `inside`
    are the places that the words after it, `holder`, may mean; `cues` the countries and provinces
    (country, GeoNames code or "") named before it."""

    mention: int
    reading: PlaceWords
    key: str = ""
    entries: tuple[Entry, ...] = ()
    inside: tuple[Entry, ...] = ()
    holder: Part | None = None
    cues: frozenset[tuple[str, str]] = frozenset()


def ask(number: int, mention: Mention, text: str, gazetteer: Gazetteer) -> Asked:
    """The first reading of a mention that the gazetteer knows; else the shortest, with no
    entries."""
    shortest = PlaceWords("nothing", "")
    for reading in readings(text, mention.span):
        entries = entries_of(reading, gazetteer)
        if reading.shape == "site":
            entries = tuple(e for e in entries if is_known(e) and e.kind != "country")
        if reading.owner and not any(map(is_known, candidates(reading.owner, gazetteer))):
            entries = ()
        if mention.kind == "state":
            entries = states_among(entries)
        if entries or reading.shape not in ("name", "site"):
            inside, holder = inside_entries(reading, entries, gazetteer)
            if reading.missing and reading.inside:
                holder = reading.inside[0]
            cues = frozenset(cue for words in reading.cues for cue in areas_of(words, gazetteer))
            return Asked(number, reading, key_of(reading.name), entries, inside, holder, cues)
        own = reading.shape == "name" and not reading.missing
        if own and (shortest.shape == "nothing" or len(reading.name) < len(shortest.name)):
            shortest = reading
    return Asked(number, shortest, key_of(shortest.name))


def may_be_place(mention: Mention, text: str) -> bool:
    """Whether a mention of another kind is a name that may be that of a place: "to Istmina"."""
    words = mention.head.of(text)
    capitals = all(word[0].isupper() for word in words.split())
    return mention.kind in ("person", "organisation") and capitals and noun(words.lower()) is None


def states_among(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The countries of some places; else the capitals and parts that may stand for one."""
    countries_only = tuple(entry for entry in entries if entry.kind == "country")
    return countries_only or tuple(entry for entry in entries if entry.kind in FOR_A_STATE)


def is_known(entry: Entry) -> bool:
    """Whether a place is large enough that sites bear its name."""
    if entry.kind in ("admin2", "section", "former") or entry.match > 1:
        return False
    return entry.population >= LARGE or entry.kind in ("country", "region")


def entries_of(reading: PlaceWords, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places that a reading names."""
    if reading.shape == "capital":
        return capitals_of(reading.name, gazetteer)
    if reading.shape == "border":
        return ()
    if reading.short:
        named = gazetteer.named(key_of(reading.short))
        short = tuple(e for e in named if e.match == SHORT_FORM and may_hold(e, reading.short))
        if short:
            return short
    return candidates(reading.name, gazetteer)


def candidates(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places of a name: as it is, by its nationals' adjective, or with an Arabic article."""
    words = bare(name)
    key = key_of(words)
    country = country_of_name(words)
    named = gazetteer.named(key)
    found = tuple(
        entry
        for entry in named
        if entry.match != SHORT_FORM and (entry.kind != "country" or entry.country == country)
    )
    if code := country_of_demonym(words):
        found = (*country_entry(code, gazetteer), *found)
    short = tuple(entry for entry in named if may_hold(entry, name)) if not found else ()
    found = found or short or people_of(words, gazetteer)
    return found or (gazetteer.named(f"al {key}") if key and " " not in key else ())


def people_of(words: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The large town or the province whose people are called so: "Londoners", "Ohioans"."""
    for ending, instead in PEOPLE_ENDINGS:
        if not words.endswith(ending) or len(words) < len(ending) + 4:
            continue
        named = gazetteer.named(key_of(words[: -len(ending)] + instead))
        large = tuple(e for e in named if e.match < 2 and e.population > MANY)
        if large:
            return large
    return ()


def country_entry(code: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The country itself."""
    named = gazetteer.named(key_of(countries()[code].name))
    return tuple(entry for entry in named if entry.kind == "country" and entry.country == code)


def capitals_of(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The capital of a country or the seat of a province, by name or adjective."""
    words = bare(name)
    if code := country_of_name(words) or country_of_demonym(words):
        named = gazetteer.named(key_of(countries()[code].capital))
        towns = [entry for entry in named if entry.country == code and entry.kind in TOWNS]
        return tuple(towns[:1])
    return ()


def areas_of(words: str, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """The country or provinces that words before a name tell of: all of them, or the last."""
    for part in (bare(words), bare(words).rpartition(" ")[2]):
        if code := country_of_name(part) or country_of_demonym(part):
            yield code, ""
            return
        provinces = gazetteer.provinces_named(key_of(part))
        yield from ((province.country or "", province.admin1) for province in provinces)
        if provinces:
            return


def inside_entries(
    reading: PlaceWords, entries: tuple[Entry, ...], gazetteer: Gazetteer
) -> tuple[tuple[Entry, ...], Part | None]:
    """The places named after a name that hold one of its candidates, and the words for them."""
    for part in reading.inside:
        words = part.words.split()
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length])
            holders = tuple(
                holder
                for holder in gazetteer.named(key_of(name))
                if may_hold(holder, name) and any(holds(holder, entry) for entry in entries)
            )
            if holders and not is_list(entries, holders):
                short = any(holder.match == SHORT_FORM for holder in holders)
                name = name if short else name.rstrip(".")
                end = min(part.span.start + len(name), part.span.end)
                return holders, Part(name, Span(part.span.start, end))
    return (), None


def may_hold(holder: Entry, name: str) -> bool:
    """Whether others may be said to lie in a place of this name, as it is written."""
    if holder.match == SHORT_FORM:
        return name.isupper() or name.endswith(".")
    if holder.kind in TOWNS and holder.population < LARGE:
        return False
    return holder.kind in HOLDERS and holder.match < 2


def is_list(entries: tuple[Entry, ...], holders: tuple[Entry, ...]) -> bool:
    """Whether "A, B" rather lists two countries or two states than tells that A lies in B."""
    if any(holder.match == SHORT_FORM for holder in holders):
        return False
    kinds = {holder.kind for holder in holders}
    return any(e.kind in kinds and e.match == 0 for e in entries if e.kind in ("country", "admin1"))
