"""Whom words of harm befell: the persons before or after them in the sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from tacitus.annotate.counted import Counted, Line
from tacitus.annotate.harms import Harm, lists, words
from tacitus.annotate.verbs import is_participle, is_past

ACTING = frozenset({"he", "she", "they", "we", "i"})  # before a past without auxiliary they act
GETTING = frozenset({"got", "get", "gets", "getting"})
RELATIVE = frozenset({"who", "whom", "that", "which"})
# A clause begins after them: the search for a subject does not pass.
STOPS = frozenset(
    """
; : . ? ! that when while after before as because since until if where although though whose so than
whether once unless ” “ said says say reported reports told announced confirmed added claimed claims
believe believes fear fears know stated according
""".split()
) | {'"'}
REPORTING = frozenset("said says say reported told announced confirmed added claimed claims stated know".split())
TOGETHER = (["as", "well", "as"], ["along", "with"], ["together", "with"])
DASHES = frozenset({"-", "–", "—", ")"})
JOINTS = frozenset({",", "and", "&", "plus", "or"})
FAR = 40  # tokens that a subject may stand before its verb


@dataclass(frozen=True, slots=True)
class Group:
    """The verb group that ends in words of harm: where it begins and what auxiliaries it has."""

    start: int
    be: bool
    have: bool
    denied: bool


def befallen(line: Line, harm: Harm) -> list[Counted]:
    """Those whom the words befell, in the order of the text; empty where nobody is told."""
    if harm.form == "sum":
        return summed(line, harm)
    holder = holding(line, harm)
    if holder is not None:
        return [holder]
    if harm.form == "noun" or (harm.form in ("ing", "base") and is_nominal(line, harm.last)):
        return of_noun(line, harm)
    if harm.form in ("ing", "base"):
        return [] if denies(line, harm) else objects(line, harm)
    group = verb_group(line, harm)
    found = of_past(line, harm, group)
    return [one for one in found if one.zero] if group.denied else found


def is_nominal(line: Line, place: int) -> bool:
    """Whether "of" follows a form in -ing, at once or after another joined to it."""
    joint = line.harm_at.get(place + 1) if line.word(place) in ("and", "or") else None
    return line.word(place if joint is None else joint.last) == "of"


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
        if line.low[place] in words("among"):
            return subjects(line, place - 1) if line.low[place - 1] in words("be") else []
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
    if all(line.tag(place) not in ("VERB", "AUX", "PUNCT") for place in range(max(0, end - 9), end)):
        return segment(line, end)
    return []


def shared(line: Line, end: int) -> list[Counted]:
    """The subject of the nearest auxiliary before, in the same clause."""
    for place in range(end - 1, max(-1, end - 25), -1):
        if line.low[place] in words("be") - GETTING and line.tag(place) in ("AUX", "VERB", "X"):
            while place and line.low[place - 1] in words("have") | words("between") | words("modal"):
                place -= 1
            return subjects(line, place, again=False)
        if line.low[place] in STOPS:
            return []
    return []


def verb_group(line: Line, harm: Harm) -> Group:
    """Walk left over auxiliaries, adverbs and verbs that share them ("were caught and killed")."""
    place, be, have, denied = harm.first, False, False, False
    start = place
    while place > 0 and harm.first - place < 12:
        word = line.low[place - 1]
        if word in words("be"):
            be, start = True, place - 1
        elif word in words("have"):
            have, start = True, place - 1
        elif word in words("denying"):
            denied, start = True, place - 1
        elif word in words("modal") or word in words("between"):
            start = place - 1
        elif word == "to" and (be or have):
            start = place - 1
        elif harm.form == "predicate" and word in words("linking"):
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


# ---- before the words ------------------------------------------------------------------------


def subjects(line: Line, end: int, *, again: bool = True) -> list[Counted]:
    """The persons who are the subject of a verb group that begins at `end`."""
    if end <= 0:
        return []
    before = line.low[end - 1]
    if before in RELATIVE:
        return antecedent(line, end - 1)
    beside = line.by_last.get(end)
    if beside is not None and stands_free(line, beside):
        return with_left(line, beside)
    if before in DASHES or before == ",":
        opened = opening(line, end - 1)
        outer = line.by_last.get(opened) if opened else None
        if outer is not None:
            return with_left(line, outer)
    found = segment(line, end)
    if not found and again and before in ("and", "but", "then", ",", "or"):
        return leading(line, end)
    return found


def antecedent(line: Line, place: int) -> list[Counted]:
    """Those to whom the relative pronoun at `place` refers."""
    end = place - 1 if line.word(place - 1) in (",", "of") else place
    for near in range(end, max(0, end - 7), -1):
        one = line.by_last.get(near)
        if one is not None:
            return with_left(line, one)
        if line.tag(near - 1) in ("VERB", "AUX") or line.word(near - 1) in STOPS:
            break
    return []


def opening(line: Line, closing: int) -> int | None:
    """Where the insertion that closes at a mark opens: "44 people, including 37 officers, were"."""
    mark = {")": "("}.get(line.low[closing], line.low[closing])
    while closing and line.low[closing - 1] == mark:
        closing -= 1
    for place in range(closing - 1, max(-1, closing - 30), -1):
        if line.low[place] == mark and (mark != "," or place in line.by_last):
            return place - (line.low[place - 1 : place] == [mark])
        if line.low[place] in (".", ";"):
            return None
    return None


def segment(line: Line, end: int) -> list[Counted]:
    """The first persons of the clause that ends before `end` who stand free of any preposition and
    verb."""
    limit, place, verb = 0, end, False
    while place > 0 and end - place < FAR:
        place -= 1
        word = line.low[place]
        if word in ("who", "whom") and verb:
            return antecedent(line, place)
        if word in STOPS or word in RELATIVE or (word in ("and", "but", ",") and not joins(line, place)):
            if line.tag(place - 1) == line.tag(place + 1) == "NUM":
                continue  # "aged 5 and 7"
            break
        if is_finite(line, place) and not verb:
            verb, limit = True, place + 1
    else:
        place -= 1
    limit = max(limit, place + 1)
    free = [one for one in line.counted if limit <= one.first and one.last <= end and stands_free(line, one)]
    return with_right(line, free[0], end) if free else []


def leading(line: Line, end: int) -> list[Counted]:
    """The first persons of the sentence part before, whose verbs are joined: "the man fell and
    died"."""
    limit = 0
    for place in range(end - 2, max(-1, end - FAR), -1):
        if line.low[place] in STOPS or line.low[place] in RELATIVE:
            limit = place + 1
            break
    free = [one for one in line.counted if limit <= one.first and one.last < end and stands_free(line, one)]
    return with_right(line, free[0], end) if free else []


