"""Of what sector and country a being is, by its nouns, names, country words and places."""

from collections import Counter
from collections.abc import Sequence

from tacitus.derive.beings import Being
from tacitus.derive.clusters import Cluster
from tacitus.names import group_named
from tacitus.nouns import name_words, noun
from tacitus.values import Place, Resolved
from tacitus.vocabulary import Sector

AT_HOME: tuple[Sector, ...] = ("COP", "MIL", "GOV", "JUD", "LEG")
SHARE = 0.7  # of a report's places that must lie in one country for its bodies to be of it
FORMER = frozenset(("former", "ex", "ousted", "deposed", "late"))


def sector_of(cluster: Cluster) -> tuple[Sector, ...]:
    """The sectors of a being: of a known organisation, else by its nouns, else by the words before
    them ("army spokesman") or in its name. A former office makes ELI."""
    if cluster.kind == "state":
        return ("GOV",)
    for head in cluster.heads:
        group = group_named(head) if cluster.kind == "organisation" else None
        if group is not None:
            return (group.sector,)
    found: Counter[Sector] = Counter()
    for being in cluster.unsorted:
        for sector in told_by(being):
            found[sector] += 1
    if cluster.kind == "object" or not found:
        return ()
    first, *_ = found.most_common(1)[0]
    chosen = next((s for s in found if s != "CVL"), first) if first == "CVL" else first
    return (chosen,)


def told_by(being: Being) -> Sequence[Sector]:
    """The sectors that one mention tells."""
    if being.name and being.kind == "organisation":
        return named_sectors(being.head)
    if being.noun is None:
        return ()
    if FORMER & set(being.words) and being.noun.role == "office":
        return ("ELI",)
    if being.noun.sector == ("MIL",) and "police" in being.words:
        return ("COP",)  # police have ranks too
    if being.noun.any_sector or being.noun.role == "kin" or not being.noun.sector:
        return before_noun(being)
    return being.noun.sector


def named_sectors(name: str) -> Sequence[Sector]:
    """The sector that the words of an organisation's name tell, the last word first."""
    words = name.replace("’", "'").split()
    ends = words if " of " not in name and " for " not in name else [*reversed(words)]
    for word in reversed(ends):
        if word in name_words():
            return (name_words()[word],)
    return ()


def before_noun(being: Being) -> Sequence[Sector]:
    """The sector that the words before a noun tell ("rebel leader", "army chief")."""
    words = list(being.words)
    for k, word in enumerate(words):
        known = noun(" ".join(words[k : k + 2])) or noun(word)
        group = group_named(word.upper()) if word.isalpha() and len(word) <= 5 else None
        if group is not None and word not in ("us", "is", "who", "it"):
            return (group.sector,)
        if known is not None and known.sector and known.one != (being.noun and being.noun.one):
            return known.sector
    return ()


def country_of(cluster: Cluster) -> str | None:
    """The country that a being's own words tell, most often first; that of a known organisation."""
    told = Counter(being.country for being in cluster.members if being.country)
    if told:
        return told.most_common(1)[0][0]
    for head in cluster.heads:
        group = group_named(head) if cluster.kind == "organisation" else None
        if group is not None:
            return group.country
    return None


def home_country(places: Sequence[Resolved[Place]]) -> str | None:
    """The country where most of a report's places lie."""
    found = Counter(
        place.value.country
        for place in places
        if isinstance(place.value, Place) and place.value.country
    )
    if not found:
        return None
    (code, count), *_ = found.most_common(1)
    return code if count >= 2 and count >= SHARE * found.total() else None


def is_at_home(cluster: Cluster, sectors: Sequence[Sector]) -> bool:
    """Whether a body or its people are, unless told otherwise, of the country a report speaks of
    ("police", "soldiers")."""
    return (
        not cluster.names
        and cluster.kind in ("organisation", "people", "person")
        and any(sector in AT_HOME for sector in sectors)
    )
