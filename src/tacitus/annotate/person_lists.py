"""Persons in a row: "two soldiers, a policeman and three children"."""

from collections.abc import Iterator
from functools import cache

from tacitus.annotate.counted import Counted, Line
from tacitus.annotate.harms import words
from tacitus.annotate.verbs import is_participle, lemma_table
from tacitus.lists import tables

TOGETHER = (["as", "well", "as"], ["along", "with"], ["together", "with"])
JOINTS = frozenset({",", "and", "&", "plus", "or"})
MOST = 12  # persons in a row


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
        if len(found) == MOST:
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
    if (
        line.word(place) == ","
        and line.word(place + 1).isdecimal()
        and len(line.word(place + 1)) < 4
    ):
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
    return word in reporting() or line.word(one.first - 1) == "," or not is_participle(word)


def is_apposition(line: Line, one: Counted, more: Counted) -> bool:
    """Whether a description between commas says who a named person is: "Ahmed Ali, a driver,"."""
    named = one.number is None and line.words[one.last - 1][:1].isupper()
    plain = more.number is None and line.low[more.first] in ("a", "an", "the")
    after = line.word(more.last)
    return (
        named and plain and "and" not in line.low[one.last : more.first] and after in (",", ".", "")
    )


@cache
def reporting() -> frozenset[str]:
    """All forms of verbs that a whole clause may follow ("said", "fear")."""
    lemmas = tables("clauses.toml")["verbs"]["complement"]
    return frozenset(lemma_table(frozenset(lemmas)))
