"""Whether two names of persons can be one: surnames, given names, initials, order, spelling."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from tacitus.closed_class import PARTICLES
from tacitus.lists import data_file
from tacitus.nouns import honorifics

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
NO_NAME = PARTICLES | frozenset("e jr sr ii iii iv junior senior".split())
PREFIX = re.compile(r"^(?:al|el|ul|ad|as|an|ar|ash|at|az)-")
NONE: frozenset[int] = frozenset()
ALIKE = 85  # least rapidfuzz ratio of two spellings of one name
# Family names of East Asia, which go before the given name.
FAMILY_FIRST = frozenset(
    """
    kim park lee choi jung kang cho yoon moon ban roh xi mao deng hu wen li wang zhang liu chen yang
    zhao huang zhou wu xu sun ma zhu lin bo nguyen tran le pham hoang phan dang
    """.split()
)
# Letters that spellings of one name from other scripts exchange, in the order they are asked.
SPELT = (
    ("dj", "d"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ph", "f"), ("kh", "h"), ("gh", "g"),
    ("ck", "k"), ("q", "k"), ("w", "v"), ("y", "i"), ("e", "i"), ("o", "u"),
)  # fmt: skip
DOUBLED = re.compile(r"(.)\1")


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
    """Whether one word is the surname or given name of a longer name, or stands inside it: the
    first of two surnames, a father's name ("Thein" of "U Thein Sein")."""
    if len(longer) == 1:
        return alike(word, longer[0])
    return alike(word, longer[-1]) or word in longer


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
    return alike(a, b) or bool(forms().get(a, NONE) & forms().get(b, NONE)) or a in two or b in one


@cache
def forms() -> dict[str, frozenset[int]]:
    """For each form of a given name the numbers of the names that it may be a form of."""
    lines = data_file("given_name_forms.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(lines):
        for form in line.partition("#")[0].split():
            found[form] = found.get(form, NONE) | {number}
    return found


def alike(one: str, two: str) -> bool:
    """Whether two words are one but for spelling ("Gaddafi", "Gadhafi"; "Otaiby", "Utaibi"); short
    words must be the same."""
    if one == two:
        return True
    if min(len(one), len(two)) < 5:
        return False
    return (one[0] == two[0] and ratio(one, two) >= ALIKE) or spelt(one) == spelt(two)


@lru_cache(maxsize=20_000)
def spelt(word: str) -> str:
    """A word in one spelling of those that other scripts leave open."""
    for old, new in SPELT:
        word = word.replace(old, new)
    return DOUBLED.sub(r"\1", word)
