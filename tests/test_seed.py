"""What the seed report must give. It is read from beside the checkout, never kept here."""

import datetime
from pathlib import Path
from typing import TypeVar

import pytest

from tacitus.text_coder import TextCoder
from tacitus.values import (
    Amount,
    CodedReport,
    Count,
    Day,
    Entity,
    Event,
    Participant,
    Place,
    Responsibility,
    Tie,
    Toll,
    TypeValue,
    Weapon,
)

SEED = Path(__file__).parents[2] / "shared" / "seed" / "ankara-2016-12-20.txt"
PUBLISHED = "2016-12-20"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason=f"no {SEED}: the seed is not here")
V = TypeVar("V")


@pytest.fixture(scope="module")
def seed(coder: TextCoder) -> CodedReport:
    return coder(SEED.read_text(encoding="utf-8"), PUBLISHED)


def values(event: Event, kind: type[V], field: str = "") -> list[V]:
    return [
        claim.value
        for claim in event.claims
        if isinstance(claim.value, kind) and field in ("", claim.field)
    ]


def named(coded: CodedReport, id_: str | None) -> Entity:
    return next(entity for entity in coded.entities if entity.id == id_)


def only(coded: CodedReport, place: str, mode: str) -> Event:
    """The one event of a mode in a place."""
    (found,) = (
        event
        for event in coded.events
        if any(value.name == place for value in values(event, Place))
        and any(value.mode == mode for value in values(event, TypeValue))
    )
    return found


def one_day(iso: str) -> Day:
    day = datetime.date.fromisoformat(iso)
    return Day(day, day, "day")


def test_the_assassination(seed: CodedReport) -> None:
    event = only(seed, "Ankara", "targeted")
    assert event.salience == "main"
    assert one_day("2016-12-19") in values(event, Day)
    (actor,) = {value.entity for value in values(event, Participant, "actor")}
    (victim,) = {value.entity for value in values(event, Participant, "recipient")}
    who, whom = named(seed, actor), named(seed, victim)
    assert (who.name, who.sector) == ("Mevlüt Mert Altintas", ("COP",))
    assert Amount(22, 22) in [claim.value for claim in who.attributes]
    assert whom.name == "Andrei Karlov"
    assert Amount(62, 62) in [claim.value for claim in whom.attributes]
    assert any("ambassador" in getattr(c.value, "text", "") for c in whom.attributes)
    assert "Firearms" in {value.class_ for value in values(event, Weapon)}
    assert (8, None) in {(value.low, value.high) for value in values(event, Count)}
    assert Responsibility("none") in values(event, Responsibility)


def test_the_earlier_bombings(seed: CodedReport) -> None:
    kayseri = only(seed, "Kayseri", "explosives")
    assert values(kayseri, Day) == [one_day("2016-12-17")]
    assert [v.low for v in values(kayseri, Toll, "killed")] == [13]
    assert [v.low for v in values(kayseri, Toll, "wounded")] == [55]
    istanbul = only(seed, "Istanbul", "explosives")
    killed = {(v.low, named(seed, v.entity).sector) for v in values(istanbul, Toll, "killed")}
    assert {low for low, _ in killed} == {44, 37}
    assert (37, ("COP",)) in killed
    (week,) = values(istanbul, Day)
    assert week == Day(datetime.date(2016, 12, 10), datetime.date(2016, 12, 16), "week")


@pytest.mark.parametrize("name", ["May", "Johnson", "Kirby", "Dujarric", "Erdogan", "Putin"])
def test_who_spoke(seed: CodedReport, name: str) -> None:
    speakers = [named(seed, s.speaker).name for s in seed.statements if s.speaker != "unnamed"]
    assert any(speaker.endswith(name) for speaker in speakers)


def test_the_link_is_alleged_by_nobody_named(seed: CodedReport) -> None:
    (tie,) = (
        claim
        for entity in seed.entities
        for claim in entity.attributes
        if isinstance(claim.value, Tie)
        and claim.value.entity is not None
        and "Nusra" in named(seed, claim.value.entity).name
    )
    assert (tie.certainty, tie.holder) == ("alleged", "unnamed")


def test_the_meeting_is_planned(seed: CodedReport) -> None:
    meetings = [
        claim.certainty
        for event in seed.events
        for claim in event.claims
        if isinstance(claim.value, TypeValue) and claim.value.type == "CONSULT"
        if "meeting" in {span.of(seed.report.text) for span in event.anchors}
    ]
    assert meetings == ["planned"]


def test_without_a_day_of_publication(coder: TextCoder) -> None:
    coded = coder(SEED.read_text(encoding="utf-8"))
    days = [c for e in coded.events for c in e.claims if isinstance(c.value, Day)]
    assert days
    assert all(claim.value == Day(None, None, "unknown") for claim in days)
    assert all(claim.basis and "no day" in claim.basis for claim in days)
