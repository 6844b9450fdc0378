"""Which happenings of a report are main."""

from dataclasses import replace

import pytest

from tacitus.incidents.happenings import find_happenings
from tacitus.incidents.mains import TOLD, body_begins, chances, judged, weights
from tacitus.incidents.reading import Reading
from tacitus.incidents.salience import judge
from tacitus.marks import UNJUDGED, Marks
from tacitus.values import Derived, Report, Resolved
from tacitus.vocabulary import Salience
from tests.annotate.marked import marked
from tests.incidents.made import day

LEAD = (
    "{ASSAULT|Bombing} in Gao, {AGREE|truce} in Kidal\n\n"
    "A bomb {ASSAULT|exploded} at dawn in the market of Gao, and nine hours later the rebels and "
    "the army {AGREE|signed} in Kidal.\n\n"
    "In March {date|2021} clerks had {PROTEST|marched} there."
)


LIKELY_MAIN: dict[Salience, float] = {
    "main": 0.97, "related": 0.1, "reaction": 0.02, "background": 0.01,
}  # fmt: skip


def reading_of(written: str, *, says: dict[str, Salience] | None = None) -> Reading:
    """A reading; `says` is the reader's own word for some anchors, of which it is fairly sure."""
    read = marked(written)
    anchors = tuple(
        replace(one, salience=own, main=LIKELY_MAIN[own])
        if (own := (says or {}).get(words))
        else one
        for one in read.anchors
        for words in (one.span.of(read.text),)
    )
    marks = Marks("made", read.tokens, read.sentences, read.mentions, anchors)
    days = tuple(
        Resolved(n, day("2021-03-01"), (one.span,))
        for n, one in enumerate(read.mentions)
        if one.kind == "date"
    )
    report = Report("made", read.text, "", title=None, published="2024-03-08")
    return Reading(report, marks, Derived(days=days))


def all_say(own: Salience) -> dict[str, Salience]:
    """The bombing of LEAD is main; the truce is what it is said to be."""
    return {"Bombing": "main", "exploded": "main", "truce": own, "signed": own}


def saliences(reading: Reading) -> dict[str, Salience]:
    """The standing of each happening, by its first anchor."""
    found = find_happenings(reading)
    return {
        reading.anchor(one.anchors[0]).span.of(reading.text): standing.salience
        for one, standing in zip(found, judge(reading, found), strict=True)
    }


def test_weights_are_those_of_the_features() -> None:
    told, both = weights()
    assert set(told) == {*TOLD, "base"}
    assert set(both) == {"told", "reader", "base"}


def test_the_word_of_the_reader_is_that_of_its_surest_anchor() -> None:
    reading = reading_of(LEAD, says={"Bombing": "related", "exploded": "main"})
    bombing, truce, _ = find_happenings(reading)
    assert len(bombing.anchors) == 2
    assert judged(reading, bombing) == LIKELY_MAIN["main"]
    assert judged(reading, truce) == UNJUDGED


def test_first_and_named_in_the_heading_is_likeliest() -> None:
    reading = reading_of(LEAD)
    likely = chances(reading, find_happenings(reading))
    assert likely[0] == max(likely) > 0.2
    assert saliences(reading)["Bombing"] == "main"


@pytest.mark.parametrize(("own", "standing"), [("main", "main"), ("background", "background")])
def test_the_word_of_the_reader_counts(own: Salience, standing: Salience) -> None:
    assert saliences(reading_of(LEAD, says=all_say(own)))["truce"] == standing


def test_what_the_reader_calls_main_is_likelier() -> None:
    likely = []
    orders: tuple[Salience, ...] = ("main", "related", "background")
    for own in orders:
        reading = reading_of(LEAD, says=all_say(own))
        likely.append(chances(reading, find_happenings(reading))[1])
    assert likely[0] > likely[1] > likely[2]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (LEAD, 1),
        ("RADIO GAO\n\nEVENING NEWS\n\n" + LEAD, 3),
        ("A bomb exploded at dawn in the market of Gao and killed nine of the traders.", 0),
        ("Bomb in Gao.", 0),
    ],
)
def test_body_begins_with_the_first_long_paragraph(text: str, first: int) -> None:
    assert body_begins(reading_of(text)) == first


def test_of_what_the_reader_calls_main_the_last_told_and_long_past_is_least_likely() -> None:
    reading = reading_of(LEAD, says=all_say("main") | {"marched": "main"})
    bombing, truce, march = chances(reading, find_happenings(reading))
    assert bombing > truce > march
