"""The mentions inside one noun phrase: the phrase itself, its possessors, the names inside it."""

from collections.abc import Iterator

from tacitus.annotate.drafts import Draft, Line
from tacitus.annotate.kinds import Reason, reason_for
from tacitus.annotate.name_ends import (
    body_end,
    body_start,
    capitals_end,
    is_capital,
    is_part_of_place,
    name_run,
    of_end,
)
from tacitus.annotate.noun_phrases import TIMES, Phrase, noun_like
from tacitus.annotate.titles import (
    ends_in_post,
    is_plain_noun,
    is_post_of,
    title_end,
    titled_name,
)
from tacitus.countries import country_of_demonym
from tacitus.marks import OTHER_NOUN
from tacitus.names import is_given_name
from tacitus.nouns import ending, name_words, noun

# Those who belong to the body that stands before them; a police officer is no part of a name.
BELONGING = frozenset(
    """
    spokesman spokeswoman spokesperson chief commander commissioner head leader leaders official
    officials chairman chairwoman chair director president secretary member members source sources
    boss inspector minister employee employees representative delegate delegates
    """.split()
)


def read_phrase(line: Line, phrase: Phrase) -> Iterator[Draft]:
    """All mentions in a phrase: each possessor with what stands before it, then the whole."""
    if is_members_body(line, phrase):
        first = without_opening(line, phrase.first, phrase.last)
        reason = Reason("organisation", 3, "body of its members")
        yield Draft(phrase.first, phrase.last, first, phrase.last, reason, name=True)
        return
    core = phrase.first
    for start, end in phrase.owners:
        yield from read_part(line, phrase.first, start, end)
        core = end + 1
    yield from read_part(line, phrase.first, core, phrase.last)


def band_end(line: Line, run: int, start: int, last: int) -> int:
    """Where the name of a band ends that is called after persons ("the Sons of the Delta"); `last`
    where there is none. Its words are capitalised inside a sentence."""
    word = line.tokens[last - 1].word
    known = noun(line.lowered[last - 1])
    plain = line.how != "n" or last - 1 == line.first or last - start != 1 or run < start
    if plain or not word[0].isupper() or known is None or known.kind != "people":
        return last
    if known.role == "office" or line.word(last) != "of" or line.word(last + 1) != "the":
        return last
    return capitals_end(line, last + 2) if is_capital(line, last + 2) else last


def is_named_body(line: Line, run: int, last: int) -> bool:
    """Whether capitalised words of the list of bodies are a name ("Defence Ministry")."""
    if line.how == "u" or last - run < 2:
        return False
    known = noun(" ".join(line.lowered[run:last]))
    return known is not None and known.role == "body" and not known.plural


