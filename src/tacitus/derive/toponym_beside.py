"""What the words right before and after a name say of its being that of a place.

All weights are natural logarithms of odds, set by hand.
"""

import re

from tacitus.closed_class import OWNING
from tacitus.derive.place_lists import kinds_of, site_words, street_words, toponym_words
from tacitus.derive.toponym_around import Around
from tacitus.derive.toponym_matches import Match, common_words
from tacitus.derive.toponym_pieces import Piece
from tacitus.names import is_given_name
from tacitus.nouns import honorifics, name_words, noun

SURE, LIKELY, MAYBE = 4.0, 2.0, 0.7  # by the word before
AFTER, NOUN, HEAD, KIND, OF_KIND = 3.0, 1.0, 3.5, 4.0, 4.5  # by the word after, or "town of"
DATELINE, PARTY = 6.0, 6.0
AFTER_GIVEN, AFTER_TITLE, NAME_GOES_ON, NAME_BEFORE = -5.0, -6.0, -3.0, -2.5
SAINT, OWNS, BEFORE_GIVEN = -6.0, 0.5, 0.5
WAY = re.compile(r"\b(?:[NSEW]|[NS]\.?[EW])\. ?$")  # "W. Phila.", "S.E. Paris"
HYPHENS = ("-", "–")
JOINED = frozenset("based area born controlled held backed".split())
SMALL_TAGS = frozenset(("ADP", "CCONJ", "DET", "PRON", "VERB", "ADV", "SCONJ"))


def before(match: Match, near: Around) -> float:
    """The words before a name."""
    word = near.lower(match.first - 1)
    if not word or "\n" in near.gap(match.first):
        return 0.0
    for rule in (by_hyphen, by_stop, by_of, by_capital_before):
        if (weight := rule(match, near)) is not None:
            return weight
    for key, weight in (("sure", SURE), ("likely", LIKELY), ("maybe", MAYBE)):
        if word in toponym_words("before", key):
            return weight
    if kinds_of(word):
        return LIKELY
    known = noun(word)
    titled = word in honorifics() or (known and known.role in ("office", "occupation"))
    return AFTER_TITLE / 2 if titled else 0.0


def by_hyphen(match: Match, near: Around) -> float | None:
    """ "D-Winthrop": after a party's letter a place stands."""
    piece = near.pieces[match.first - 1]
    if near.gap(match.first) not in HYPHENS and piece.word not in HYPHENS:
        return None
    party = piece.word.isupper() and near.lower(match.first - 2) in (",", "(")
    return PARTY if party and len(piece.word) < 4 else 0.0


def by_stop(match: Match, near: Around) -> float | None:
    """ "W. Phila.", "Gov. Kaine", "J. London"."""
    if WAY.search(near.text, max(0, match.span.start - 6), match.span.start):
        return MAYBE
    second = near.lower(match.first - 2)
    if near.lower(match.first - 1) != ".":
        return None
    if second in toponym_words("heads", "titles") or second in honorifics():
        return AFTER_TITLE
    return AFTER_GIVEN if len(second) == 1 and near.gap(match.first - 1) == "" else 0.0


def by_of(match: Match, near: Around) -> float | None:
    """ "The town of X", "a man, 41, of X", "a man, 41, X"."""
    one, two, three = (near.lower(match.first - back) for back in (1, 2, 3))
    if one == "of" and kinds_of(two):
        return OF_KIND
    if one == "of" and two == "," and three.isdigit():
        return SURE
    return LIKELY if one == "," and two.isdigit() and len(two) == 2 else None


def by_capital_before(match: Match, near: Around) -> float | None:
    """A capitalised word right before: a given name, a title, another word of a name."""
    piece = near.pieces[match.first - 1]
    if not piece.is_capital or near.gap(match.first) != " ":
        return None
    word = piece.lower
    if piece.tag == "DET" or word in ("a", "an", "the"):
        return MAYBE
    if word in toponym_words("before", "sure") or word in toponym_words("before", "likely"):
        return LIKELY
    known = noun(word)
    is_person = known is not None and known.kind == "person"
    if is_person or word in honorifics() or word in toponym_words("heads", "titles"):
        return AFTER_TITLE
    if is_given_name(piece.word) or len(word) == 1:
        return NAME_BEFORE if word in common_words() else AFTER_GIVEN
    if piece.tag in SMALL_TAGS:
        return MAYBE
    return 0.0 if known is not None or word.title() in name_words() else NAME_BEFORE


def after(match: Match, near: Around) -> float:
    """The words after a name."""
    i = match.last
    if i >= len(near.pieces) or "\n" in near.gap(i):
        alone = near.is_upper(match) and "\n" in near.gap(match.first)
        return DATELINE / 3 if alone else 0.0
    if near.is_dateline(match):
        return DATELINE
    piece, gap = near.pieces[i], near.gap(i)
    if piece.word in OWNING:
        return SAINT if near.lower(match.first) in ("st", "saint", "saints") else OWNS
    if gap in HYPHENS and piece.lower in JOINED:
        return SURE
    if gap != " ":
        return 0.0
    return capital_after(match, piece, near) if piece.is_capital else small_after(piece)


def small_after(piece: Piece) -> float:
    """A word in small letters right after a name: "Paris firefighters"."""
    if kinds_of(piece.lower) or piece.lower in toponym_words("after", "place"):
        return AFTER
    if piece.tag not in ("NOUN", "ADJ"):
        return 0.0
    known = noun(piece.lower)
    return AFTER if known and known.kind in ("people", "person", "organisation") else NOUN


def capital_after(match: Match, piece: Piece, near: Around) -> float:
    """A capitalised word right after a name: that of a body or site, a title, or a surname."""
    word = piece.lower
    if kinds_of(word):
        return KIND
    if is_head(word):
        return HEAD
    if word in street_words():
        return LIKELY
    if piece.tag in SMALL_TAGS or piece.tag == "AUX" or match.is_nation:
        return 0.0
    if match.last - match.first == 1 and is_given_name(near.pieces[match.first].word):
        return AFTER_GIVEN
    if is_given_name(piece.word) and word not in common_words():
        return BEFORE_GIVEN
    return NAME_GOES_ON / 3 if word in common_words() else NAME_GOES_ON


def is_head(word: str) -> bool:
    """Whether a capitalised word goes on a place's name to that of a body, site or person in
    office: "Boston University", "Texas Gov. X"."""
    return (
        noun(word) is not None
        or word.title() in name_words()
        or word in toponym_words("heads", "words")
        or word in toponym_words("heads", "titles")
        or word in site_words()
    )
