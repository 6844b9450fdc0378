"""The names of the gazetteer among the words of a report, whether they stand for places or not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tacitus.countries import country_of_demonym, country_of_name
from tacitus.derive.gazetteer import Entry, Gazetteer, key_of
from tacitus.derive.place_asking import SHORT_FORM, country_entry, may_hold, people_of
from tacitus.derive.place_lists import kinds_of
from tacitus.derive.toponym_pieces import Piece, ends_from
from tacitus.lists import data_file
from tacitus.values import Span
from tacitus.vocabulary import ToponymForm

MOST = 5  # words of a name
NOT_NAMES = frozenset(
    ("PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "PUNCT", "NUM", "SYM")
)
# "Pa.", "W.Va.", "TX", "N. Mex." after a comma
SHORT = re.compile(
    r"\s?,\s?(?P<short>(?:[A-Z]\. ?){1,2}[A-Z][a-z]+\.?|(?:[A-Z]\.){2,3}|[A-Z]\.[A-Z][a-z]\.?"
    r"|[A-Z][a-z]{1,4}\.?|[A-Z]{2,3})(?=\W|$)"
)
# The same where no comma stands before: "Mass.", "N.J.", "W.Va."; "D-Calif" too
STANDALONE = re.compile(r"(?:[A-Z]\.){2,3}|[A-Z]\. ?[A-Z][a-z]{1,3}\.|[A-Z][a-z]{1,5}\.")
PARTY = re.compile(r"[,(] ?[A-Z]{1,3}-$")
LETTERS = re.compile(r"[A-Z][A-Za-z]*")


@dataclass(frozen=True, slots=True)
class Match:
    """A name at pieces `first` to `last` (half open), its key, and the places it may mean."""

    first: int
    last: int
    span: Span
    key: str
    entries: tuple[Entry, ...]
    form: ToponymForm

    @property
    def is_nation(self) -> bool:
        """Whether the words name a country or its people."""
        return self.form in ("adjective", "people") or self.entries[0].kind == "country"


def find_matches(text: str, pieces: Sequence[Piece], gazetteer: Gazetteer) -> list[Match]:
    """All names in the order of the text; of those that begin at one word the longest."""
    found: list[Match] = []
    i = 0
    while i < len(pieces):
        match = None
        if found and i == found[-1].last + 1:
            match = short_after(found[-1], text, pieces, i, gazetteer)
        if match is None and may_begin(pieces[i]):
            match = match_at(text, pieces, i, gazetteer)
        if match is None:
            i += 1
        else:
            found.append(match)
            i = match.last
    return found


def may_begin(piece: Piece) -> bool:
    """Whether a piece is written as the first of a name is."""
    return piece.is_capital or piece.lower in ("al", "el")


def match_at(text: str, pieces: Sequence[Piece], i: int, gazetteer: Gazetteer) -> Match | None:
    """The longest name that begins at a piece that may begin one."""
    piece = pieces[i]
    if (short := standalone(i, text, pieces, gazetteer)) is not None:
        return short
    if len(piece.word) < 2 or is_title_of_place(i, pieces):
        return None
    for last in ends_from(pieces, i, text, MOST):
        odd = piece.tag in NOT_NAMES and not is_state_form(piece.word, text)
        if last == i + 1 and (odd or not piece.is_capital):
            return None
        end = pieces[last - 1].end
        match = match_of(i, last, Span(piece.start, end), text, gazetteer)
        if match is not None:
            return match
    return None


def is_state_form(word: str, text: str) -> bool:
    """Whether a word is the short form of a country that looks like a small word: "US farms"."""
    return word.isupper() and country_of_name(word) is not None and not text.isupper()


def match_of(i: int, last: int, span: Span, text: str, gazetteer: Gazetteer) -> Match | None:
    """These words as a name, if they are one."""
    words = span.of(text)
    if words.startswith("The "):
        entries = tuple(e for e in gazetteer.named(key_of(words)) if e.match == 0)
        return Match(i, last, span, key_of(words), entries, "name") if entries else None
    if (code := country_of_name(words)) is not None:
        others = tuple(e for e in gazetteer.named(key_of(words)) if e.match < 2)
        return Match(i, last, span, key_of(words), others or country_entry(code, gazetteer), "name")
    if (code := country_of_demonym(words)) is not None:
        form: ToponymForm = "people" if words.endswith("s") else "adjective"
        return Match(i, last, span, key_of(words), country_entry(code, gazetteer), form)
    key = key_of(words)
    entries = tuple(e for e in gazetteer.named(key) if e.match != SHORT_FORM)
    if entries and len(key) > 1:
        return Match(i, last, span, key, entries, "name")
    people = people_of(words, gazetteer)
    return Match(i, last, span, key, people, "people") if people else None


def is_title_of_place(i: int, pieces: Sequence[Piece]) -> bool:
    """Whether a name begins here only as "City of X" does."""
    after = [piece.lower for piece in pieces[i + 1 : i + 2]]
    return after == ["of"] and bool(kinds_of(pieces[i].lower))


def standalone(i: int, text: str, pieces: Sequence[Piece], gazetteer: Gazetteer) -> Match | None:
    """A short form that needs no name and comma before it: "Mass.", "N.J.", "D-Calif"."""
    start = pieces[i].start
    found = STANDALONE.match(text, start)
    if found is None or text[found.end() : found.end() + 1].isalpha():
        if not PARTY.search(text, max(0, start - 6), start):
            return None
        found = LETTERS.match(text, start)
        if found is None:
            return None
        entries = tuple(e for e in gazetteer.named(key_of(found.group())) if e.match == SHORT_FORM)
    else:
        entries = short_entries(found.group(), gazetteer)
    if not entries:
        return None
    last = i
    while last < len(pieces) and pieces[last].start < found.end():
        last += 1
    return Match(i, last, Span(start, found.end()), key_of(found.group()), entries, "short")


def short_after(
    before: Match, text: str, pieces: Sequence[Piece], i: int, gazetteer: Gazetteer
) -> Match | None:
    """The short form of a state after the name of one of its places and a comma; `i` is the second
    piece after that name."""
    if pieces[i - 1].word != ",":
        return None
    found = SHORT.match(text, before.span.end)
    if found is None or found.start("short") != pieces[i].start:
        return None
    words = found["short"]
    entries = short_entries(words, gazetteer) or short_entries(words.rstrip("."), gazetteer)
    if not entries:
        return None
    end, last = found.end("short"), i
    while last < len(pieces) and pieces[last].start < end:
        last += 1
    return Match(i, last, Span(pieces[i].start, end), key_of(words), entries, "short")


def short_entries(words: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The provinces of which these words are a short form."""
    named = gazetteer.named(key_of(words))
    return tuple(e for e in named if e.match == SHORT_FORM and may_hold(e, words))


@cache
def common_words() -> frozenset[str]:
    """Lower-case English words that are more than names, from the list of the tagger."""
    lines = data_file("tags_lexicon.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#") and "\t" in line)
    return frozenset(pair[0] for pair in pairs if pair[1].strip("M"))
