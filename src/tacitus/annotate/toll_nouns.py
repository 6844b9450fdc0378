"""Persons beside nouns of harm ("the killing of two men") and figures of sums ("the toll rose to
61")."""

from tacitus.annotate.counted import Counted, Line
from tacitus.annotate.harms import Harm, lists, words
from tacitus.annotate.person_lists import listed

# Nouns that tell of a death only beside the words of a list.
BESIDE = {
    "life": "lives", "lives": "lives", "body": "bodies", "bodies": "bodies", "remains": "bodies",
    "corpses": "bodies",
}  # fmt: skip
ENDS = frozenset({".", ";", "that", "said", "but", "when", "who"})
DETERMINED = frozenset({"the", "a", "this", "that", "his", "their"})


def is_nominal(line: Line, harm: Harm) -> bool:
    """Whether a form in -ing is a noun: "the killing", "killing of", "wounding and killing of"."""
    joint = line.harm_at.get(harm.last + 1) if line.word(harm.last) in ("and", "or") else None
    after = line.word(harm.last if joint is None else joint.last)
    return after == "of" or line.word(harm.first - 1) in DETERMINED


def of_noun(line: Line, harm: Harm) -> list[Counted]:
    """ "the killing of two men", "his death", "the men's arrest"."""
    other = line.harm_at.get(harm.last + 1) if line.word(harm.last) in ("and", "or") else None
    if other is not None and other.form in ("noun", "ing", "base"):
        return of_noun(line, Harm(harm.toll, "noun", harm.first, other.last))
    needed = BESIDE.get(line.low[harm.first], "")
    if line.word(harm.last) != "of":
        return [] if needed or line.low[harm.first] == "loss" else possessor(line, harm.first)
    near = line.low[max(0, harm.first - 5) : harm.last + 12]
    if needed and set(lists()["counted"][needed]).isdisjoint(near):
        return []
    return after_description(line, harm.last + 1)


def possessor(line: Line, place: int) -> list[Counted]:
    """Whose death or arrest it is: "his sudden death", "the men's arrest"."""
    first = place
    while first > place - 2 and line.tag(first - 1) == "ADJ":
        first -= 1
    if line.word(first - 1) in ("'s", "’s", "'", "’"):
        one = line.by_last.get(first - 1) or line.by_last.get(first)
        return [one] if one is not None else []
    one = line.by_last.get(first)
    his = one is not None and line.low[one.last - 1] in ("his", "her", "their")
    return [one] if one is not None and his and one.number is None else []


def after_description(line: Line, place: int) -> list[Counted]:
    """The persons that begin here or after words that describe them."""
    for ahead in range(place, min(place + 7, len(line.low))):
        if ahead in line.by_first:
            return listed(line, ahead)
        if not is_description(line, ahead):
            break
    return []


def is_description(line: Line, place: int) -> bool:
    """Whether a word may stand before the persons in their noun phrase: "killing UN envoy X"."""
    return (
        line.tag(place) in ("ADJ", "NOUN", "PROPN", "DET", "NUM", "X")
        and line.low[place][:1].isalnum()
    )


def summed(line: Line, harm: Harm) -> list[Counted]:
    """The figure that a sum reached: "the death toll rose from 55 to 61"."""
    before = figure_before(line, harm)
    if before is not None:
        return [before]
    for place in range(harm.last, min(harm.last + 16, len(line.low))):
        one = line.by_first.get(place)
        if one is not None and one.number is not None:
            lead = line.word(place - 1)
            if lead == "from":
                continue
            return [one] if leads_to(line, harm, place) else []
        if line.low[place] in ENDS or line.low[place] in words("modal"):
            return []
    return []


def leads_to(line: Line, harm: Harm, place: int) -> bool:
    """Whether what stands between a sum and a figure ties them together."""
    sums = lists()["sums"]
    lead = line.word(place - 1)
    return (
        lead in sums["leads"]
        or lead in sums["rises"]
        or lead in words("between")
        or place == harm.last
    )


def figure_before(line: Line, harm: Harm) -> Counted | None:
    """The figure in "brought to 61 the number of dead"."""
    place = harm.first - 1 if line.word(harm.first - 1) in ("the", "its", "their") else harm.first
    one = line.by_last.get(place)
    if one is not None and one.number is not None and line.word(one.first - 1) in ("to", "at"):
        return one
    return None
