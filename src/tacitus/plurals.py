"""The words of a phrase and the singular of a noun, well enough to look them up in a list."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "wives": "wife",
    "knives": "knife",
    "buses": "bus",
    "passers-by": "passer-by",
}


def words_of(phrase: str) -> list[str]:
    """The words of a phrase in lower case, without the marks between them."""
    return WORD.findall(phrase.lower())


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """The singular of a noun in lower case; a word that is none already is given back."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    for plural, one in (("men", "man"), ("women", "woman")):
        if word.endswith(plural) and len(word) > len(plural) + 1:
            return word.removesuffix(plural) + one
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
