"""The ways to read a mention of a place: its name, its kind, what it lies in, how far from it.
Words only; nothing is looked up here but countries and word lists."""

import re
from collections.abc import Iterator

from tacitus.countries import country_of_demonym
from tacitus.derive.place_lists import (
    QUOTES,
    bare,
    demonyms,
    is_beside,
    is_generic,
    kinds_of,
    site_words,
)
from tacitus.derive.place_reading import BESIDE, LONGEST, Part, PlaceWords, beside
from tacitus.derive.place_shapes import away, pair_of, turned_back
from tacitus.values import Span


def readings(text: str, span: Span) -> Iterator[PlaceWords]:
    """The ways to read a mention, the best first; none where its words name nothing."""
    words = span.of(text)[:LONGEST]
    left = text[max(0, span.start - BESIDE) : span.start].rpartition("\n")[2]
    if special := (away(words, left) or pair_of(words) or turned_back(words)):
        cores = [core.name for core in core_names(bare(special.name))]
        yield special._replace(name=cores[-1]) if cores and special.shape == "offset" else special
        return
    start = span.start + len(words) - len(words.lstrip(QUOTES))
    near = beside(text, span)
    for reading in names_in(Part(words.strip(QUOTES), Span(start, span.end))):
        yield reading._replace(
            kinds=reading.kinds | near.kinds,
            inside=reading.inside or near.inside,
            cues=(*reading.cues, *near.cues),
            short=near.short,
        )
    for part in near.inside:
        yield from whole_of(part, bare(words))


def whole_of(part: Part, missing: str) -> Iterator[PlaceWords]:
    """What a place is said to lie in, for one that the gazetteer lacks; the longest name first."""
    names = part.words.split()
    for length in range(len(names), 0, -1):
        words = bare(" ".join(names[:length]))
        end = min(part.span.start + len(words), part.span.end)
        held_by = Part(words, Span(part.span.start, end))
        yield PlaceWords("name", words, inside=(held_by,), missing=missing)


def names_in(part: Part) -> Iterator[PlaceWords]:
    """The names that the words of a mention may hold, the longest first."""
    words = bare(part.words)
    if not any(map(str.isupper, words)):
        return
    yield PlaceWords("name", words)
    owner, _, owned = words.replace("’", "'").partition("'s ")
    if owned:
        yield from owned_names(owner, owned, part)
        return
    cut = re.search(r",? in |,? near |, | \(| outside | at ", words)
    core, rest = (words[: cut.start()], words[cut.end() :]) if cut else (words, "")
    inside = (part_in(part, rest),) if rest else ()
    found = list(core_names(core))
    yield from (reading._replace(inside=inside) for reading in found)
    if cut and any(map(str.isupper, rest)):
        for reading in names_in(part_in(part, rest)):
            yield reading._replace(missing=reading.missing or core)


def owned_names(owner: str, owned: str, part: Part) -> Iterator[PlaceWords]:
    """ "Nigeria's northern state of Borno"; where what is owned has no name ("Iraq's north"), the
    owner itself."""
    if any(map(str.isupper, owned)):
        for reading in names_in(part_in(part, owned)):
            yield reading._replace(cues=(*reading.cues, owner), owner=owner)
    yield PlaceWords("name", owner)


def core_names(core: str) -> Iterator[PlaceWords]:
    """A name without what stands before it ("the northern Turkish town of") and after it
    ("district"); the words cut off tell its kind and country."""
    head, of, tail = core.rpartition(" of ")
    if of and head and (head.islower() or kinds_of(head.split()[-1])):
        for reading in core_names(tail):
            kinds = reading.kinds | kinds_of(head.split()[-1])
            yield reading._replace(kinds=kinds, cues=(*demonyms(head), *reading.cues))
        return
    words = core.split()
    while len(words) > 1 and (is_beside(words) or country_of_demonym(words[0])):
        words = words[1:]
    if not words or (len(words) == 1 and is_generic(words[0])):
        return
    cut = core.split()[: -len(words)]
    cues, kinds = demonyms(" ".join(cut)), kinds_of(words[-1])
    yield PlaceWords("name", " ".join(words), kinds, cues=cues)
    if kinds and len(words) > 1:
        yield PlaceWords("name", " ".join(words[:-1]), kinds, cues=cues)
    elif words[-1].lower() in site_words() and not country_of_demonym(words[0]):
        for length in range(min(len(words) - 1, 4), 0, -1):
            yield PlaceWords("site", " ".join(words[:length]), cues=cues, missing=" ".join(words))


def part_in(part: Part, words: str) -> Part:
    """The last words of a part, with their place in the text."""
    at = max(part.words.replace("’", "'").rfind(words.replace("’", "'")), 0)
    start = part.span.start + at
    return Part(words, Span(start, min(start + len(words), part.span.end)))
