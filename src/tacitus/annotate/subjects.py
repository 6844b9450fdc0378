"""Who is the subject of a verb: the persons before it, past what hangs on them."""

from tacitus.annotate.counted import Counted, Line
from tacitus.annotate.harms import words
from tacitus.annotate.person_lists import JOINTS, MOST, listed, reporting
from tacitus.annotate.verbs import is_participle

RELATIVE = frozenset({"who", "whom", "that", "which"})
# A clause begins after them: the search for a subject does not pass.
STOPS = frozenset(
    """
; : . ? ! that when while after before as because since until if where although though whose so than
whether once unless ” “ said says say reported reports told announced confirmed added claimed claims
believe believes fear fears know stated according
""".split()
) | {'"'}
DASHES = frozenset({"-", "–", "—", ")"})
FAR = 40  # tokens that a subject may stand before its verb


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
        if ends_clause(line, place):
            break
        if is_finite(line, place) and not verb:
            verb, limit = True, place + 1
    else:
        place -= 1
    limit = max(limit, place + 1)
    free = [one for one in line.between(limit, end) if stands_free(line, one)]
    return with_right(line, free[0], end) if free else []


def ends_clause(line: Line, place: int) -> bool:
    """Whether the clause before a verb begins after this word."""
    word = line.low[place]
    if word in ("and", "but", ","):
        ages = line.tag(place - 1) == line.tag(place + 1) == "NUM"  # "aged 5 and 7"
        return not ages and not joins(line, place)
    return word in STOPS or word in RELATIVE


def leading(line: Line, end: int) -> list[Counted]:
    """The first persons of the sentence part before, whose verbs are joined: "the man fell and
    died"."""
    limit = 0
    for place in range(end - 2, max(-1, end - FAR), -1):
        if line.low[place] in STOPS or line.low[place] in RELATIVE:
            limit = place + 1
            break
    free = [one for one in line.between(limit, end - 1) if stands_free(line, one)]
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
    if before in reporting() or before in (
        "that",
        "as",
        "after",
        "when",
        "before",
        "while",
        "since",
        "until",
    ):
        return True
    if line.tag(one.first - 1) == "ADP" or before in (
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "for",
    ):
        return False
    return line.tag(one.first - 1) != "VERB" and not (
        one.first - 1 in line.harm_at and line.tag(one.first - 1) == "X"
    )


def with_left(line: Line, one: Counted) -> list[Counted]:
    """The persons and those joined to them before: "two soldiers and a policeman"."""
    found = [one]
    while len(found) < MOST:
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
