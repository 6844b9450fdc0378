"""What an incident is known to be."""

from dataclasses import replace

from tacitus.incident_values import Headline, Told
from tacitus.link.dossier import incident
from tacitus.values import Claim, Span, Toll, TypeValue
from tests.link.made import coded


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
