"""The lexicon of `tacitus.annotate.tags`: which tags each word may have."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from tacitus.annotate.noun_phrases import IN_NAMES
from tacitus.annotate.tags import FIXED, shape
from tacitus.countries import countries
from tacitus.lists import word_set
from tacitus.nouns import nouns
from tacitus_lab.tags_corpus import Document

LEAST = 0.01  # share of a word's uses that a tag must have
COMMAS = ",;:!?()\"'“”‘’"
SELDOM = 12  # a word seen fewer times than this may have tags that were not seen

# Words of news with the tags they may have, whatever the treebanks show.
NEWS_WORDS = {
    "NV": """
        abuse aid aim air ambush appeal arrest assault attack ban barrage battle beat beating
        blast blaze block blockade blow bomb bombing boycott brawl burial call campaign capture
        cease ceasefire chant charge chase claim clash command concern conflict control coup
        cover crackdown crash crossfire cut damage deal death debate defeat defence delay demand
        deploy detain dispute dispatch drone drop drown exchange execute exile explosion fall
        feud fight fighting fire flare flight force fund guard guide gun hack halt harm haul
        hit hold hunt hurt influx injury interview invade jail joint killing kidnapping landing
        launch lead link lockdown loot looting march mark massacre mob mortar move murder mutiny
        name offer order oust parade patrol pay penalty plan plot plunge poison police post
        presence press prison probe promise protest purge push quake question quit race raid
        rally ram ransom rape release report request rescue resort rest result retreat return
        revolt riot rioting rise robbery rocket row rule rush sack sanction search seize seizure
        sentence shell shelling shoot shooting shot siege skirmish slaying snipe spark stab
        stabbing stage stampede stand standoff stone stop storm strike struggle supply support
        surge surrender suspect swap talk target threat toll torch torture toss track trade
        train transfer trap travel trial troop truce turn unrest uprising veto visit vote walk
        walkout warn warning watch win withdrawal work wound wreck
        attacks raids strikes fires protests shots bombs blasts clashes arrests marches rallies
        demands plans claims reports riots sanctions wounds threats votes talks visits calls
        charges moves orders probes sentences shells storms targets torches releases
    """,
    "V": """
        abduct abducted abducts accuse accused accuses ambushed arrested assassinate assassinated
        attacked beheaded besiege besieged blew bombed bombarded burned burnt captured condemn
        condemned condemns denounce denounced deplore deplored detained dispersed displaced
        evacuated executed expelled fled fired freed gunned hijacked hijack hurled injured
        jailed kidnap kidnapped kidnaps kill killed kills looted lynched mourn mourned murdered
        opened ousted overran overthrew pelted perished pledged protested raided rammed raped
        recaptured repelled repulsed rescued retook said says seized set shelled slain slammed
        stabbed stormed struck surrendered tortured torched tweeted urged urges vowed vows
        wounded withdrew clashed died dies die rallied marched struck stoned shut thwarted foiled
    """,
    "VJ": "armed wounded injured displaced besieged abandoned alleged suspected detained masked",
    "N": """
        assailant assailants attacker attackers bomber bombers gunman gunmen hostage hostages
        insurgent insurgents militia militias militiaman militiamen protester protesters
        demonstrator demonstrators rioter rioters soldier soldiers spokesman spokeswoman
        spokesperson terrorist terrorists trooper troopers troops villager villagers policeman
        policemen warplane warplanes grenade grenades mosque mosques convoy airstrike airstrikes
        insurgency separatists jihadists jihadist guerrillas guerrilla assassination bloodshed
        checkpoint checkpoints outpost shootout separatist sniper snipers
        perpetrator perpetrators herder herders bandits vigilantes refugees
    """,
    "NJ": """
        militant militants civilian insurgent separatist jihadist extremist islamist loyalist
        nationalist guerrilla paramilitary military dead wounded injured rebel dissident
    """,
}


def learn_lexicon(documents: Iterable[Document]) -> dict[str, str]:
    """Lower-case words with their tags, the commonest first: those seen at least twice, with the
    other tags that a word of such an ending may have where it was seldom seen; `NEWS_WORDS`, and
    the names of countries and their people. Marks and figures are told by their shape."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for example in document:
            for word, letter in zip(example.words, example.letters, strict=True):
                counts[word.lower()][letter] += 1
    lexicon = {}
    pasts = set(verb_words().split())
    for word, seen in sorted(counts.items()):
        total = sum(seen.values())
        if total < 2 or (shape(word) in FIXED and (len(seen) == 1 or word in COMMAS)):
            continue
        if total < 3 and (word[0].isdigit() or set(seen) & set("MX")):
            continue
        kept = "".join(t for t, n in seen.most_common() if n >= max(1, LEAST * total))
        seldom = total < SELDOM and word not in pasts
        lexicon[word] = kept + (others(word, kept) if seldom else "")
    for letters, words in (
        *NEWS_WORDS.items(),
        ("N", list_words()),
        ("V", verb_words()),
        ("M", country_words()),
        ("JMN", people_words()),
    ):
        for word in words.split():
            known = lexicon.get(word, "")
            lexicon[word] = known + "".join(t for t in letters if t not in known)
    for word in IN_NAMES - lexicon.keys():
        lexicon[word] = "M"
    return lexicon | {"'s": "TBV", "’s": "TBV", "near": "P"}


def verb_words() -> str:
    """All forms of the irregular verbs."""
    return " ".join(
        form for line in word_set("irregular_verbs.txt") for form in re.split("[ /]", line)
    )


def list_words() -> str:
    """The single nouns of the lists of persons, bodies and things."""
    return " ".join(word for word in nouns() if word.replace("-", "").isalpha())


def country_words() -> str:
    """The countries of one word, in lower case."""
    return " ".join(c.name.lower() for c in countries().values() if c.name.isalpha())


def people_words() -> str:
    """The adjectives of nationality of one word, in lower case."""
    return " ".join(d.lower() for c in countries().values() for d in c.demonyms if d.isalpha())


def others(word: str, kept: str) -> str:
    """Tags that a noun, verb or adjective of this ending may also have."""
    if not set(kept) & set("NVJ") or not word.isalpha():
        return ""
    if word.endswith("ing"):
        more = "VNJ"
    elif word.endswith(("ed", "en")):
        more = "VJ"
    elif "V" in kept or (word.endswith("s") and not word.endswith(("ss", "us", "is"))):
        more = "NV"
    else:
        more = ""
    return "".join(t for t in more if t not in kept)
