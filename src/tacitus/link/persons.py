"""Whether two entities of a report may be one person that it calls by different words."""

import re

from tacitus.names import gender_of_name
from tacitus.nouns import Gender, ending
from tacitus.values import Amount, Entity

WORD = re.compile(r"[^\W\d_]+")
ANOTHER = re.compile(r"\b(?:another|other|second|third|fourth|fifth)\b", re.IGNORECASE)
NO_NAMES = frozenset(("jr", "sr", "ii", "iii"))


def may_be_one(one: Entity, two: Entity) -> bool:
    """Whether nothing told of two entities forbids that they are one person: names without a word
    in common, sex, age, or that one is called another."""
    if ANOTHER.search(one.name) or ANOTHER.search(two.name):
        return False
    sexes = gender_of(one), gender_of(two)
    if "" not in sexes and sexes[0] != sexes[1]:
        return False
    ages = ages_of(one), ages_of(two)
    if all(ages) and not ages[0] & ages[1]:
        return False
    names = names_of(one), names_of(two)
    return not all(names) or bool(names[0] & names[1])


def gender_of(entity: Entity) -> Gender:
    """The sex that the noun or the given name tells; empty where neither does."""
    words = WORD.findall(entity.name)
    noun, _ = ending([word.lower() for word in words])
    if noun is not None:
        return noun.gender
    told = (gender_of_name(word) for word in words if word[0].isupper())
    return next((gender for gender in told if gender), "")


def ages_of(entity: Entity) -> set[int]:
    """The ages in years that are told."""
    values = (claim.value for claim in entity.attributes if claim.field == "age")
    return {value.low for value in values if isinstance(value, Amount)}


def names_of(entity: Entity) -> set[str]:
    """The words of a person's name; empty for a description ("a teacher of Arica")."""
    words = WORD.findall(entity.name)
    if not words or not all(word[0].isupper() for word in words):
        return set()
    if ending([word.lower() for word in words])[0] is not None:
        return set()
    return {word.lower() for word in words} - NO_NAMES
