"""ACLED: 31 columns, by the rules of `data/codebooks/acled.toml`; one row an incident."""

import datetime
from collections.abc import Mapping, Sequence

from tacitus.incident_values import Incident
from tacitus.write.codes import country_name
from tacitus.write.formats.base import Value, Wish
from tacitus.write.formats.codebook_table import Cells, codebook_table, day_precision, days_in
from tacitus.write.formats.country_numbers import numbers
from tacitus.write.formats.facts import (
    Book,
    Classed,
    Derived,
    acting_of,
    derived,
    figure_of,
)
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.rules import first_given
from tacitus.write.formats.sentences import disputes, summary
from tacitus.write.formats.unsaid import BUT_KILLED, no_columns, no_ranges
from tacitus.write.formats.view import day_of, first, kind_of, listed, surest
from tacitus.write.formats.where import province_of

NO_EVENT = "no rule of the codebook gives an event type for it: it is left out"
NO_PERSONS = "a person is not named, only the class"
NO_DAY = "no day within a month is told, which ACLED asks for: it is left out"
NO_POINT = "no point within the country is told, so there is no geo_precision"
NO_CLASS = "the words do not tell to which class of actor it belongs"
NO_ALLEGED = "that it is only alleged has no column; it is in notes"
NEVER = {
    "admin2": "Tacitus tells no second-level division",
    "admin3": "Tacitus tells no third-level division",
    "source_scale": "Tacitus does not know the scale of a source",
    "timestamp": "the time of change is not exported, so that two exports are the same",
}


def cells_of(one: Incident, book: Book, wish: Wish, losses: Losses) -> Cells | str:
    """The cells, or why it is nothing that ACLED holds."""
    known = derived(one, book)
    given, days = first_given(book["rule"], known.facts), when(one, book)
    if not given:
        return NO_EVENT
    if days is None:
        return NO_DAY
    cells: Cells = {
        "event_id_cnty": one.id,
        **event(given, known, book),
        **sides(known, book, wish, losses),
        **days,
        **where(known, book, losses),
        "source": listed([told.coded.report.publisher for told in one.told]),
        "notes": notes(one, losses),
        "fatalities": figure_of(one, "killed", book, wish).best(),
    }
    lost(one, losses)
    return cells


def event(given: Mapping[str, str], known: Derived, book: Book) -> Cells:
    """Type, sub-type, disorder, and whether civilians are the target."""
    kind, sub = given["event_type"], given["sub_event_type"]
    suffer = {classed.kind for classed in known.recipients} - {None}
    civil = kind == "Violence against civilians" or sub == "Excessive force against protesters"
    civil = civil or (suffer == {"Civilians"} and kind != "Strategic developments")
    return {
        "event_type": kind,
        "sub_event_type": sub,
        "disorder_type": book["disorder"].get(sub) or book["disorder"].get(kind),
        "civilian_targeting": "Civilian targeting" if civil else None,
    }


# ---- who ------------------------------------------------------------------------------------


def sides(known: Derived, book: Book, wish: Wish, losses: Losses) -> Cells:
    """Both sides: the best supported one, the others beside it, classes and interaction."""
    country = country_name(known.place.country) if known.place else None
    cells: Cells = {}
    classes: list[str | None] = []
    for number, side in enumerate(both(known), 1):
        if any(is_person(classed) for classed in side):
            losses.add(known.one.id, f"actor{number}", NO_PERSONS)
        names = [name for classed in side for name in called(classed, country, book)]
        first_class = side[0].kind if side else None
        acting = acting_of(kind_of(known.one), book)
        if number == 1 and not side and acting:
            names, first_class = [generic(acting, country, book) or acting], acting
        if side and first_class is None:
            losses.add(known.one.id, f"inter{number}", NO_CLASS)
        names = list(dict.fromkeys(names))
        cells[f"actor{number}"] = names[0] if names else None
        cells[f"assoc_actor_{number}"] = listed(names[1:])
        cells[f"inter{number}"] = inter(first_class, book, wish)
        classes.append(first_class if names else None)
    whole = all(not side or kind for side, kind in zip(both(known), classes, strict=True))
    cells["interaction"] = interaction(classes, book, wish) if whole else None
    return cells


