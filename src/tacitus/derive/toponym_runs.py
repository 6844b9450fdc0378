"""Names of sites and streets told by their words alone, whatever the reader takes them for."""

from collections.abc import Iterator
from functools import cache

from tacitus.closed_class import OWNING
from tacitus.derive.place_lists import site_words, street_words, toponym_words
from tacitus.derive.toponym_around import Around
from tacitus.derive.toponym_beside import SMALL_TAGS
from tacitus.derive.toponym_matches import common_words
from tacitus.derive.toponym_pieces import Piece
from tacitus.values import Span

MOST = 6  # pieces of a name
STREETS = frozenset(
    "street road avenue lane drive boulevard st ave rd blvd dr hwy highway parkway terrace crescent"
    " turnpike expressway freeway".split()
)
BODIES = frozenset("army police parliament".split())  # among `street_words`
NO_NAMES = frozenset("the a an this that".split())


def site_runs(near: Around) -> Iterator[Span]:
    """Capitalised words that end in a word for a street ("N. Dallas Drive"), or that stand where a
    place is expected and end in a word for a site ("at the Harbour Courthouse")."""
    for i, piece in enumerate(near.pieces):
        if not (piece.is_capital and piece.lower in last_words()) or goes_on(near, i):
            continue
        first = first_of(near, i)
        if first == i:
            continue
        if piece.lower in STREETS or is_expected(near, first):
            yield Span(near.pieces[first].start, piece.end)


@cache
def last_words() -> frozenset[str]:
    """The words in which names of streets and sites end."""
    return STREETS | site_words() | toponym_words("sites", "words") | (street_words() - BODIES)


def goes_on(near: Around, i: int) -> bool:
    """Whether the name goes on after a piece, over the stop of "St. Paul" and "Dr. Ruiz" too."""
    then = i + 1
    if near.lower(i) in ("st", "dr") and near.lower(then) == ".":
        then += 1
    return then < len(near.pieces) and near.gap(then) == " " and near.pieces[then].is_capital


def first_of(near: Around, last: int) -> int:
    """The first piece of the name that ends at a piece, "N." and "Children's" among its words."""
    first = last
    while first > 0 and last - first < MOST and near.gap(first) in ("", " "):
        if not (is_inner(near, first - 1) or is_name_word(near.pieces[first - 1])):
            break
        first -= 1
    while first < last and not near.pieces[first].is_capital:
        first += 1
    return first


def is_name_word(piece: Piece) -> bool:
    """Whether a word may be one of a name."""
    return piece.is_capital and piece.lower not in NO_NAMES and piece.tag not in SMALL_TAGS


def is_inner(near: Around, i: int) -> bool:
    """Whether a piece that is no word belongs to a name: the stop of "N. Dallas Drive", the "'s"
    of "Children's Hospital", not that of "London's Harbour Center"."""
    before = near.lower(i - 1)
    if near.pieces[i].word in OWNING:
        return before in common_words()
    return near.pieces[i].word == "." and 0 < len(before) < 3


def is_expected(near: Around, first: int) -> bool:
    """Whether the words before a name let a place follow: "at the", "near"."""
    before = first - 1
    if near.lower(before) in NO_NAMES:
        before -= 1
    word = near.lower(before)
    return any(word in toponym_words("before", key) for key in ("sure", "likely"))


def is_street(name: str) -> bool:
    """Whether a name is that of a street or road."""
    return name.rpartition(" ")[2].lower().rstrip(".") in STREETS
