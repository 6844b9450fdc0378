"""Which anchors name one happening, where the reader says how likely any two do."""

from datetime import date

import numpy as np
import pytest

from tacitus.incidents.happenings import naming
from tacitus.incidents.reading import Reading
from tacitus.incidents.wordings import (
    FEATURES,
    NEVER,
    Setting,
    are_two,
    features,
    grouped,
    happenings_of,
    log_odds,
    stem,
    weights,
)
from tacitus.marks import Link, Marks, Role
from tacitus.values import Day, Derived, Place, Report, Resolved
from tacitus.vocabulary import RoleName
from tests.annotate.marked import marked
from tests.incidents.made import marks_of

ATTACK = (
    "{ASSAULT|Bombing} in Gao\n\n"
    "A bomb {ASSAULT|exploded} in Gao. The {ASSAULT|bombing} came at dawn. Another "
    "{ASSAULT|attack} followed in Kidal, and the army {COERCE|closed} the road."
)


def reading_of(written: str, *, likely: float | None = None, **apart: float) -> Reading:
    """A reading whose reader holds each two anchors of a type so likely one, those with the words
    of `apart` so likely; without `likely` it says nothing of any two."""
    read = marked(written)
    words = [one.span.of(read.text) for one in read.anchors]
    links = tuple(
        Link("same_event", one, two, apart.get(words[one], apart.get(words[two], likely)))
        for two, later in enumerate(read.anchors)
        for one, earlier in enumerate(read.anchors[:two])
        if likely is not None and earlier.type == later.type
    )
    marks = Marks("made", read.tokens, read.sentences, read.mentions, read.anchors, links=links)
    return Reading(Report("made", read.text, ""), marks, Derived())


def groups(reading: Reading) -> list[list[str]]:
    return [
        [reading.anchor(number).span.of(reading.text) for number in one.anchors]
        for one in happenings_of(reading)
    ]


def test_weights_are_those_of_the_features() -> None:
    told, both = weights()
    assert set(told) == {*FEATURES, "base"}
    assert set(both) == {"told", "link", "base"}
    assert both["link"] > 0
    assert both["told"] > 0


def test_the_word_of_the_reader_joins_and_parts() -> None:
    assert groups(reading_of(ATTACK, likely=0.95, attack=0.01)) == [
        ["Bombing", "exploded", "bombing"],
        ["attack"],
        ["closed"],
    ]


def test_what_the_reader_holds_apart_is_apart() -> None:
    assert groups(reading_of(ATTACK, likely=0.0)) == [
        ["Bombing"],
        ["exploded"],
        ["bombing"],
        ["attack"],
        ["closed"],
    ]


def test_the_same_word_joins_where_the_reader_doubts() -> None:
    same = groups(reading_of("Men {ASSAULT|fired}. They {ASSAULT|fired} on a bus.", likely=0.2))
    other = groups(
        reading_of(
            "Men {ASSAULT|fired}. It was hot there. It was dry. A second {ASSAULT|raid} came.",
            likely=0.2,
        )
    )
    assert (len(same), len(other)) == (1, 2)


def test_without_a_word_of_the_reader_the_points_decide() -> None:
    assert (
        len(groups(reading_of("Men {ASSAULT|shot} a judge. The {ASSAULT|killing} was quick."))) == 1
    )


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([], []),
        ([[1.0]], [[0]]),
        ([[0, 2.0], [2.0, 0]], [[0, 1]]),
        ([[0, -2.0], [-2.0, 0]], [[0], [1]]),
        # what speaks against the third outweighs what speaks for it
        ([[0, 3.0, 1.0], [3.0, 0, -4.0], [1.0, -4.0, 0]], [[0, 1], [2]]),
        # two types are never one, however sure the others
        ([[0, 3.0, NEVER], [3.0, 0, 3.0], [NEVER, 3.0, 0]], [[0, 1], [2]]),
    ],
)
def test_grouped(pairs: list[list[float]], found: list[list[int]]) -> None:
    assert grouped(np.array(pairs, dtype=float).reshape(len(pairs), len(pairs))) == found


def town(name: str) -> Place:
    return Place(name, "MLI", None, None, None, len(name), "city")  # no two of one length


def on(day: int) -> Day:
    return Day(date(2031, 5, day), date(2031, 5, day), "day")


def setting(day: int | None, place: str | None) -> Setting:
    """What is told beside an anchor: a day of May, a town."""
    return Setting([] if day is None else [on(day)], [] if place is None else [town(place)])


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ((3, "Gao"), (9, "Kidal"), True),
        ((3, "Gao"), (3, "Kidal"), False),  # one attack told for two towns
        ((3, "Gao"), (9, "Gao"), False),  # a day may be that of the report
        ((3, "Gao"), (9, None), False),
        ((None, "Gao"), (9, "Kidal"), False),
    ],
)
def test_another_day_in_another_place_is_another_happening(
    one: tuple[int | None, str | None], two: tuple[int | None, str | None], *, found: bool
) -> None:
    assert are_two(setting(*one), setting(*two)) is found


@pytest.mark.parametrize(("second", "happenings"), [("Kidal", 2), ("Gao", 1)])
def test_no_link_joins_what_was_elsewhere_on_another_day(second: str, happenings: int) -> None:
    read = marked(
        "A {ASSAULT|bombing} in {place|Gao} on {date|3 May}. "
        f"A {{ASSAULT|bombing}} in {{place|{second}}} on {{date|9 May}}."
    )
    played: tuple[RoleName, ...] = ("place", "date", "place", "date")
    marks = marks_of(
        read,
        tuple(
            Role(number // 2, number, role, read.mentions[number].span)
            for number, role in enumerate(played)
        ),
        links=(Link("same_event", 0, 1, 0.999),),
    )
    derived = Derived(
        days=tuple(Resolved(number, on(day), ()) for number, day in ((1, 3), (3, 9))),
        places=tuple(Resolved(n, town(name), ()) for n, name in ((0, "Gao"), (2, second))),
    )
    assert len(groups(Reading(Report("made", read.text, ""), marks, derived))) == happenings


@pytest.mark.parametrize(
    ("written", "holding"),
    [
        (
            "{ASSAULT|Raid} in Gao\n\nMen {ASSAULT|raided} a bank.",
            {"next_sentence", "title_then_lead", "same_stem", "verb"},
        ),
        ("Men {ASSAULT|fired}, {ASSAULT|killing} a judge.", {"same_sentence"}),
        ("Men {ASSAULT|fired}. The {ASSAULT|attack} was short.", {"next_sentence", "definite"}),
        ("Men {ASSAULT|fired}. They ran. Another {ASSAULT|attack} came.", {"two_after", "another"}),
    ],
)
def test_features(written: str, holding: set[str]) -> None:
    reading = reading_of(written)
    asked = features(naming(reading, 0), naming(reading, 1))
    assert set(asked) == set(FEATURES)
    assert {name for name, value in asked.items() if value} == holding | {"same_mode", "title"}


@pytest.mark.parametrize(
    ("word", "found"),
    [("bombing", "bomb"), ("bombed", "bomb"), ("the attackers", "attac"), ("raids", "raid")],
)
def test_stem(word: str, found: str) -> None:
    assert stem(word) == found


def test_log_odds_have_an_end() -> None:
    assert log_odds(0.0) == pytest.approx(-8)
    assert log_odds(1.0) == pytest.approx(8)
    assert log_odds(0.5) == 0
