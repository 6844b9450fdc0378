"""Every place name of a report with the place that it names, for maps of a corpus.

The coding of events asks first for the mentions that the reader marks as places. Here all names of
the gazetteer count, wherever they stand: inside the name of a body, as an adjective, after the
letter of a party. What is no place (a surname, a common word) is left out by what stands around it.
"""

from dataclasses import replace

from tacitus.countries import centre_of
from tacitus.derive.gazetteer import Gazetteer
from tacitus.derive.places import derive_places
from tacitus.derive.toponym_around import Around, around
from tacitus.derive.toponym_names import Weighed, place_names
from tacitus.derive.toponym_pieces import pieces_of
from tacitus.derive.toponym_sites import with_sites
from tacitus.marks import Marks, Mention
from tacitus.values import Place, Report, Resolved, Toponym, Unknown


def toponyms(report: Report, marks: Marks, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """All place names of a report in the order of the text; spans do not overlap."""
    near = around(report.text, pieces_of(marks.tokens), marks.mentions)
    return tuple(with_sites(named_places(report, marks, near, gazetteer), near, marks.sentences))


def derive_towns(report: Report, marks: Marks, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The towns that a report names, in the order of the text. Without a happening there is no
    need of them."""
    if not marks.anchors:
        return ()
    near = around(report.text, pieces_of(marks.tokens), marks.mentions)
    return tuple(
        one
        for one in named_places(report, marks, near, gazetteer)
        if isinstance(one.value, Place) and one.value.precision == "city"
    )


def named_places(report: Report, marks: Marks, near: Around, gazetteer: Gazetteer) -> list[Toponym]:
    """The names that the gazetteer has, with their places."""
    kept = place_names(near, gazetteer)
    persons = [m for m in marks.mentions if m.kind == "person"]
    own = [Mention(one.match.span, "place", one.match.span, one.sureness) for one in kept]
    mentions = tuple(sorted((*own, *persons), key=lambda m: (m.span.start, m.span.end)))
    places_only = derive_places(report, replace(marks, mentions=mentions, roles=()), gazetteer)
    return [toponym_of(one, value) for one, value in zip(kept, places_only, strict=True)]


def toponym_of(one: Weighed, found: Resolved[Place]) -> Toponym:
    """A name with its place; a country gets its centre."""
    is_place = one.sureness
    value, basis = found.value, found.basis
    country = value.country if isinstance(value, Place) and value.precision == "country" else None
    centre = centre_of(country) if country else None
    if isinstance(value, Place) and centre is not None:
        value = replace(value, lat=centre[0], lon=centre[1])
        basis = f"{basis}; the point is the centre of the country"
    return Toponym(
        span=one.match.span,
        form=one.match.form,
        value=value,
        is_place=round(is_place, 3),
        confidence=0.0 if isinstance(value, Unknown) else found.confidence * is_place,
        basis=basis,
        runners_up=found.runners_up,
    )
