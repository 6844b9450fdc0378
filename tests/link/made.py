"""Coded reports of invented happenings, made of a few words each."""

import datetime
import hashlib

from tacitus.link.gist import gist_of, numbers_of
from tacitus.link.telling import Telling
from tacitus.values import (
    Claim,
    CodedReport,
    Coder,
    Day,
    Entity,
    Event,
    Participant,
    Place,
    Report,
    Span,
    Toll,
    TypeValue,
)

DAY = datetime.date(2024, 6, 4)
ARICA = Place("Arica", "CHL", "Arica y Parinacota", -18.47, -70.31, 3899361, "city")
TACNA = Place("Tacna", "PER", "Tacna", -18.01, -70.25, 3928128, "city")


def telling(report: int, **changes: object) -> Telling:
    """Two killed by gunmen in Arica on 4 June 2024, as told the day after."""
    made = Telling(
        report=report,
        event="v1",
        type="ASSAULT",
        mode="firearms",
        salience="main",
        said=DAY.toordinal() + 1,
        days=(DAY.toordinal(), DAY.toordinal()),
        other_days=frozenset(),
        places=(ARICA,),
        names=frozenset(),
        weapons=frozenset(("Firearms",)),
        tolls=(("killed", 2, 2),),
        words=numbers_of("gunmen shot dead guards port".split()),
        gist=gist_of(""),
        people=frozenset(),
    )
    return made._replace(**changes)  # type: ignore[arg-type]


def coded(name: str, published: str, *tolls: tuple[str, Toll, str, str]) -> CodedReport:
    """A report of a shooting by Rosa Quispe's men; tolls as (field, value, holder, certainty)."""
    text = f"Gunmen of Rosa Quispe shot dead guards in Arica. {name}"
    where = (Span(0, 6),)
    claims = [
        Claim("c1", "type", TypeValue("ASSAULT", "firearms"), where),
        Claim("c2", "date", Day(DAY, DAY, "day"), where),
        Claim("c3", "place", ARICA, where),
        Claim("c4", "actor", Participant("quispe"), where),
    ]
    claims += [
        Claim(f"t{n}", field, value, where, certainty, holder)  # type: ignore[arg-type]
        for n, (field, value, holder, certainty) in enumerate(tolls)
    ]
    return CodedReport(
        Coder("trial", "1", "tacitus-1"),
        Report(
            name, text, hashlib.sha256(text.encode()).hexdigest(),
            publisher=name.partition("-")[0], published=published,
        ),
        (Entity("quispe", "person", "Rosa Quispe", (Span(10, 21),)),),
        (Event("v1", (Span(22, 31),), "main", None, tuple(claims)),),
        (),
    )  # fmt: skip
