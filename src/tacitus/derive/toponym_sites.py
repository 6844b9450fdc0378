"""Sites and small places that the gazetteer lacks: told by the places named beside them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tacitus.areas import lies_in
from tacitus.closed_class import MONTHS, WEEKDAYS
from tacitus.derive.place_lists import Kinds, kinds_of, site_words, street_words, toponym_words
from tacitus.derive.toponym_around import Around
from tacitus.derive.toponym_matches import common_words
from tacitus.derive.toponym_runs import is_street, site_runs
from tacitus.marks import Sentence
from tacitus.names import is_given_name
from tacitus.sphere import kilometres
from tacitus.values import Place, Span, Toponym, Unknown

TOLD = re.compile(r"['’]?,? (?:in|at|near|outside)(?: the)?(?: [a-z]+){0,2} |, (?:the )?")
OWNED = re.compile(r"['’]s? (?:[a-z-]+ ){0,3}$")
NEAR_TOLD, NEAR_SENTENCE, NEAR_REPORT = 0.8, 0.5, 0.35  # what is left of the host's confidence
IS_SITE = 0.7  # the confidence that such words name a place
FAR = 250.0  # kilometres
SMALL: Kinds = frozenset(("town", "section"))
TOWN_LIKE = ("city", "district")


@dataclass(frozen=True, slots=True)
class Host:
    """The place that tells where a site is, how surely, and how in words."""

    place: Place
    confidence: float
    told: bool
    how: str


def with_sites(
    found: Sequence[Toponym], near: Around, sentences: Sequence[Sentence]
) -> list[Toponym]:
    """The place names and the sites of a report, in the order of the text. A small place that lies
    far from all others and stands in the name of a site ("Carnegie Library") is a site instead. So
    is a name of the gazetteer that stands for a place which it lacks."""
    spans = list(site_spans(near, found))
    ends = [sentence.span.end for sentence in sentences]
    strangers = {
        one.span
        for one in found
        for span in spans
        if span.holds(one.span) and span != one.span and is_stranger(one, span, found, near, ends)
    }
    lost = {one.span for one in found if is_lost(one)}
    kept = [one for one in found if one.span not in strangers | lost]
    spans += [one.span for one in found if one.span in lost]
    sites: list[Toponym] = []
    for span in spans:
        if any(one.span.meets(span) for one in (*kept, *sites)):
            continue
        host = host_of(span, kept, near.text, ends)
        sites.append(site_of(span, host, near.text))
    return sorted((*kept, *sites), key=lambda one: one.span)


def is_lost(one: Toponym) -> bool:
    """Whether a name of the gazetteer stands for a place that it lacks."""
    return one.form == "name" and (isinstance(one.value, Unknown) or one.value.lat is None)


def is_stranger(
    one: Toponym, span: Span, found: Sequence[Toponym], near: Around, ends: Sequence[int]
) -> bool:
    """Whether a place in the name of a site is far from the town where that is said to be, in the
    name of a street from the town named beside it, or else from every other place of the report."""
    if not isinstance(one.value, Place):
        return False
    rest = [other for other in found if not span.holds(other.span)]
    host = host_of(span, rest, near.text, ends)
    if host is not None and decides(host, span.of(near.text)):
        holds = lies_in(host.place, one.value) or lies_in(one.value, host.place)
        return not holds and apart(one.value, host.place) > FAR
    others = [
        other.value
        for other in found
        if other.value != one.value
        and isinstance(other.value, Place)
        and other.value.precision in ("city", "district", "admin1")
        and other.form != "site"
    ]
    if one.value.precision not in TOWN_LIKE or not others:
        return False
    return all(apart(one.value, other) > FAR for other in others)


def decides(found: Host, name: str) -> bool:
    """Whether a town tells where a site is, whatever its name says: it is said to be there, or is
    a street, which lies in no town that it is named after."""
    return found.place.precision in TOWN_LIKE and (found.told or is_street(name))


def apart(one: Place, other: Place) -> float:
    """Kilometres between two places; 0 where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    return kilometres(one.lat, one.lon, other.lat, other.lon)


def site_spans(near: Around, found: Sequence[Toponym]) -> Iterator[Span]:
    """The names of sites, and capitalised words where a place is expected."""
    taken = {one.span for one in found}
    for mention in near.named:
        words = mention.head.of(near.text)
        if not words[:1].isupper() or mention.kind in ("person", "people") or "\n" in words:
            continue
        if mention.head in taken:
            continue
        if is_site_name(words, is_place=mention.kind == "place"):
            yield mention.head
    yield from site_runs(near)
    yield from expected(near)


