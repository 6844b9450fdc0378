"""Whether two names of organisations, places or things can be one: acronyms, tails, other names."""

from collections.abc import Sequence
from functools import lru_cache

from tacitus.countries import country_of_demonym, country_of_name
from tacitus.names import group_named, key_of
from tacitus.nouns import name_words, noun
from tacitus.vocabulary import Sector

SMALL = frozenset("of the for and on in to a an de la del und et al".split())


@lru_cache(maxsize=20_000)
def same_body(one: str, two: str) -> bool:
    """Whether two names can be one organisation's."""
    a, b = group_named(one), group_named(two)
    if a is not None and b is not None:
        return a.name == b.name
    if key_of(one) == key_of(two):
        return True
    shorter, longer = sorted((one, two), key=len)
    if is_acronym(shorter) or is_acronym(longer):
        return is_acronym_of(shorter, longer)
    if a is not None or b is not None:
        return set(words_of(shorter)) == set(words_of(longer))
    return same_words(words_of(shorter), words_of(longer))


def is_acronym(name: str) -> bool:
    letters = name.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 8 and letters.isupper() and letters.isalpha()


def is_acronym_of(short: str, name: str) -> bool:
    """Whether capitals are the initials of a name, its small words counted or not."""
    letters = short.replace(".", "").replace("-", "").lower()
    words = key_of(name).split()
    if len(words) < 2 or not letters:
        return False
    every = "".join(word[0] for word in words)
    great = "".join(word[0] for word in words if word not in SMALL)
    return letters in (every, great)


def words_of(name: str) -> tuple[str, ...]:
    """The telling words of a name, nationality left out."""
    kept = [
        word
        for word in name.replace("'s", "").replace("’s", "").split()
        if word.lower() not in SMALL and not is_nationality(word)
    ]
    return tuple(word.lower().rstrip("s") for word in kept)


def is_nationality(word: str) -> bool:
    return country_of_demonym(word) is not None or country_of_name(word) is not None


def same_words(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether the words are the same in any order ("Ministry of Defence", "Defence Ministry"), or
    the shorter name ends the longer and says enough by itself."""
    if not shorter or not longer:
        return False
    if set(shorter) == set(longer):
        return True
    if len(shorter) > len(longer):
        shorter, longer = longer, shorter
    return len(shorter) > 1 and tuple(longer[-len(shorter) :]) == tuple(shorter)


@lru_cache(maxsize=20_000)
def named_sectors(name: str) -> tuple[Sector, ...]:
    """The sector that the words of an organisation's name tell: its last two words ("Students'
    Union"), the last word first; the first where more follows with "of" or "for" ("Ministry of
    Health Services")."""
    words = name.replace("’", "'").split()
    known = noun(" ".join(words[-2:]).lower())
    if known is not None and known.role == "body" and known.sector and len(words) > 1:
        return known.sector
    for word in words if " of " in name or " for " in name else reversed(words):
        if word in name_words():
            return (name_words()[word],)
    return ()