def is_finite(line: Line, place: int) -> bool:
    """Whether a verb that bears a subject stands here; participles after a noun do not."""
    if line.tag(place) == "AUX" or line.low[place] in words("be") | words("have"):
        return True
    if line.tag(place) != "VERB" or place in line.things or line.word(place - 1) == "to":
        return False
    word = line.low[place]
    return not (word.endswith(("ing", "ed")) or is_participle(word))


def joins(line: Line, place: int) -> bool:
    """Whether a comma or "and" stands between two persons of a list."""
    after = place + 1
    while line.word(after) in JOINTS or line.word(after) in words("between"):
        after += 1
    before = place
    while line.word(before - 1) in JOINTS:
        before -= 1
    one = line.by_last.get(before)
    if one is None:
        return False
    return after in line.by_first or (line.low[place] == "and" and stands_free(line, one))


def stands_free(line: Line, one: Counted) -> bool:
    """Whether persons can be a subject: no preposition or verb just before, save "a total of"."""
    before = line.word(one.first - 1)
    if before == "of":
        return line.word(one.first - 2) in words("groups")
    if before in REPORTING or before in ("that", "as", "after", "when", "before", "while", "since", "until"):
        return True
    if line.tag(one.first - 1) == "ADP" or before in ("in", "on", "at", "by", "with", "from", "for"):
        return False
    return line.tag(one.first - 1) != "VERB" and not (one.first - 1 in line.harm_at and line.tag(one.first - 1) == "X")