def is_members_body(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase with a possessor is the name of a body, called by its members ("the Lagos
    Traders' Union"), in a text that is not all capitals."""
    if line.how != "n" or len(phrase.owners) != 1 or phrase.first in line.known:
        return False
    member = phrase.owners[0][1] - 1
    known = noun(line.lowered[member])
    if known is None or known.kind != "people" or member == line.first:
        return False
    words = [line.tokens[k].word for k in range(member, phrase.last) if k != member + 1]
    return all(word[0].isupper() for word in words) and words[-1] in name_words()


def read_part(line: Line, first: int, core: int, last: int) -> Iterator[Draft]:
    """The mentions of tokens `core` to `last`; the chief one reaches back to `first`."""
    body, length = ending(line.lowered[first:last]) if core > first else (None, 0)
    if body is not None and body.role == "body" and last - length < core - 1:
        reason = Reason("organisation", 3, "noun: body")  # "the prosecutor's office"
        yield Draft(first, last, last - 1, last, reason)
        return
    start = without_opening(line, core, last)
    run = name_run(line, start, last)
    if run < last and line.word(run - 1) == "of" and is_post_of(line, run):
        run += 1  # "Secretary of State", then a name
    title = title_end(line, run, last)
    if is_named_body(line, run, last):
        yield Draft(first, last, run, last, Reason("organisation", 3, "body name"), name=True)
        yield from nested(line, start, run)
        return
    band = band_end(line, run, start, last)
    if band > last:
        head = max(start, last - 1)
        yield Draft(first, band, head, band, Reason("organisation", 2, "band name"), name=True)
        return
    if of_end(line, last) > last and (run < last or line.tokens[last - 1].word[0].isupper()):
        yield from named(line, first, start, min(run, last - 1), last)
        return
    if (
        run == last
        or is_plain_noun(line, run, last)
        or title == last
        or ends_in_post(line, run, last)
    ):
        yield from common(line, first, start, last)
        return
    titled = titled_name(line, start, run, title, last)
    if titled is None:
        yield from named(line, first, start, run, last)
        return
    before, name = titled
    yield Draft(first, last, name, last, Reason("person", 3, "title and name"), name=True)
    yield from body_before(line, start, name)
    yield from nested(line, start, before)


def without_opening(line: Line, start: int, last: int) -> int:
    """The first token after articles and the like."""
    while (
        start < last - 1 and line.tokens[start].tag in ("DET", "PRON") and start not in line.known
    ):
        start += 1
    return start


def common(line: Line, first: int, start: int, last: int) -> Iterator[Draft]:
    """A phrase whose head is a common noun, and the names among what stands before the head."""
    known, length = ending(line.lowered[first:last])
    head = last - 1
    if known is not None:
        yield Draft(first, last, head, last, Reason(known.kind, 3, f"noun: {known.role}"))
        if known.kind == "person":
            yield from body_before(line, start, last)
    elif noun_like(line.lowered[head]):
        one = line.lowered[head].endswith("-old")
        yield Draft(first, last, head, last, Reason("person" if one else "people", 3, "nominal"))
    elif country_of_demonym(line.tokens[head].word):
        many = line.lowered[head].endswith("s") or line.word(start - 1) == "the"
        yield Draft(first, last, head, last, Reason("people" if many else "person", 3, "demonym"))
        return
    elif line.tokens[head].tag == "NOUN" and line.lowered[head] not in TIMES:
        yield Draft(first, last, head, last, Reason("object", 0, OTHER_NOUN))
    yield from nested(line, start, last - max(length, 1))


def body_before(line: Line, start: int, last: int) -> Iterator[Draft]:
    """A body that stands before the word for somebody who belongs to it ("police spokesman")."""
    for k in range(start, last - 1):
        if line.lowered[k + 1] not in BELONGING or k in line.joined:
            continue
        body = noun(line.lowered[k])
        if body is not None and body.role == "body" and not body.plural:
            yield Draft(k, k + 1, k, k + 1, Reason("organisation", 3, "body before"))


def nested(line: Line, start: int, end: int) -> Iterator[Draft]:
    """The names inside a phrase, before its head."""
    i = start
    while i < end:
        if i in line.known and line.known[i][0] <= end:
            last, known = line.known[i]
            last = body_end(line, last, end)
            kind = "organisation" if last > line.known[i][0] else known.kind
            yield Draft(i, last, i, last, Reason(kind, 3, "known name"), name=True)
            i = last
        elif line.tokens[i].tag == "PROPN" and line.lowered[i] not in TIMES:
            last = i
            while last < end and (line.tokens[last].tag == "PROPN" or last in line.known):
                last = line.known[last][0] if last in line.known else last + 1
            i = body_start(line, start, i, last)
            for draft in modifier(line, i, min(last, end)):
                unsure = draft.reason.kind == "person" and draft.reason.strength < 2
                yield draft._replace(reason=draft.reason._replace(strength=-1)) if unsure else draft
            i = last
        else:
            i += 1


def modifier(line: Line, first: int, last: int) -> Iterator[Draft]:
    """A name before the head: a body written with a capital ("Army"), or a name no list knows."""
    known = noun(" ".join(line.lowered[first:last]))
    if last - first == 1 and country_of_demonym(line.tokens[first].word):
        return
    if known is not None and known.role == "body":
        yield Draft(first, last, first, last, Reason("organisation", 2, "body word"), name=True)
    elif known is None:
        yield from plain_name(line, first, first, last)


def named(line: Line, first: int, start: int, run: int, last: int) -> Iterator[Draft]:
    """A phrase that ends in a name without a title."""
    end = of_end(line, last)
    whole = line.known.get(run)
    if whole is not None and whole[0] < last and is_given_name(line.tokens[whole[0]].word):
        yield from nested(line, run, whole[0])  # a country, then its ambassador's name
        yield from plain_name(line, whole[0], whole[0], last)
        return
    if whole is not None and whole[0] == last and end == last:
        yield Draft(first, last, run, last, Reason(whole[1].kind, 3, "known name"), name=True)
    elif end == last and is_part_of_place(line, run, last):
        yield Draft(first, last, run, last, Reason("place", 3, "part of a place"), name=True)
    else:
        yield from plain_name(line, first, run, end)
    if run > start:
        kind, _ = ending(line.lowered[start:run])
        if kind is None or kind.kind == "place":
            yield from nested(line, start, run)


def plain_name(line: Line, first: int, run: int, last: int) -> Iterator[Draft]:
    """A name that no list knows as a whole."""
    words = [line.tokens[k].word for k in range(run, last)]
    before = (line.word(run - 1), line.word(run - 2))
    if run > first and before[0] not in ("the", "a", "an"):
        before = (line.word(first - 1), line.word(first - 2))
    reason = reason_for(words, before, line.word(last), line.how)
    if reason is not None:
        yield Draft(first, last, run, last, reason, name=True)
