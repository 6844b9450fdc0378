"""The lists of persons, bodies, things and names."""

from collections import Counter
from typing import get_args

import pytest

from tacitus.names import gender_of_name, group_named, groups, key_of
from tacitus.nouns import agent, bodies, kin, noun, nouns, people_words, persons
from tacitus.vocabulary import COUNTRIES, Sector

NOUNS = [
    ("soldier", "person", "occupation", "MIL"),
    ("soldiers", "people", "occupation", "MIL"),
    ("policemen", "people", "occupation", "COP"),
    ("traffic policeman", "person", "occupation", "COP"),
    ("prime minister", "person", "office", "GOV"),
    ("foreign ministers", "people", "office", "GOV"),
    ("sister", "person", "kin", ""),
    ("brothers-in-law", "people", "kin", ""),
    ("rebels", "people", "person", "REB"),
    ("gunmen", "people", "person", "UAF"),
    ("police", "organisation", "body", "COP"),
    ("army", "organisation", "body", "MIL"),
    ("ministries", "organisation", "body", "GOV"),
    ("bus", "object", "thing", ""),
    ("buses", "object", "thing", ""),
    ("village", "place", "thing", ""),
    ("passers-by", "people", "person", "CVL"),
    ("attorneys general", "people", "office", "GOV"),
    ("children", "people", "person", "CVL"),
    ("country", "state", "matter", ""),
    ("cities", "place", "matter", ""),
    ("german", None, None, None),
    ("nonsense", None, None, None),
]


@pytest.mark.parametrize(("words", "kind", "role", "sector"), NOUNS)
def test_noun(words: str, kind: str | None, role: str | None, sector: str | None) -> None:
    found = noun(words)
    if kind is None:
        assert found is None
    else:
        assert found is not None
        assert (found.kind, found.role, " ".join(found.sector)) == (kind, role, sector)


def test_nouns_use_known_sectors() -> None:
    assert {s for one in nouns().values() for s in one.sector} <= set(get_args(Sector))


def test_no_entry_is_shadowed_by_an_earlier_one() -> None:
    entries = Counter(one.one for one in (*people_words(), *kin(), *persons(), *bodies()))
    twice = {word for word, count in entries.items() if count > 1}
    assert twice == {"youth", "jury"}  # whose plurals are the later entry's


def test_groups_are_well_formed() -> None:
    for group in groups().values():
        assert group.sector in get_args(Sector)
        assert group.country is None or group.country in COUNTRIES


def test_names() -> None:
    assert group_named("the IRA") is group_named("Irish Republican Army") is not None
    assert group_named("Nobody's Front") is None
    assert key_of("The U.N.") == "un"
    assert (gender_of_name("Ana"), gender_of_name("Tom"), gender_of_name("Zzyzx")) == (
        "f",
        "m",
        None,
    )
    assert agent("glazier") is not None
    assert agent("mat") is None
