"""The singular of an English noun, well enough to look a word up in a list."""

from functools import lru_cache

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
