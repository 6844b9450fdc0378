"""UCDP GED: 49 columns, by the rules of `data/codebooks/ucdp.toml`; one row an incident."""

import math

from tacitus.incident_values import Incident
from tacitus.values import Place
from tacitus.write.codes import country_name
from tacitus.write.formats.base import Wish
from tacitus.write.formats.codebook_table import Cells, codebook_table, day_precision
from tacitus.write.formats.country_numbers import numbers
from tacitus.write.formats.dyads import number_of
from tacitus.write.formats.facts import Book, Classed, Derived, Figure, derived, figure_of
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parties import sources_of
from tacitus.write.formats.rules import first_given
from tacitus.write.formats.unsaid import BUT_KILLED, no_columns
from tacitus.write.formats.view import day_of, listed
from tacitus.write.formats.where import province_of

NO_DEATH = "nobody is told to have died, which UCDP GED asks for: it is left out"
NO_SIDES = "no organised armed actor is told against another or civilians: it is left out"
NO_DAY = "no day within a year is told"
NO_POINT = "no point is told, so there is no where_prec"
NO_SPLIT = "deaths are not told apart by side: they stand in deaths_unknown"
NO_IDS = "UCDP's own numbers of conflicts, dyads and actors are not derived"
CELL = 0.5  # degrees of a cell of PRIO-GRID


def cells_of(one: Incident, book: Book, wish: Wish, losses: Losses) -> Cells | str:
    """The cells, or why it is no event of UCDP."""
    deaths = figure_of(one, "killed", book, wish)
    if not deaths.best():
        return NO_DEATH
    known = derived(one, book)
    given = first_given(book["rule"], known.facts)
    if not given:
        return NO_SIDES
    kind = int(given["type_of_violence"])
    cells: Cells = {
        "id": number_of(one.id),
        "type_of_violence": kind,
        **sides(known, kind),
        **sources(one),
        **where(known, book, losses),
        **when(one, book, losses),
        **tolls(kind, deaths, swapped(known, kind)),
        "best": deaths.best(),
        "low": deaths.low(),
        "high": deaths.high(),
    }
    clear = cells.get("date_prec") == 1 and cells.get("where_prec") == 1
    cells["event_clarity"] = 1 if clear else None
    losses.add(one.id, "conflict_new_id", NO_IDS)
    if cells["deaths_unknown"]:
        losses.add(one.id, "deaths_a", NO_SPLIT)
    no_columns(one, BUT_KILLED, losses)
    return cells


# ---- who ------------------------------------------------------------------------------------