def both(known: Derived) -> tuple[list[Classed], list[Classed]]:
    """Both sides, those with a name of their own before persons and descriptions."""
    return sorted(known.actors, key=no_body), sorted(known.recipients, key=no_body)


def no_body(classed: Classed) -> bool:
    return classed.party.kind not in ("organisation", "state")


def is_person(classed: Classed) -> bool:
    return classed.party.kind == "person"


def called(classed: Classed, country: str | None, book: Book) -> list[str]:
    """The name of a body, after that of its class where the codebook says so; of persons and the
    unnamed what the codebook calls their class."""
    shape = generic(classed.kind, country, book)
    if not no_body(classed):
        beside = classed.kind in book.get("beside", {}).get("classes", ())
        return [*([shape] if shape and beside else []), classed.party.name]
    if shape is None:
        return [] if is_person(classed) else [classed.party.name]
    return [shape]


def generic(kind: str | None, country: str | None, book: Book) -> str | None:
    """What those of a class are called who have no name."""
    shape = book["called"].get(kind or "")
    if shape is None or country is not None:
        return None if shape is None else str(shape).format(country=country)
    return str(shape).replace(" ({country})", "").replace(" of {country}", "")


def inter(kind: str | None, book: Book, wish: Wish) -> Value:
    """A class as text, or as its number."""
    if kind is None:
        return None
    return int(book["inter"][kind]) if wish.numeric else kind


def interaction(classes: Sequence[str | None], book: Book, wish: Wish) -> Value:
    """Both classes, the lower number first; of a sole actor X0, or `X only`; missing where it is
    not told who did it."""
    if classes[0] is None:
        return None
    there = sorted((kind for kind in classes if kind), key=lambda kind: book["inter"][kind])
    codes = [int(book["inter"][kind]) for kind in there]
    if wish.numeric:
        return codes[0] * 10 + (codes[1] if len(codes) > 1 else 0)
    return "-".join(there) if len(there) > 1 else f"{there[0]} only"


# ---- when, where, how known -----------------------------------------------------------------


def when(one: Incident, book: Book) -> Cells | None:
    """A day with its precision; of a range within a month the middle; None where none is told."""
    day = day_of(one)
    precision = day_precision(day, book["time_precision"])
    if day is None or day.start is None or precision is None:
        return None
    middle = day.start + datetime.timedelta(days=(days_in(day) - 1) // 2)
    return {"event_date": middle, "year": middle.year, "time_precision": precision}


def where(known: Derived, book: Book, losses: Losses) -> Cells:
    """The place, and what its point stands for."""
    place = known.place
    precision = book["geo_precision"].get(place.precision) if place else None
    if place is None or precision is None or place.lat is None:
        losses.add(known.one.id, "geo_precision", NO_POINT)
    if place is None:
        return {}
    numbered = numbers(place.country)
    pointed = precision is not None and place.lat is not None
    return {
        "iso": numbered.numeric,
        "region": numbered.acled_region or None,
        "country": country_name(place.country),
        "admin1": province_of(place),
        "location": place.name,
        "latitude": place.lat if pointed else None,
        "longitude": place.lon if pointed else None,
        "geo_precision": precision if pointed else None,
    }


def notes(one: Incident, losses: Losses) -> str | None:
    """A sentence, what is disputed, and whether all of it is only alleged."""
    parts = [summary(one), *disputes(one)]
    typed = first(one, "type")
    if typed and surest(typed.claims) == "alleged":
        losses.add(one.id, "certainty", NO_ALLEGED)
        parts.append("The event is alleged.")
    return " ".join(filter(None, parts)) or None


def lost(one: Incident, losses: Losses) -> None:
    """What the format has no column for."""
    for column, reason in NEVER.items():
        losses.add(one.id, column, reason)
    no_columns(one, BUT_KILLED, losses)
    no_ranges(one, {"killed": "fatalities"}, losses)


ACLED = codebook_table("acled", "ACLED, 31 columns", cells_of)
