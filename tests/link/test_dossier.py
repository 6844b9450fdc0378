"""What an incident is known to be."""

import datetime
from dataclasses import replace

from tacitus.incident_values import Headline, Told
from tacitus.link.dossier import incident
from tacitus.link.support import holds
from tacitus.values import Claim, ClaimValue, Day, Place, Span, Toll, TypeValue
from tacitus.write.formats.view import disputed_fields
from tests.link.made import ARICA, DAY, TACNA, coded

DAYS = datetime.timedelta(days=1)


def told(number: int, name: str, killed: int, family: int | None = None) -> Told:
    report = coded(
        name, f"2024-06-{5 + number:02}", ("killed", Toll(killed, killed), "author", "asserted")
    )
    return Told(number, report, report.events[0], number if family is None else family)


def test_what_most_sources_say_comes_first() -> None:
    other = told(2, "local-1", 3)
    claims = (
        Claim("c1", "type", TypeValue("ASSAULT", "explosives"), (Span(0, 6),)),
        *other.event.claims[1:],
    )
    other = replace(other, event=replace(other.event, claims=claims))
    found = incident("i-1", [told(0, "wire-1", 2), told(1, "daily-1", 2, family=0), other])
    assert found.sources == 2
    kind = found.best("type")
    assert kind is not None
    assert [one.text for one in found.all("type")] == ["ASSAULT explosives", "ASSAULT firearms"]
    assert found.all("type")[1].sources == 1  # the daily printed the wire's words
    assert [one.report for one in found.all("type")[1].claims] == ["wire-1", "daily-1"]
    actor = found.best("actor")
    assert actor is not None
    assert (actor.text, actor.claims[0].holder) == ("Rosa Quispe", "author")
    assert found.best("motive") is None
    assert str(found.first_said) == "2024-06-05"
    assert str(found.last_said) == "2024-06-07"


def test_values_are_weighed_only_where_one_is_denied() -> None:
    """So light are incidents of which only the claims and the figures are asked for."""
    made = [told(0, "wire-1", 2), told(1, "daily-1", 2)]
    whole, light = incident("i-1", made), incident("i-1", made, light=True)
    assert whole.known
    assert light == replace(whole, known=())
    no = replace(made[1].event.claims[0], certainty="denied")
    made[1] = replace(made[1], event=replace(made[1].event, claims=(no,)))
    assert incident("i-1", made, light=True) == incident("i-1", made)
    assert disputed_fields(incident("i-1", made, light=True)) == (no.field,)


def known(field: str, *values: ClaimValue, confidence: tuple[float, ...] = ()) -> list[str]:
    """The values of a field in their order, each told by a report of its own."""
    sure = confidence or (1.0,) * len(values)
    made = []
    for number, (value, how) in enumerate(zip(values, sure, strict=True)):
        one = told(number, f"paper-{number}", 2)
        claim = Claim("c9", field, value, (Span(0, 6),), confidence=how)  # type: ignore[arg-type]
        made.append(replace(one, event=replace(one.event, claims=(claim,))))
    return [one.text for one in incident("i-1", made).all(field)]  # type: ignore[arg-type]


def test_a_wider_value_supports_the_narrower_that_it_holds() -> None:
    peru = Place("Tacna Department", "PER", "Tacna", -17.6, -70.3, 3928127, "admin1")
    chile = replace(ARICA, name="Chile", admin1=None, precision="country")
    assert known("place", peru, peru, chile, ARICA, TACNA)[:2] == [
        "Tacna, Tacna, PER",
        "Arica, Arica y Parinacota, CHL",
    ]
    weekend, sunday = Day(DAY, DAY + DAYS, "day"), Day(DAY + DAYS, DAY + DAYS, "day")
    before = Day(DAY - DAYS, DAY - DAYS, "day")
    assert known("date", before, weekend, sunday)[0] == "2024-06-05"


def test_a_county_far_from_a_town_does_not_hold_it() -> None:
    near = Place("Putre County", "CHL", "Arica y Parinacota", -18.4, -70.0, 1, "district")
    far = replace(near, lat=-20.0)
    assert holds(near, ARICA)
    assert not holds(far, ARICA)
    assert not holds(ARICA, near)
    assert not holds(replace(near, admin1="Tarapaca"), ARICA)


def test_a_surer_value_comes_first_and_an_unresolved_day_last() -> None:
    one, two = Day(DAY, DAY, "day"), Day(DAY + DAYS, DAY + DAYS, "day")
    assert known("date", one, two, confidence=(0.4, 0.7))[0] == "2024-06-05"
    unknown = Day(None, None, "unknown")
    assert known("date", unknown, unknown, one, confidence=(1.0, 1.0, 0.2))[0] == "2024-06-04"


def test_figures_move() -> None:
    found = incident("i-1", [told(0, "wire-1", 2), told(1, "wire-2", 5)])
    killed = found.figure("killed")
    assert killed is not None
    assert [one.low for one in killed.said] == [2, 5]
    assert [one.low for one in killed.standing] == [5]
    assert isinstance(killed.headline, Headline)
    assert killed.headline.best == 5
    assert not killed.disputed
    assert found.figure("wounded") is None
