"""Whom words of harm befell: the persons before or after them in the sentence."""

from tacitus.annotate.counted import Counted, Line
from tacitus.annotate.harms import Harm, words
from tacitus.annotate.person_lists import TOGETHER, listed, own_verb
from tacitus.annotate.subjects import RELATIVE, STOPS, segment, subjects, with_left
from tacitus.annotate.toll_nouns import after_description, is_nominal, of_noun, summed
from tacitus.annotate.verb_groups import Group, denies, verb_group

ACTING = frozenset({"he", "she", "they", "we", "i"})  # before a past without auxiliary they act
PARTICLES = frozenset({"off", "up", "instead"})
GETTING = frozenset({"got", "get", "gets", "getting"})


def befallen(line: Line, harm: Harm) -> list[Counted]:
    """Those whom the words befell, in the order of the text; empty where nobody is told."""
    if harm.form == "sum":
        return summed(line, harm)
    holder = holding(line, harm)
    if holder is not None:
        return [holder]
    if harm.form == "noun" or (harm.form in ("ing", "base") and is_nominal(line, harm)):
        return of_noun(line, harm)
    if harm.form in ("ing", "base"):
        return [] if denies(line, harm) else objects(line, harm)
    group = verb_group(line, harm)
    found = of_past(line, harm, group)
    return [one for one in found if one.zero] if group.denied else found


def holding(line: Line, harm: Harm) -> Counted | None:
    """The persons inside whose words those of harm stand: "55 wounded soldiers"."""
    if harm.form not in ("past", "predicate"):
        return None
    for one in line.counted:
        if one.first < harm.first and harm.last <= one.last:
            return one if harm.last < one.last or one.number is not None else None
    return None


def of_past(line: Line, harm: Harm, group: Group) -> list[Counted]:
    """Those befallen by words that may have an auxiliary."""
    if group.be:
        return [*subjects(line, group.start), *companions(line, harm)]
    return [*among(line, group.start), *without_auxiliary(line, harm, group)]


def companions(line: Line, harm: Harm) -> list[Counted]:
    """Those named after the verb: "two children were killed, along with their mother"."""
    place = harm.last + (line.word(harm.last) == ",")
    for phrase in TOGETHER:
        if line.low[place : place + len(phrase)] == phrase:
            return listed(line, place + len(phrase))
    return []


def among(line: Line, end: int) -> list[Counted]:
    """Those said to be among others befallen: "three of them were among the dead"."""
    for place in range(end - 1, max(0, end - 5), -1):
        if line.low[place] not in words("among"):
            continue
        first = place - (line.low[place - 1] == "also")
        if line.word(first - 1) in words("be"):
            return subjects(line, first - 1)
        aged = line.low[place - 1] == "," and place > 3 and line.low[place - 2].isdecimal()
        one = line.by_last.get(place - 3 if aged else place)
        return [one] if one is not None else []
    return []


def without_auxiliary(line: Line, harm: Harm, group: Group) -> list[Counted]:
    """Those befallen by a past, a lone participle, an adjective or a verb without object."""
    after = inverted(line, harm)
    if after:
        return after
    if harm.form == "past":
        found = objects(line, harm)
        left = line.by_last.get(group.start)
        if found and not (left and own_verb(line, found[0])):
            return found
        if group.have:
            return []
    if harm.form in ("subject", "self"):
        return subjects(line, group.start)
    return reduced(line, group.start)


def reduced(line: Line, end: int) -> list[Counted]:
    """Those just before a participle or adjective without auxiliary ("leaving 13 dead"); else the
    subject of the verb that it shares ("was caught and shot"), else that of a headline."""
    beside = line.by_last.get(end)
    if beside is not None:
        return [] if line.low[end - 1] in ACTING else with_left(line, beside)
    before = line.word(end - 1)
    if before in ("and", "then", "but", "or", ","):
        return shared(line, end - 1)
    if before in RELATIVE:
        return subjects(line, end)
    if all(
        line.tag(place) not in ("VERB", "AUX", "PUNCT") for place in range(max(0, end - 9), end)
    ):
        return segment(line, end)
    return []


def shared(line: Line, end: int) -> list[Counted]:
    """The subject of the nearest auxiliary before, in the same clause."""
    helpers = words("have") | words("between") | words("modal")
    for place in range(end - 1, max(-1, end - 25), -1):
        if line.low[place] in words("be") - GETTING and line.tag(place) in ("AUX", "VERB", "X"):
            first = place
            while first and line.low[first - 1] in helpers:
                first -= 1
            return subjects(line, first, again=False)
        if line.low[place] in STOPS:
            return []
    return []


def inverted(line: Line, harm: Harm) -> list[Counted]:
    """ "Among the dead were four children", "those killed included", "Also killed was a guard"."""
    if line.word(harm.last) not in ("was", "were", "is", "are", "include", "includes", "included"):
        return []
    before = line.word(harm.first - 1)
    if line.word(harm.first - 2) == "of":
        return []
    if before in ("the", "those", "also", "among", "") or line.word(harm.first - 3) == "among":
        named = line.word(harm.last + 1) in ("identified", "named", "listed")
        return listed(line, harm.last + 1 + (2 if named else 0))
    return []


def objects(line: Line, harm: Harm) -> list[Counted]:
    """The persons who are the object of a verb: "killing two soldiers and a policeman"."""
    place = harm.last
    while line.word(place) in ("and", "or") and place + 1 in line.harm_at:
        place = line.harm_at[place + 1].last
    passed = words("between") | PARTICLES
    while place not in line.by_first and line.word(place) in passed:
        place += 1
    found = after_description(line, place)
    return [] if found and line.low[found[0].first] in ACTING else found