def with_left(line: Line, one: Counted) -> list[Counted]:
    """The persons and those joined to them before: "two soldiers and a policeman"."""
    found = [one]
    while len(found) < 12:
        first = found[0].first
        if line.word(first - 1) == "of" and first - 1 in line.by_last:
            found = [line.by_last[first - 1]]
            continue
        end = first
        while line.word(end - 1) in JOINTS:
            end -= 1
        more = line.by_last.get(end) if end < first else None
        if more is None or not stands_free(line, more) or not is_list(line, end, first, more):
            return found
        found.insert(0, more)
    return found


def is_list(line: Line, first: int, last: int, before: Counted) -> bool:
    """Whether the joint of two persons, tokens `first` to `last`, is that of a list: no "or", and
    nothing was said yet of those before ("ten dead, 30 injured")."""
    return "or" not in line.low[first:last] and before.last - 1 not in line.harm_at


def with_right(line: Line, one: Counted, end: int) -> list[Counted]:
    """The persons and those joined to them after, up to `end`."""
    return [each for each in listed(line, one.first) if each.last <= end] or [one]


# ---- after the words -------------------------------------------------------------------------


def objects(line: Line, harm: Harm) -> list[Counted]:
    """The persons who are the object of a verb: "killing two soldiers and a policeman"."""
    place = harm.last
    while line.word(place) in ("and", "or") and place + 1 in line.harm_at:
        place = line.harm_at[place + 1].last
    while place not in line.by_first and (line.word(place) in words("between") or line.word(place) in ("off", "up", "instead")):
        place += 1
    for ahead in range(place, min(place + 7, len(line.low))):
        if ahead in line.by_first:
            return listed(line, ahead)
        if not is_description(line, ahead):
            break
    return []


def is_description(line: Line, place: int) -> bool:
    """Whether a word may stand before the persons in their noun phrase: "killing UN envoy X"."""
    return line.tag(place) in ("ADJ", "NOUN", "PROPN", "DET", "NUM", "X") and line.low[place][:1].isalnum()


def listed(line: Line, place: int) -> list[Counted]:
    """The persons that begin at `place` and those joined to them after."""
    while place not in line.by_first and line.word(place) in words("between"):
        place += 1
    first = line.by_first.get(place)
    if first is None:
        return []
    found = [first]
    for one in joined(line, first):
        found.append(one)
        if len(found) == 12:
            break
    return found


def joined(line: Line, one: Counted) -> Iterator[Counted]:
    """The persons joined to others by commas, "and", "as well as"; those with a verb of their own
    are not: "killing two men and three were hurt"."""
    while True:
        place = after_joint(line, after_age(line, one.last))
        more = line.by_first.get(place) if place else None
        if more is None or own_verb(line, more) or one.last - 1 in line.harm_at:
            return
        if not is_apposition(line, one, more):
            yield more
        one = more


def after_age(line: Line, place: int) -> int:
    """Past ", 34" after somebody."""
    if line.word(place) == "," and line.word(place + 1).isdecimal() and len(line.word(place + 1)) < 4:
        return place + 2
    if line.word(place) == "(" and line.word(place + 2) == ")":
        return place + 3
    return place


def after_joint(line: Line, place: int) -> int:
    """Where the next of a list begins; 0 if no list goes on."""
    after = place
    if line.tag(after) == "ADP" and line.word(after) not in ("by", "as", "with"):
        after = past_place(line, after)
    while line.word(after) in JOINTS:
        after += 1
    for phrase in TOGETHER:
        if line.low[after : after + len(phrase)] == phrase:
            after += len(phrase)
    while after > place and (line.word(after) in words("between") or line.word(after) == "another"):
        if after in line.by_first:
            break
        after += 1
    return after if after > place else 0


