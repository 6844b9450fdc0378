"""What a name stands for: person, organisation, state or place, by lists and by its neighbours.

A reason has a strength: 3 a list or a title says so, 2 its own words say so, 1 its place in the
sentence says so, 0 a guess. Weak names take the kind that the same name has elsewhere.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tacitus.annotate.known_names import is_word
from tacitus.countries import country_of_demonym
from tacitus.lists import word_set
from tacitus.marks import ACTING, GUESSED
from tacitus.names import gender_of_name
from tacitus.nouns import name_words, noun
from tacitus.vocabulary import EntityKind

SAYING = frozenset(
    """
    said says told tells added adds tweeted wrote announced denied claimed accused warned insisted
    explained recalled argued replied asked vowed called condemned stressed admitted confirmed
    declared argued believes believed thinks thought knows knew wants wanted hopes hoped
    """.split()
)
DOING = frozenset(
    """
    was is has had were are will would could did does died lived met visited arrived left went came
    shot killed fled took became worked served joined led ordered blamed attacked made gave who
    """.split()
)
WHERE = frozenset(
    "in at near from outside around across into towards toward inside through".split()
)
PLACE_WORDS = frozenset(
    """
    city town village province state county district region river lake island islands mountain
    mountains valley street road avenue square park bridge airport bay gulf ocean sea strait desert
    peninsula coast border territory governorate oblast canton prefecture municipality department
    township suburb heights hills hill falls springs beach port harbor harbour cape fort mount
    highway boulevard lane quarter plaza canal strip bank delta basin forest plateau station prison
    camp base palace
    """.split()
)
PLACE_OPENERS = frozenset("mount lake fort cape port san santa".split())
THING_WORDS = frozenset(
    """
    airport bridge station hospital mosque church cathedral temple hotel university college school
    stadium prison palace barracks tower building plaza mall museum theatre theater camp base
    """.split()
)
WHITHER = frozenset("of to on".split())
RULERS = frozenset("mayor governor prefect wali sheriff premier emir".split())
BODY_OPENERS = frozenset(
    "los las les radio rádio radyo televisión television télévision tv".split()
)
OF_WORDS = frozenset(("of", "for", "on", "against"))  # the name of a body goes on with them
NO_NAME = re.compile(r"[@#_/\\]|www|\.(?:com|org|net|uk|gov|edu)\b|https?", re.IGNORECASE)
NO_NAME_BEFORE = frozenset("operation hurricane typhoon cyclone storm battle treaty".split())


class Reason(NamedTuple):
    """A kind, how strongly it is held (3 to 0) and by which rule."""

    kind: EntityKind
    strength: int
    rule: str


def reason_for(words: Sequence[str], before: Sequence[str], after: str, how: str) -> Reason | None:
    """The kind of a name by its words and the lower-case words around it, `before` being the last
    word and the one before that; None where it names nobody. `how` is the sentence's style of
    capitals."""
    lowered = [word.lower() for word in words]
    if not is_name(words, lowered, before[0]):
        return None
    return (
        by_demonym(words, before[0])
        or by_last_word(words, lowered)
        or by_place_before(before)
        or by_given_name(words, how, before[0])
        or by_letters(words, how)
        or by_neighbours(words, before[before[0] in ("the", "a", "an")], after)
        or by_guess(words, lowered, before[0])
    )


def is_name(words: Sequence[str], lowered: Sequence[str], before: str) -> bool:
    """Whether words that are tagged as a name can be one."""
    if " ".join(lowered) in not_names() or NO_NAME.search(" ".join(words)):
        return False
    if len(words) == 1 and (len(words[0]) == 1 or words[0] == lowered[0]):
        return False
    if len(words) == 1 and country_of_demonym(words[0]) is not None:
        return words[0].endswith("s") or before in ("the", "a", "an", "another", "one", "two")
    return words[0][0].isalpha() and words[-1][-1].isalnum()


def by_place_before(before: Sequence[str]) -> Reason | None:
    """The town of X, the island of X, the mayor of X."""
    known = noun(before[1]) if before[0] == "of" else None
    if known is not None and known.kind in ("place", "state"):
        return Reason("place", 2, "place noun")
    if before[0] == "of" and before[1] in RULERS:
        return Reason("place", 1, "what somebody governs")
    return None


def by_demonym(words: Sequence[str], before: str) -> Reason | None:
    """Turks, the British, a Kenyan."""
    if len(words) != 1 or country_of_demonym(words[0]) is None:
        return None
    if words[0].endswith("s") or before == "the":
        return Reason("people", 3, "demonym")
    return Reason("person", 2, "demonym")


def by_last_word(words: Sequence[str], lowered: Sequence[str]) -> Reason | None:
    """Names that end in a word for a body or a place ("Workers' Party", "Wells Street")."""
    if len(words) < 2:
        return None
    last = lowered[-1]
    if lowered[0] in BODY_OPENERS:
        return Reason("organisation", 2, "opens a body's name")
    if words[-1].title() in name_words() or words[-1] in name_words():
        return Reason("organisation", 2, "body word")
    if last in THING_WORDS and noun(last) is not None:
        return Reason("object", 2, "thing word")
    if last in PLACE_WORDS or lowered[0] in PLACE_OPENERS:
        return Reason("place", 2, "place word")
    known = noun(last) or noun(" ".join(lowered[-2:]))
    if known is not None and known.kind != "person":
        return Reason(known.kind, 2, "noun")
    for k, word in enumerate(words[:-2]):
        if word.title() in name_words() and lowered[k + 1] in OF_WORDS:
            return Reason("organisation", 2, "body of")
    return None


def by_given_name(words: Sequence[str], how: str, before: str) -> Reason | None:
    """Names that begin with a given name; one alone is a weak sign."""
    if gender_of_name(words[0]) is None:
        dotted = "." in (words[0][-1], words[1] if len(words) > 1 else "")
        initials = len(words) > 1 and len(words[0].replace(".", "")) <= 2 and dotted
        middle = len(words) > 2 and gender_of_name(words[1]) is not None
        return Reason("person", 2, "initials") if initials or middle else None
    if len(words) > 4 and not any(word.islower() for word in words):
        return None
    if len(words) == 1:
        return Reason("place", 1, "where") if before in WHERE else Reason("person", 1, "given name")
    return Reason("person", 3 if how == "n" else 2, "given name")


def by_letters(words: Sequence[str], how: str) -> Reason | None:
    """Acronyms."""
    if how == "u" or len(words) > 1:
        return None
    letters = words[0].replace(".", "").replace("-", "")
    if (
        2 <= len(letters) <= 7
        and letters.isupper()
        and letters.isalpha()
        and not is_word(words[0].lower())
    ):
        return Reason("organisation", 1, "acronym")
    return None


def by_neighbours(words: Sequence[str], before: str, after: str) -> Reason | None:
    """What the words around it ask for: a speaker, a place."""
    if before in ("(", "[") and after in (")", "]") and words[0].isupper():
        return Reason("organisation", 1, "in brackets")
    if after in SAYING:
        return Reason("person", 1, "speaks")
    if before in WHERE:
        return Reason("place", 1, "where")
    if after in DOING and len(words) <= 3:
        return Reason("person", 1, ACTING)
    return None


def by_guess(words: Sequence[str], lowered: Sequence[str], before: str) -> Reason | None:
    """Two or three words that are no common words are most often a person's name; one word alone
    is a place after "to" or "of"."""
    if lowered[0] in NO_NAME_BEFORE:
        return None
    common = [is_word(word) for word in lowered]
    if len(words) == 1:
        letters = words[0].replace("'", "").replace("’", "").replace("-", "")
        if common[0] or not letters.isalpha():
            return None
        return Reason("place" if before in WHITHER else "person", 0, GUESSED)
    if len(words) <= 4 and not any(common) and before != "the":
        return Reason("person", 0, GUESSED)
    return Reason("organisation", 0, GUESSED)


@cache
def not_names() -> frozenset[str]:
    """Lower-case words and phrases that are written as names but name nobody."""
    return word_set("not_names.txt")
