"""Whom a clause blames for a deed, who denies or claims it, and who says so."""

from dataclasses import dataclass

from tacitus.annotate.clauses import Clause
from tacitus.annotate.frames import PERSONS, Frame
from tacitus.values import Span


@dataclass(frozen=True, slots=True)
class Named:
    """The numbers of the mentions of who is meant and of who says so, -1 for nobody."""

    who: int = -1
    teller: int = -1


UNNAMED = Named()


def clause_of(frame: Frame, phrase: Span) -> Clause | None:
    """The clause whose main verb stands in a phrase."""
    for clause in frame.clauses:
        if clause.verbs and phrase.start <= frame.tokens[clause.head].start < phrase.end:
            return clause
    return None


def by_clause(frame: Frame, clause: Clause, *, blamed: bool) -> Named:
    """Who is meant by the verb of a stance, and who says so; `blamed`: others say it of him."""
    if not blamed:
        whom = teller = clause.agent if clause.passive else clause.subject
    elif clause.passive:
        whom, teller = laid_on(frame, clause) or clause.subject, clause.agent
    else:
        whom, teller = clause.object, clause.subject
    return Named(first_person(frame, whom), first_person(frame, teller))


def laid_on(frame: Frame, clause: Clause) -> range | None:
    """The words behind the "on" of "the raid was blamed on the band"."""
    for token in range(clause.head + 1, min(clause.last, clause.head + 3)):
        if frame.word(token) == "on":
            return range(token + 1, clause.last)
    return None


def first_person(frame: Frame, stretch: range | None) -> int:
    """The first person or body that a noun phrase names, -1 for none."""
    found = (one.number for one in frame.entities(stretch))
    return next((number for number in found if frame.mentions[number].kind in PERSONS), -1)
