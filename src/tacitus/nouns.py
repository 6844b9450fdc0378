"""What a common noun stands for: the lists of persons, bodies and things, read once.

`noun("police officer")` tells kind, sector, gender and number; plurals are made by rule from the
singulars of `data/persons.toml`, `data/bodies.toml` and `data/things.toml`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tacitus.lists import tables
from tacitus.vocabulary import EntityKind, Sector

Role = Literal["office", "occupation", "person", "kin", "body", "thing", "matter"]
Gender = Literal["m", "f", ""]

PLACES = frozenset(
    """
    city town capital region province district area street suburb hometown valley mountain river
    forest coast county continent enclave territory peninsula archipelago zone desert hamlet island
    outskirts centre center downtown location place spot hillside hill lake bay
    strait sea plateau frontline village neighbourhood neighborhood site scene world mainland route
    """.split()
)
STATES = frozenset("country nation kingdom republic homeland".split())
AGENTS = ("er", "or", "ist", "ician", "grapher", "woman", "man", "eur", "ologist", "keeper")
PLURALS = {"person": "people", "child": "children", "passer-by": "passers-by", "wife": "wives",
    "thief": "thieves", "housewife": "housewives", "grandchild": "grandchildren", "staff": "staff",
    "schoolchild": "schoolchildren", "attorney general": "attorneys general", "ex-wife": "ex-wives",
    "secretary-general": "secretaries-general", "member of parliament": "members of parliament",
    "head of state": "heads of state", "passerby": "passersby", "chief of staff": "chiefs of staff",
    "brother-in-law": "brothers-in-law", "sister-in-law": "sisters-in-law",
    "father-in-law": "fathers-in-law", "mother-in-law": "mothers-in-law",
    "son-in-law": "sons-in-law", "daughter-in-law": "daughters-in-law", "offspring": "offspring",
    "commander-in-chief": "commanders-in-chief", "prisoner of war": "prisoners of war",
    "remains": "remains", "headquarters": "headquarters",
    "aircraft": "aircraft", "military aircraft": "military aircraft", "cattle": "cattle",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of the lists. `one` is its singular; `any_sector` says that its sector is that of the
    body it belongs to ("spokesman")."""

    one: str
    kind: EntityKind
    role: Role
    sector: tuple[Sector, ...] = ()
    gender: Gender = ""
    plural: bool = False
    any_sector: bool = False


def noun(words: str) -> Noun | None:
    """The entry for lower-case words, singular or plural."""
    return nouns().get(words)


def ending(words: Sequence[str]) -> tuple[Noun | None, int]:
    """The longest entry that ends these lower-case words, a possessive being a word of its own, and
    how many of the words it takes; 0 where none does."""
    if not words:
        return None, 0
    for count in range(min(longest().get(words[-1], 0), len(words)), 0, -1):
        phrase = " ".join(words[-count:]).replace(" 's", "'s").replace(" ’s", "'s")
        if (known := noun(phrase)) is not None:
            return known, count
    return None, 0


def agent(word: str) -> Noun | None:
    """A noun that no list has, told by its ending to be somebody's occupation ("glazier"); right
    only where a person is expected."""
    return Noun(word, "person", "occupation") if word.endswith(AGENTS) and len(word) > 5 else None


@cache
def nouns() -> dict[str, Noun]:
    """All entries by their words; the first list that has a word wins, persons before things."""
    found: dict[str, Noun] = {}
    for one in (*people_words(), *kin(), *persons(), *bodies(), *things()):
        found.setdefault(one.one, one)
        if one.plural:
            continue
        many = plural(one.one)
        if one.kind == "person":
            found.setdefault(
                many, Noun(one.one, "people", one.role, one.sector, one.gender, plural=True)
            )
        else:
            found.setdefault(many, Noun(one.one, one.kind, one.role, one.sector, plural=True))
    return found


@cache
def longest() -> dict[str, int]:
    """For each word that ends an entry: how many words the longest of these has, a possessive being
    one of its own."""
    found: dict[str, int] = {}
    for words in nouns():
        parts = words.replace("'s", " 's").split()
        found[parts[-1]] = max(len(parts), found.get(parts[-1], 0))
    return found


def plural(word: str) -> str:
    """The plural of a noun of the lists, in lower case."""
    if word in PLURALS:
        return PLURALS[word]
    if word.endswith("man") and not word.endswith(("human", "german", "roman", "ottoman")):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def persons() -> Iterator[Noun]:
    """Offices, occupations and the other words for persons."""
    roles: tuple[tuple[str, Role], ...] = (
        ("offices", "office"),
        ("occupations", "occupation"),
        ("persons", "person"),
    )
    genders = gender_words()
    for table, role in roles:
        for sector, words in by_sector("persons.toml", table):
            for word in words:
                yield Noun(word, "person", role, (sector,), genders.get(word, ""))
        if any_table := tables("persons.toml").get(f"{table}_of_any"):
            for word in any_table["words"]:
                yield Noun(word, "person", role, (), genders.get(word, ""), any_sector=True)


def kin() -> Iterator[Noun]:
    """Words for relatives and others who are somebody's."""
    table: dict[str, list[str]] = tables("persons.toml")["kin"]
    genders: dict[str, Gender] = {"m": "m", "f": "f", "any": ""}
    for key, words in table.items():
        for word in words:
            yield Noun(word, "person", "kin", (), genders[key])


def people_words() -> Iterator[Noun]:
    """Words that are plural whatever their ending."""
    sectors = {
        word: (sector,)
        for sector, words in by_sector("persons.toml", "plural_sectors")
        for word in words
    }
    words: list[str] = tables("persons.toml")["plural"]["words"]
    for word in words:
        yield Noun(word, "people", "person", sectors.get(word, ()), plural=True)


def bodies() -> Iterator[Noun]:
    """Words for bodies that act as one."""
    for sector, words in by_sector("bodies.toml", "common"):
        for word in words:
            yield Noun(word, "organisation", "body", (sector,))


def things() -> Iterator[Noun]:
    """Words for things that can be attacked, and the other things and places of news."""
    table: dict[str, list[str]] = tables("things.toml")["things"]
    for words in table.values():
        for word in words:
            kind: EntityKind = "place" if word in PLACES else "object"
            yield Noun(word, kind, "thing")
    for word in tables("things.toml")["matters"]["words"]:
        kind = "state" if word in STATES else "place" if word in PLACES else "object"
        yield Noun(word, kind, "matter")


def by_sector(file: str, table: str) -> Iterable[tuple[Sector, list[str]]]:
    """The lists of one table by their sector."""
    lists: dict[Sector, list[str]] = tables(file)[table]
    return lists.items()


@cache
def gender_words() -> dict[str, Gender]:
    """The words that tell a gender."""
    table: dict[Gender, list[str]] = tables("persons.toml")["gender"]
    return {word: gender for gender, words in table.items() for word in words}


@cache
def honorifics() -> dict[str, Gender]:
    """Words before a name that are no office ("Mr"), with the gender they tell."""
    table: dict[str, list[str]] = tables("persons.toml")["honorifics"]
    genders: dict[str, Gender] = {"m": "m", "f": "f", "any": ""}
    return {word: genders[key] for key, words in table.items() for word in words}


@cache
def name_words() -> dict[str, Sector]:
    """Words that make a name the name of a body ("Ministry"), as written, with its sector."""
    return {
        word: sector for sector, words in by_sector("bodies.toml", "in_names") for word in words
    }
