"""How it was done, where the words that name a happening do not say: by the weapon, by the victim,
and by what is asked for, refused or threatened."""

from functools import cache

from tacitus.annotate.anchor_found import Found
from tacitus.annotate.anchor_sense import Ground, part, word_list
from tacitus.annotate.weapons import weapon_at
from tacitus.lists import tables

OUTRIGHT = frozenset("gunman gunmen sniper snipers warplanes drones drone rockets missiles".split())
NEAR = 15  # tokens within which a weapon tells the mode


@cache
def mode_words(table: str) -> dict[str, str]:
    """From the words of a table of `anchor_modes.toml` to the mode they tell; the first counts."""
    found: dict[str, str] = {}
    for mode, words in tables("anchor_modes.toml")[table].items():
        for word in words.split():
            found.setdefault(word, mode)
    return found


def with_modes(ground: Ground, found: list[Found]) -> list[Found]:
    """The same with modes where they can be told."""
    return [
        one if (mode := mode_of(ground, one)) == one.mode else one._replace(mode=mode)
        for one in found
    ]


def mode_of(ground: Ground, one: Found) -> str | None:
    """The mode of a happening."""
    if one.type == "ASSAULT":
        if is_targeted(ground, one):
            return "targeted"
        mode = by_means(ground, one) or one.mode or by_weapon(ground, one)
        return "suicide-attack" if mode == "explosives" and is_suicide(ground, one) else mode
    if one.type in {"REQUEST", "REJECT"} and one.mode is None:
        return by_words(ground, one, "asked")
    if one.type == "THREATEN" and one.mode is None:
        return by_words(ground, one, "threatened")
    return one.mode


def is_targeted(ground: Ground, one: Found) -> bool:
    """Whether one chosen person of standing is killed or shot."""
    if ground.lower[one.first] not in mode_words("killing") or one.mode == "suicide-attack":
        return False
    places = part(ground, one.sentence, one.match, "object")
    if one.match.entry.kind == "noun":
        owned = ground.lower[one.first - 1] in {"'s", "'"} if one.first else False
        places = tuple(j for j in places if owned or j >= one.last)
    words = [ground.lower[j] for j in places]
    return any(
        word in word_list("standing") and not word.endswith("s") for word in words
    ) and not any(word in word_list("several") for word in words)


def is_suicide(ground: Ground, one: Found) -> bool:
    """Whether a suicide bomber stands near."""
    sentence = ground.sentences[one.sentence]
    near = slice(max(sentence.first, one.first - NEAR), min(sentence.last, one.last + NEAR))
    return "suicide" in ground.lower[near]


def by_means(ground: Ground, one: Found) -> str | None:
    """The mode of what attacks ("jets bombed"), where the word leaves it open."""
    if one.mode not in {None, "explosives", "heavy-weapons"} or one.match.entry.kind == "noun":
        return None
    for j in part(ground, one.sentence, one.match, "subject"):
        mode = mode_words("means").get(ground.lower[j])
        if one.rank == "toll" and ground.lower[j] not in OUTRIGHT:
            continue
        if mode and (one.mode is None or mode in {"aerial", "drone"}):
            return mode
    return None


def by_weapon(ground: Ground, one: Found) -> str | None:
    """The mode of the nearest weapon in the sentence."""
    sentence = ground.sentences[one.sentence]
    first = max(sentence.first, one.first - NEAR)
    last = min(sentence.last, one.last + NEAR)
    best: tuple[int, str] | None = None
    for j in range(first, last):
        if one.first <= j < one.last:
            continue
        entry = weapon_at(ground.tokens, ground.lower, j)
        if entry is None or entry.event or not entry.mode:
            continue
        far = min(abs(j - one.first), abs(j - one.last + 1))
        if best is None or far < best[0]:
            best = (far, entry.mode)
    return best[1] if best else None


def by_words(ground: Ground, one: Found, table: str) -> str | None:
    """The mode of the first word after it that tells one, else of its own words."""
    sentence, words = ground.sentences[one.sentence], mode_words(table)
    own = range(one.match.first, one.match.last)
    for j in (*range(one.first + 1, min(sentence.last, one.last + NEAR)), *own):
        if ground.lower[j] in words:
            return words[ground.lower[j]]
    return None