SIDES: dict[int, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = {
    1: (
        (("Government",), ("Organised group", "Government")),
        (("Organised group",), ("Government",)),
    ),
    2: ((("Organised group",), ("Organised group",)),),
    3: ((("Government", "Organised group"), ("Civilians",)),),
}  # by type of violence: classes of who acts and who suffers, the first that are there


def parties_of(known: Derived, kind: int) -> tuple[Classed | None, Classed | None]:
    """Who acts and who suffers, by the classes that the type of violence asks for; of other
    classes, which a project's own rules may take, the best supported."""
    for acting, suffering in SIDES[kind]:
        who = next((one for one in known.actors if one.kind in acting), None)
        whom = next((one for one in known.recipients if one.kind in suffering), None)
        if who and whom:
            return who, whom
    return next(iter(known.actors), None), next(iter(known.recipients), None)


def swapped(known: Derived, kind: int) -> bool:
    """Whether side a is the one that suffers: of state-based violence it is the government."""
    acting, suffering = parties_of(known, kind)
    governments = [one is not None and one.kind == "Government" for one in (acting, suffering)]
    return kind == 1 and governments == [False, True]


def sides(known: Derived, kind: int) -> Cells:
    """Both sides: a government first; civilians are always side b."""
    side_a, side_b = parties_of(known, kind)
    if swapped(known, kind):
        side_a, side_b = side_b, side_a
    names = [name_of(side, known.place) for side in (side_a, side_b)]
    return {
        "side_a": names[0],
        "side_b": names[1],
        "dyad_name": f"{names[0]} - {names[1]}" if all(names) else None,
        "gwnoa": state_of(side_a, known.place),
        "gwnob": state_of(side_b, known.place),
    }


def name_of(side: Classed | None, place: Place | None) -> str | None:
    """Government of X, Civilians, or the name of a group."""
    if side is None:
        return None
    if side.kind == "Civilians":
        return "Civilians"
    if side.kind == "Government":
        country = country_name(side.party.country or (place.country if place else None))
        return f"Government of {country}" if country else side.party.name
    return side.party.name


def state_of(side: Classed | None, place: Place | None) -> int | None:
    """The number of a government's state."""
    if side is None or side.kind != "Government":
        return None
    return numbers(side.party.country or (place.country if place else None)).gw


# ---- sources, where, when -------------------------------------------------------------------


def sources(one: Incident) -> Cells:
    """What each report is, in the order of publication."""
    reports = [told.coded.report for told in sources_of(one)]
    articles = (
        ",".join(f'"{part or ""}"' for part in (r.publisher, (r.published or "")[:10], r.title))
        for r in reports
    )
    holders = (
        claim.holder
        for known in one.known
        for claim in known.claims
        if claim.holder not in ("author", "unnamed")
    )
    return {
        "number_of_sources": one.sources,
        "source_article": "; ".join(articles),
        "source_office": listed([r.publisher for r in reports]),
        "source_date": listed([r.published[:10] if r.published else None for r in reports]),
        "source_headline": listed([r.title for r in reports]),
        "source_original": listed(sorted(set(holders))),
    }


def where(known: Derived, book: Book, losses: Losses) -> Cells:
    """The place, as a point too, and how precise that is."""
    place = known.place
    if place is None:
        return {}
    numbered = numbers(place.country)
    precision = book["where_prec"].get(place.precision)
    if place.lat is None and precision is not None and place.precision != "country":
        losses.add(known.one.id, "where_prec", NO_POINT)
        precision = None
    cells: Cells = {
        "where_prec": precision,
        "where_coordinates": place.name,
        "where_description": place.site,
        "adm_1": province_of(place),
        "country": country_name(place.country),
        "country_id": numbered.gw,
        "region": numbered.ucdp_region or None,
    }
    if place.lat is not None and place.lon is not None:
        cells |= {
            "latitude": place.lat,
            "longitude": place.lon,
            "geom_wkt": f"POINT ({place.lon} {place.lat})",
            "priogrid_gid": priogrid(place.lat, place.lon),
        }
    return cells


def priogrid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID (Tollefsen et al. 2012): 720 to a row, from the south-west, from 1."""
    row = min(359, math.floor((lat + 90) / CELL))
    return row * 720 + min(719, math.floor((lon + 180) / CELL)) + 1


def when(one: Incident, book: Book, losses: Losses) -> Cells:
    """Earliest and latest day with their precision."""
    day = day_of(one)
    precision = day_precision(day, book["date_prec"])
    if day is None or day.start is None or precision is None:
        losses.add(one.id, "date_start", NO_DAY)
        return {}
    return {
        "year": day.start.year,
        "date_prec": precision,
        "date_start": day.start,
        "date_end": day.end,
    }


def tolls(kind: int, deaths: Figure, swapped: bool) -> Cells:
    """Deaths by side: attackers who died are of the acting side; of one-sided violence the others
    are civilians, else they are not told apart."""
    acting = deaths.perpetrators.best if deaths.perpetrators else 0
    others = deaths.victims.best if deaths.victims else 0
    return {
        "deaths_a": 0 if swapped else acting,
        "deaths_b": acting if swapped else 0,
        "deaths_civilians": others if kind == 3 else 0,
        "deaths_unknown": 0 if kind == 3 else others,
    }


UCDP = codebook_table("ucdp", "UCDP GED, 49 columns", cells_of)
