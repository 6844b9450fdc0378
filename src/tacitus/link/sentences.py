"""What the sentences of a figure's words say beside the figure: whether anybody is dead, and
whether it is told of several happenings together."""

import re
from collections.abc import Iterator
from functools import cache

from tacitus.incident_values import Told
from tacitus.lists import tables
from tacitus.values import Claim, Span, Toll

BY_HAND = 1.0  # the confidence of what a person coded; the machine is never so sure
LONGEST = 600  # characters of a sentence that are read before some words
END = re.compile(r"[.!?][\"”’)]*\s|\n")
# "cost four men their lives"
LIVES = r"(?:claim|cost|los|took|tak)\w*(?:\s+\S+){1,4}\s+(?:life|lives)"
# A figure of several happenings, each of which may be an incident of its own.
SEVERAL = re.compile(
    r"\b(?:separate|unrelated)\b(?:\W+\w+){0,2}\W+(?:shootings|attacks|incidents|stabbings|homicides"
    r"|killings|cases|bombings|crashes|accidents)\b"
    r"|\b(?:shootings|attacks|incidents|stabbings|killings)\b(?:\W+\w+){0,2}"
    r"\W+(?:across|throughout|citywide|nationwide|statewide)\b",
    re.IGNORECASE,
)


def is_borne_out(one: Told, claim: Claim) -> bool:
    """Whether words of death bear out a figure of killed. Who was "shot" or "taken to hospital" may
    be alive: where such words stand in the sentences and none of death, there are no dead, unless
    those counted are told dead elsewhere; nor are there in a report without any word of death. What
    a person coded is not weighed."""
    if not is_of_dead(claim) or claim.confidence >= BY_HAND:
        return True
    if not words("of_death").search(one.coded.report.text):
        return False
    if not says(one, claim, words("of_harm")) or says(one, claim, words("of_death")):
        return True
    who = getattr(claim.value, "entity", None)
    return who is not None and any(
        is_of_dead(other)
        and getattr(other.value, "entity", None) == who
        and says(one, other, words("of_death"))
        for other in one.event.claims
    )


def is_of_dead(claim: Claim) -> bool:
    """Whether a claim counts dead, one or more, and is not denied."""
    counts = isinstance(claim.value, Toll) and claim.value.low > 0
    return claim.field == "killed" and counts and claim.certainty != "denied"


def counts_several(one: Told, claim: Claim) -> bool:
    """Whether a figure is told of several happenings ("12 wounded in separate shootings")."""
    counts = isinstance(claim.value, Toll) and claim.value.low > 1
    return counts and claim.confidence < BY_HAND and says(one, claim, SEVERAL)


def says(one: Told, claim: Claim, told: re.Pattern[str]) -> bool:
    """Whether such words stand in a sentence of a claim's words."""
    text = one.coded.report.text
    return any(told.search(text, start, end) for start, end in sentences(text, claim.evidence))


def sentences(text: str, evidence: tuple[Span, ...]) -> Iterator[tuple[int, int]]:
    """Where the sentences that hold some words begin and end."""
    for span in evidence:
        first = max(0, span.start - LONGEST)
        before = max((end.end() for end in END.finditer(text, first, span.start)), default=first)
        after = END.search(text, span.end - 1)  # the stop may be the last of the words
        yield before, after.start() if after else len(text)


@cache
def words(name: str) -> re.Pattern[str]:
    """A list of words that show what a sentence speaks of; "*" stands for any ending."""
    listed = tables("tolls.toml")["shows"][name]
    parts = [str(one).replace("*", r"\w*").replace(" ", r"\s+") for one in listed]
    if name == "of_death":
        parts.append(LIVES)
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)
