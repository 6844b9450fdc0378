"""The spot of a happening: the words that name it, not all that its role rests on."""

import hashlib

import pytest

from tacitus.incidents.happenings import find_happenings
from tacitus.incidents.reading import Reading
from tacitus.incidents.sites import is_in_town, site_of
from tacitus.marks import Role
from tacitus.values import Derived, Report, Span
from tests.annotate.marked import marked
from tests.incidents.made import marks_of


def test_the_site_is_the_mention() -> None:
    read = marked("{people|Gunmen} {ASSAULT|killed} a judge in {object|the old market}.")
    market = next(n for n, one in enumerate(read.mentions) if one.kind == "object")
    rests_on = Span(read.anchors[0].span.start, read.mentions[market].span.end)
    marks = marks_of(
        read,
        (Role(0, market, "place", rests_on),),
    )
    sha256 = hashlib.sha256(read.text.encode()).hexdigest()
    reading = Reading(Report("made", read.text, sha256), marks, Derived())
    site = site_of(reading, find_happenings(reading)[0])
    assert site is not None
    assert site.of(read.text) == "the old market"


@pytest.mark.parametrize(
    ("site", "inside"),
    [
        ("the old market", True),
        ("a yard of the mills", True),
        ("the steps", True),
        ("the whole province", False),
        ("the hamlet", False),
        ("both villages", False),
        ("four districts", False),
        ("a grey car", False),
        ("motorcycles", False),
    ],
)
def test_which_spots_a_town_holds(site: str, inside: bool) -> None:
    assert is_in_town(site) is inside
