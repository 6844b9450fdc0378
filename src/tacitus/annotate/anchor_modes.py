"""How it was done, where the words that name a happening do not say: by the weapon, by the victim,
and by what is asked for, refused or threatened."""

from dataclasses import replace

from tacitus.annotate.anchor_found import Found, by_sentence
from tacitus.annotate.anchor_sense import Ground, part, word_list
from tacitus.annotate.weapons import weapon_at

NEAR = 15  # tokens within which a weapon tells the mode
KILLING = frozenset(
    "killing murder murders slaying execution shooting gun shot shoot shoots shooting gunned kill"
    " kills killed murder murdered murders slain slew slay executed stabbed stab stabbing behead"
    " beheaded strangled hanged poisoned poison".split()
)
# What attacks tells how.
MEANS = {
    word: mode
    for mode, words in {
        "aerial": "jet jets warplane warplanes aircraft plane planes helicopter helicopters gunships",
        "drone": "drone drones",
        "heavy-weapons": "tank tanks artillery gunboats warships missile missiles rocket rockets",
        "firearms": "sniper snipers gunman gunmen",
    }.items()
    for word in words.split()
}
# What is asked for, refused or threatened, by its words.
ASKED = {
    "meet": "talks negotiate negotiations meet meeting dialogue mediation mediate discussions discuss summit",
    "assist": "help aid assistance troops soldiers support money funds weapons arms equipment send provide loan food peacekeepers backing cooperation extradition",
    "yield": "release free withdraw withdrawal stop halt end cease ceasefire restraint calm lift refrain ease surrender disarm hostages drop open allow let evacuation truce leave",
    "change": "resign resignation reform reforms change elections election step law justice independence repeal constitution wages pay policy democracy overhaul autonomy plan fee ruling verdict sentence",
}
THREATENED = {
    "violence": "kill attack bomb death strike war force retaliate retaliation violence invade destroy execute shoot gun pistol rifle revenge bloodshed behead burn blow military avenge knife crush",
    "territory": "annex annexation occupy territory seize",
    "arrest": "arrest jail prosecute prison detain",
    "expel": "expel expulsion deport deportation",
    "restrict": "sanctions embargo ban blockade tariffs curfew boycott close shut restrict block",
    "relations": "ties relations talks withdraw suspend cut quit pull ambassador treaty halt aid",
}


def with_modes(ground: Ground, found: list[Found]) -> list[Found]:
    """The same with modes where they can be told."""
    moded = []
    for _, group in by_sentence(found):
        moded += [replace(one, mode=mode_of(ground, one, group)) for one in group]
    return moded


def mode_of(ground: Ground, one: Found, group: list[Found]) -> str | None:
    """The mode of a happening."""
    if one.type == "ASSAULT":
        if is_targeted(ground, one):
            return "targeted"
        return by_means(ground, one) or one.mode or by_weapon(ground, one)
    if one.type in {"REQUEST", "REJECT"} and one.mode is None:
        return by_words(ground, one, ASKED)
    if one.type == "THREATEN" and one.mode is None:
        return by_words(ground, one, THREATENED)
    return one.mode


def is_targeted(ground: Ground, one: Found) -> bool:
    """Whether one chosen person of standing is killed or shot."""
    if ground.lower[one.first] not in KILLING or one.mode == "suicide-attack":
        return False
    places = part(ground, one.sentence, one.match, "object")
    if one.match.entry.kind == "noun":
        owned = ground.lower[one.first - 1] in {"'s", "'"} if one.first else False
        places = tuple(j for j in places if owned or j >= one.last)
    words = [ground.lower[j] for j in places]
    return any(
        word in word_list("standing") and not word.endswith("s") for word in words
    ) and not any(word in word_list("several") for word in words)


def by_means(ground: Ground, one: Found) -> str | None:
    """The mode of what attacks ("jets bombed"), where the word leaves it open."""
    if one.mode not in {None, "explosives", "heavy-weapons"} or one.match.entry.kind == "noun":
        return None
    for j in part(ground, one.sentence, one.match, "subject"):
        mode = MEANS.get(ground.lower[j])
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


def by_words(ground: Ground, one: Found, words: dict[str, str]) -> str | None:
    """The mode whose words come first after it."""
    sentence = ground.sentences[one.sentence]
    sets = {mode: frozenset(listed.split()) for mode, listed in words.items()}
    own = range(one.match.first, one.match.last)
    for j in (*range(one.first + 1, min(sentence.last, one.last + NEAR)), *own):
        for mode, listed in sets.items():
            if ground.lower[j] in listed:
                return mode
    return None
