"""Whom a clause blames for a deed, who denies or claims it, and who says so."""

from collections.abc import Iterator
from dataclasses import dataclass

from tacitus.annotate.clauses import Clause
from tacitus.annotate.frames import PERSONS, Frame
from tacitus.values import Span

ASIDE = 12  # tokens of an apposition


@dataclass(frozen=True, slots=True)
class Named:
    """The numbers of the mentions of who is meant and of who says so, -1 for nobody; `all` are the
    mentions of the former in the clause."""

    who: int = -1
    teller: int = -1
    all: tuple[int, ...] = ()


NOBODY_NAMED = Named()


def clause_of(frame: Frame, phrase: Span) -> Clause | None:
    """The clause whose main verb stands in a phrase."""
    for clause in frame.clauses:
        if clause.verbs and phrase.start <= frame.tokens[clause.head].start < phrase.end:
            return clause
    return None


def by_clause(frame: Frame, clause: Clause, *, blamed: bool) -> Named:
    """Who is meant by the verb of a stance, and who says so; `blamed`: others say it of him."""
    if not blamed:
        whom = clause.agent if clause.passive else clause.subject
        return named(frame, whom, whom, clause)
    if not clause.passive:
        return named(frame, clause.object, clause.subject, clause)
    laid = laid_on(frame, clause)
    return named(frame, laid or clause.subject, clause.agent, clause)


def laid_on(frame: Frame, clause: Clause) -> range | None:
    """The words behind the "on" of "the raid was blamed on the band"."""
    for token in range(clause.head + 1, min(clause.last, clause.head + 3)):
        if frame.word(token) == "on":
            return range(token + 1, clause.last)
    return None


def named(frame: Frame, whom: range | None, teller: range | None, clause: Clause) -> Named:
    """The mentions in the words for both; an apposition names the same being."""
    found = persons(frame, whom)
    if not found:
        return NOBODY_NAMED
    told = persons(frame, teller)
    before = found[0] in persons(frame, clause.subject)
    same = apposed(frame, found[0], clause.verbs.start if before else clause.last)
    return Named(found[0], told[0] if told else -1, (found[0], *same))


def persons(frame: Frame, stretch: range | None) -> list[int]:
    """The persons and bodies that a noun phrase names."""
    found = (one.number for one in frame.entities(stretch))
    return [number for number in found if frame.mentions[number].kind in PERSONS]


def apposed(frame: Frame, number: int, stop: int) -> Iterator[int]:
    """The mentions between commas behind a mention: "a fourth man, Bo Rey, a cook, was held"."""
    end = next(one.last for one in frame.placed if one.number == number)
    for one in sorted(frame.placed, key=lambda each: (each.first, -each.last)):
        beside = frame.word(end) in (",", "(") and one.first == end + 1
        closed = frame.word(one.last) in (",", ")") or one.last >= stop
        if beside and closed and one.last <= min(stop, end + ASIDE):
            yield one.number
            end = one.last
