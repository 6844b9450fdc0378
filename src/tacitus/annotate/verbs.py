"""The forms of English verbs: by rule, with the irregular ones from `data/irregular_verbs.txt`."""

from functools import cache
from typing import NamedTuple

from tacitus.lists import word_set

VOWELS = frozenset("aeiou")
# Verbs of several syllables whose last letter doubles all the same, by their stressed ending.
DOUBLING = ("mit", "fer", "bel", "pel", "cur", "gret", "duct", "nap", "quip", "bur", "cel", "vel")


class Forms(NamedTuple):
    """All forms of one verb; `pasts` and `participles` may hold several."""

    base: str
    third: str
    ing: str
    pasts: tuple[str, ...]
    participles: tuple[str, ...]


@cache
def irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pasts and past participles by lemma."""
    rows = (line.split() for line in word_set("irregular_verbs.txt"))
    return {lemma: (tuple(p.split("/")), tuple(pp.split("/"))) for lemma, p, pp in rows}


@cache
def past_forms() -> frozenset[str]:
    """Irregular words that are a past: "took", "shot"."""
    return frozenset(form for pasts, _ in irregular().values() for form in pasts)


@cache
def participle_forms() -> frozenset[str]:
    """Irregular words that are a past participle: "taken", "shot"."""
    return frozenset(form for _, participles in irregular().values() for form in participles)


def is_past(word: str) -> bool:
    """Whether a lower-case verb form may be a past."""
    return word.endswith("ed") or word in past_forms()


def is_participle(word: str) -> bool:
    """Whether a lower-case verb form may be a past participle."""
    return word.endswith("ed") or word in participle_forms()


def forms_of(lemma: str) -> Forms:
    """All forms of a verb; a prefix with hyphen or "re", "over" bends as what follows it."""
    stem = lemma + lemma[-1] if doubles(lemma) else lemma
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        ing = lemma[:-2] + "ying" if lemma.endswith("ie") else lemma[:-1] + "ing"
    else:
        ing = stem + "ing"
    pasts, participles = irregular().get(lemma, ((regular_past(lemma, stem),),) * 2)
    return Forms(lemma, with_s(lemma), ing, pasts, participles)


def regular_past(lemma: str, stem: str) -> str:
    """ "bomb" to "bombed", "deny" to "denied", "free" to "freed"."""
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return lemma[:-1] + "ied"
    return stem + "ed"


def doubles(lemma: str) -> bool:
    """Whether the last letter doubles before -ed, -ing: one short syllable, or a known ending."""
    if len(lemma) < 3 or lemma[-1] in VOWELS or lemma[-1] in "wxyh" or lemma[-2] not in VOWELS:
        return False
    if lemma.endswith("ffer"):
        return False  # "offered", but "referred"
    if lemma[-3] in VOWELS and not (lemma[-3] == "u" and lemma[-4:-3] == "q"):
        return False
    return sum(letter in VOWELS for letter in lemma.replace("qu", "q")) == 1 or lemma.endswith(
        DOUBLING
    )


def with_s(word: str) -> str:
    """The third person of a verb and the plural of a noun."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word in {"do", "go", "undergo", "veto", "embargo"} else "s")


@cache
def lemma_table(lemmas: frozenset[str]) -> dict[str, str]:
    """From every form of these verbs to its lemma."""
    table: dict[str, str] = {}
    for lemma in sorted(lemmas):
        base, third, ing, pasts, participles = forms_of(lemma)
        for form in (base, third, ing, *pasts, *participles):
            table.setdefault(form, lemma)
    return table