def past_place(line: Line, place: int) -> int:
    """Past a phrase of place in a list ("two in the north and three in the south")."""
    for after in range(place + 1, place + 7):
        if line.word(after) in ("and", ",") and line.word(after + 1)[:1].isalnum():
            follows = line.by_first.get(after + 1 + (line.word(after + 1) in ("and", "another")))
            return after if follows is not None and follows.number is not None else place
        if line.tag(after) in ("VERB", "AUX", "PUNCT", "SCONJ"):
            break
    return place


def own_verb(line: Line, one: Counted) -> bool:
    """Whether a verb or words of harm follow the persons at once."""
    place = after_age(line, one.last)
    while line.word(place) in words("between"):
        place += 1
    if place in line.harm_at and line.harm_at[place].form not in ("noun", "sum", "ing"):
        return True
    word = line.word(place)
    if word in words("be") | words("have") | words("modal"):
        return True
    if line.tag(place) != "VERB" or word.endswith("ing"):
        return False
    return word in REPORTING or line.word(one.first - 1) == "," or not is_participle(word)


def is_apposition(line: Line, one: Counted, more: Counted) -> bool:
    """Whether a description between commas says who a named person is: "Ahmed Ali, a driver,"."""
    named = one.number is None and line.words[one.last - 1][:1].isupper()
    plain = more.number is None and line.low[more.first] in ("a", "an", "the")
    after = line.word(more.last)
    return named and plain and "and" not in line.low[one.last : more.first] and after in (",", ".", "")


# ---- beside nouns ----------------------------------------------------------------------------


def of_noun(line: Line, harm: Harm) -> list[Counted]:
    """ "the killing of two men", "his death", "the men's arrest"."""
    other = line.harm_at.get(harm.last + 1) if line.word(harm.last) in ("and", "or") else None
    if other is not None and other.form in ("noun", "ing", "base"):
        return of_noun(line, Harm(harm.toll, "noun", harm.first, other.last))
    if line.word(harm.last) == "of":
        near = line.low[max(0, harm.first - 5) : harm.first]
        if line.low[harm.first] in ("lives", "life") and not any(w in lists()["counted"]["lives"] for w in near):
            return []
        place = harm.last + 1
        for ahead in range(place, min(place + 6, len(line.low))):
            if ahead in line.by_first:
                return listed(line, ahead)
            if not is_description(line, ahead):
                break
        return []
    if line.low[harm.first] in ("life", "lives", "loss"):
        return []
    place = harm.first
    while place > harm.first - 3 and line.tag(place - 1) == "ADJ":
        place -= 1
    if line.word(place - 1) in ("'s", "’s", "'", "’"):
        place -= 1
        one = line.by_last.get(place) or line.by_last.get(place + 1)
        return [one] if one is not None else []
    one = line.by_last.get(place)
    if one is not None and one.number is None and line.low[one.last - 1] in ("his", "her", "their", "its"):
        return [one]
    return []


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
        if line.low[place] in (".", ";", "that", "said", "but", "when", "who"):
            return []
    return []


def leads_to(line: Line, harm: Harm, place: int) -> bool:
    """Whether what stands between a sum and a figure ties them together."""
    sums = lists()["sums"]
    lead = line.word(place - 1)
    return lead in sums["leads"] or lead in sums["rises"] or lead in words("between") or place == harm.last


def figure_before(line: Line, harm: Harm) -> Counted | None:
    """The figure in "brought to 61 the number of dead"."""
    place = harm.first - 1 if line.word(harm.first - 1) in ("the", "its", "their") else harm.first
    one = line.by_last.get(place)
    if one is not None and one.number is not None and line.word(one.first - 1) in ("to", "at"):
        return one
    return None