def is_site_name(words: str, is_place: bool) -> bool:
    """Whether a name is that of a site by its last word ("Altnore Hospital", "School of Music"), or
    a name that the reader took for a place; "City Hall" alone is none."""
    last = words.partition(" of ")[0].split()[-1].lower().rstrip(".")
    common = all(word in common_words() for word in words.lower().split())
    if is_site_word(last) and " " in words and (is_place or not common):
        return True
    return is_place and last not in common_words() | MONTHS | WEEKDAYS


def is_site_word(word: str) -> bool:
    """Whether a name that ends in this word is that of a site."""
    return (
        word in site_words()
        or word in street_words() - {"army", "police", "parliament"}
        or word in toponym_words("sites", "words")
        or bool(kinds_of(word))
    )


def expected(near: Around) -> Iterator[Span]:
    """Unknown names after "in", "near", "village of": "her home at Rathmolin"."""
    pieces = near.pieces
    for i in range(1, len(pieces)):
        before = near.lower(i - 1)
        sure = before in toponym_words("before", "sure") or before == "at"
        sure = sure or (before == "of" and bool(kinds_of(near.lower(i - 2)) & SMALL))
        if not sure or near.gap(i) != " ":
            continue
        last = i
        while (
            last < len(pieces) and is_unknown(near, last) and (last == i or near.gap(last) == " ")
        ):
            last += 1
        if last > i and not is_given_name(pieces[i].word):
            yield Span(pieces[i].start, pieces[last - 1].end)


def is_unknown(near: Around, i: int) -> bool:
    """Whether a piece is capitalised, tagged as a name and no common word."""
    piece = near.pieces[i]
    return (
        piece.is_capital
        and piece.tag in ("PROPN", "X")
        and len(piece.word) > 3
        and not piece.word.isupper()
        and piece.lower not in common_words() | MONTHS | WEEKDAYS
    )


def host_of(span: Span, kept: Sequence[Toponym], text: str, ends: Sequence[int]) -> Host | None:
    """The place that tells where a site is: the one it is said to be in, else the nearest town of
    its sentence, else the town that the report names most surely."""
    placed = [one for one in kept if isinstance(one.value, Place) and one.value.lat is not None]
    told = TOLD.match(text, span.end)
    for one in placed:
        after = told is not None and one.span.start == told.end()
        if after or (
            one.span.end <= span.start and OWNED.fullmatch(text[one.span.end : span.start])
        ):
            return host(one, NEAR_TOLD, told=True, how="said to be there")
    towns = [one for one in placed if precision(one) in TOWN_LIKE and one.form != "people"]
    sentence = bisect_right(ends, span.start)
    same = [one for one in towns if bisect_right(ends, one.span.start) == sentence]
    if same:
        best = min(same, key=lambda one: abs(one.span.start - span.start))
        return host(best, NEAR_SENTENCE, told=False, how="the nearest town named beside it")
    if not towns:
        towns = [one for one in placed if precision(one) == "admin1"]
    if not towns:
        return None
    sure: dict[Place | Unknown, float] = defaultdict(float)
    for one in towns:
        sure[one.value] += one.confidence
    best = max(towns, key=lambda one: (sure[one.value], -one.span.start))
    return host(best, NEAR_REPORT, told=False, how="the surest town of the report")


def precision(one: Toponym) -> str:
    """How fine the place of a toponym is."""
    return one.value.precision if isinstance(one.value, Place) else ""


def host(one: Toponym, left: float, told: bool, how: str) -> Host:
    """A toponym as host."""
    if isinstance(one.value, Unknown):
        raise TypeError("a host has a place")
    return Host(one.value, one.confidence * left, told, how)


def site_of(span: Span, found: Host | None, text: str) -> Toponym:
    """A site as a toponym. Where nothing says that it is in its host, the point stands for a
    region."""
    words = span.of(text)
    if found is None:
        reason = Unknown("the gazetteer has no place of this name, and none is named beside it")
        return Toponym(span, "site", reason, IS_SITE, 0.0)
    place = replace(found.place, site=words)
    if not found.told and place.precision in TOWN_LIKE:
        place = replace(place, precision="region")
    basis = f'"{words}" is not in the gazetteer; {found.place.name} is {found.how}'
    return Toponym(span, "site", place, IS_SITE, found.confidence * IS_SITE, basis)
