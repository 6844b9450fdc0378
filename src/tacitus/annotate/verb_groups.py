"""The verb group that ends in words of harm: "were believed to have been killed"."""

from dataclasses import dataclass

from tacitus.annotate.counted import Line
from tacitus.annotate.harms import Harm, words
from tacitus.annotate.verbs import is_participle, is_past


@dataclass(frozen=True, slots=True)
class Group:
    """The verb group that ends in words of harm: where it begins and what auxiliaries it has."""

    start: int
    be: bool
    have: bool
    denied: bool


def verb_group(line: Line, harm: Harm) -> Group:
    """Walk left over auxiliaries, adverbs and verbs that share them ("were caught and killed")."""
    place = start = harm.first
    be = have = denied = active = False
    passed = words("modal") | words("between")
    if harm.form == "predicate":
        passed |= words("linking")
    while place > 0 and harm.first - place < 12:
        word = line.low[place - 1]
        helps = word in words("be") or word in words("have") or word in words("denying")
        active = active or (word == "to" and have and not be)  # "are believed to have killed"
        be = be or (word in words("be") and not active)
        have = have or word in words("have")
        denied = denied or word in words("denying")
        if helps or word in passed or (word == "to" and (be or have)):
            start = place - 1
        elif not is_linked(line, place - 1):
            break
        place -= 1
    return Group(start, be, have, denied)


def is_linked(line: Line, place: int) -> bool:
    """Whether a word may stand between the auxiliary and the words of harm: "found dead",
    "believed to have died", "tortured and killed"."""
    word = line.low[place]
    if word in words("linking"):
        return True
    if word in ("and", "or", ",", "then", "/"):
        return place > 0 and is_done(line, place - 1)
    return is_done(line, place) and line.word(place + 1) in ("and", "or", ",", "to", "then", "/")


def is_done(line: Line, place: int) -> bool:
    """Whether the word is a participle."""
    word = line.low[place]
    return (is_participle(word) or is_past(word)) and line.tag(place) in ("VERB", "ADJ", "X")


def denies(line: Line, harm: Harm) -> bool:
    """Whether "not", "without" or the like stands just before."""
    near = line.low[max(0, harm.first - 3) : harm.first]
    return any(word in words("denying") for word in near)
