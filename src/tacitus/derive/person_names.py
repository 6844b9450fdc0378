"""Whether two names of persons can be one: surnames, given names, initials, order, spelling."""

import re
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from tacitus.closed_class import PARTICLES
from tacitus.names import gender_of_name
from tacitus.nouns import honorifics

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
NO_NAME = PARTICLES | frozenset("e jr sr ii iii iv junior senior".split())
PREFIX = re.compile(r"^(?:al|el|ul|ad|as|an|ar|ash|at|az)-")
ALIKE = 85  # least rapidfuzz ratio of two spellings of one name
SHORT = {
    "bill": "william", "bob": "robert", "rob": "robert", "jim": "james", "joe": "joseph",
    "mike": "michael", "tom": "thomas", "tony": "anthony", "dick": "richard", "rick": "richard",
    "ted": "edward", "ed": "edward", "ben": "benjamin", "dan": "daniel", "dave": "david",
    "steve": "steven", "chris": "christopher", "matt": "matthew", "nick": "nicholas",
    "pete": "peter", "sam": "samuel", "tim": "timothy", "will": "william", "liz": "elizabeth",
    "beth": "elizabeth", "kate": "katherine", "sue": "susan", "jeff": "jeffrey", "greg": "gregory",
    "andy": "andrew", "alex": "alexander", "don": "donald", "ron": "ronald", "ken": "kenneth",
    "ray": "raymond", "fred": "frederick", "charlie": "charles", "chuck": "charles",
    "jack": "john", "larry": "lawrence", "bernie": "bernard", "mick": "michael", "pat": "patrick",
}  # fmt: skip


@lru_cache(maxsize=4096)
def folded(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without accents, titles, particles and "al-"."""
    plain = (name if name.isascii() else anyascii(name)).lower().replace("’", "'")
    words = [PREFIX.sub("", word) for word in WORD.findall(plain)]
    kept = [word for word in words if word not in NO_NAME and word not in honorifics()]
    return tuple(kept or words)


def same_person(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two folded names can be one person's."""
    shorter, longer = sorted((one, two), key=len)
    if not shorter:
        return False
    if len(shorter) == 1:
        return is_part(shorter[0], longer)
    if set(shorter) <= set(longer):
        return True
    return same_surname(shorter, longer) and same_given(shorter, longer)


def is_part(word: str, longer: Sequence[str]) -> bool:
    """Whether one word is the surname or given name of a longer name. A middle name counts where
    it is no given name ("Thein" of "U Thein Sein")."""
    if len(longer) == 1:
        return alike(word, longer[0])
    if alike(word, longer[-1]) or word == longer[0]:
        return True
    return word in longer and gender_of_name(word) is None


def same_surname(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether the last words are one surname, or that of one is inside the other (Spanish double
    surnames)."""
    if alike(one[-1], two[-1]):
        return True
    return one[-1] in two[1:] or two[-1] in one[1:]


def same_given(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether the first words can be one given name, one perhaps an initial or a short form."""
    a, b = one[0], two[0]
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return alike(a, b) or SHORT.get(a, a) == SHORT.get(b, b) or a in two or b in one


def alike(one: str, two: str) -> bool:
    """Whether two words are one but for spelling ("Gaddafi", "Gadhafi"); short words must be the
    same."""
    if one == two:
        return True
    if min(len(one), len(two)) < 5 or one[0] != two[0]:
        return False
    return ratio(one, two) >= ALIKE
