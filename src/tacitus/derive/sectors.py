"""Of what sector and country a being is, by its nouns, names, country words and places."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from tacitus.derive.beings import Being
from tacitus.derive.body_names import named_sectors
from tacitus.derive.clusters import Cluster
from tacitus.derive.targets import things as classes_of_things
from tacitus.names import Group, group_named
from tacitus.nouns import noun
from tacitus.values import Place, Resolved
from tacitus.vocabulary import Sector

ABROAD: tuple[Sector, ...] = ("IGO", "NGO", "JRN", "REF", "MNC", "IMG")
SHARE = 0.55  # of a report's places that must lie in one country for its bodies to be of it
VAGUE: tuple[Sector, ...] = ("CVL", "SOC")  # sectors that give way to any other
ARMED = frozenset("armed masked hooded".split())
MEDICAL = frozenset("hospital clinic ambulance health medical maternity".split())
FIELDS: dict[str, Sector] = {"defence": "MIL", "defense": "MIL", "health": "MED"}
SHARED_RANKS = frozenset(
    """
    officer commander sergeant captain lieutenant colonel major inspector corporal investigator
    """.split()
)
THINGS: dict[str, Sector] = {
    "Educational Institution": "EDU",
    "Government (General)": "GOV",
    "Government (Diplomatic)": "GOV",
    "Police": "COP",
    "Military": "MIL",
    "Religious Figures/Institutions": "REL",
    "Journalists & Media": "JRN",
    "NGO": "NGO",
}
POLICE = frozenset(("police", "police station", "policeman", "constable", "police spokesman"))
ARMY = frozenset(("army", "soldier", "troops", "barracks", "military", "army unit"))
FORMER = frozenset(("former", "ex", "ousted", "deposed", "late"))


def sector_of(cluster: Cluster, officers: tuple[Sector, ...] = ()) -> tuple[Sector, ...]:
    """The sectors of a being: of a known organisation, else by its nouns, else by the words before
    them ("army spokesman") or in its name. `officers` is the sector of ranks that police and army
    share, in this report."""
    if cluster.kind == "state":
        return ("GOV",)
    group = known_body(cluster)
    if group is not None:
        return (group.sector,)
    if cluster.kind in ("object", "place"):
        return thing_sector(cluster)
    found = tally(cluster)
    if not found:
        return default_sector(cluster, officers)
    first = found.most_common(1)[0][0]
    if first == "MIL" and officers == ("COP",) and cluster.nouns <= SHARED_RANKS:
        first = "COP"
    return (first, *further(first, cluster))


def tally(cluster: Cluster) -> Counter[Sector]:
    """How often each sector is told; those that say little give way to others."""
    told = [told_by(being) for being in cluster.members]
    if not any(told):
        return Counter()
    found = Counter(sector for sectors in told for sector in sectors)
    if cluster.kind == "organisation":
        members = zip(cluster.members, told, strict=True)
        described = [sector for being, sectors in members if being.described for sector in sectors]
        if set(described) - {"SOC"}:
            found = Counter(described)
    if "COP" in found:
        del found["MIL"]  # police have ranks too
    for vague in VAGUE:
        if len(found) > 1:
            del found[vague]
    return found


def default_sector(cluster: Cluster, officers: tuple[Sector, ...]) -> tuple[Sector, ...]:
    """The sector of relatives, and of officers of whom no more is said."""
    if any(b.noun is not None and b.noun.role == "kin" for b in cluster.members):
        return ("CVL",)
    return officers if cluster.nouns & SHARED_RANKS else ()


def further(first: Sector, cluster: Cluster) -> tuple[Sector, ...]:
    """A second sector that a government's ministry or minister has by its field."""
    if first != "GOV":
        return ()
    words = {word for being in cluster.members for word in being.words}
    return tuple(sector for field, sector in FIELDS.items() if field in words)[:1]


def thing_sector(cluster: Cluster) -> tuple[Sector, ...]:
    """The sector of a building or vehicle, by what it is as a target."""
    for being in cluster.members:
        if being.noun is not None and being.noun.role == "thing":
            sector = THINGS.get(classes_of_things().get(being.noun.one, ""))
            if MEDICAL & set(being.noun.one.split()):
                sector = "MED"
            return (sector,) if sector else ()
    return ()


def told_by(being: Being) -> Sequence[Sector]:
    """The sectors that one mention tells."""
    if being.name and being.kind == "organisation":
        return named_sectors(being.head)
    if being.noun is None:
        return ()
    if ARMED & set(being.words) and being.kind in ("person", "people"):
        return ("UAF",) if being.noun.sector in ((), ("CVL",)) else being.noun.sector
    if FORMER & set(being.words) and being.noun.role == "office":
        return ("ELI",)
    if being.noun.sector == ("MIL",) and "police" in being.words:
        return ("COP",)  # police have ranks too
    if (
        being.noun.any_sector
        or being.noun.one == "officer"
        or being.noun.role == "kin"
        or not being.noun.sector
    ):
        return before_noun(being)
    return being.noun.sector


def before_noun(being: Being) -> Sequence[Sector]:
    """The sector that the words before a noun tell ("rebel leader", "army chief")."""
    words = list(being.words)
    for k, word in enumerate(words):
        if word in MEDICAL:
            return ("MED",)
        known = noun(" ".join(words[k : k + 2])) or noun(word)
        group = group_named(word.upper()) if word.isalpha() and len(word) <= 5 else None
        if group is not None and word not in ("us", "is", "who", "it"):
            return (group.sector,)
        if known is not None and known.sector and known.one != (being.noun and being.noun.one):
            return known.sector
    return ()


def country_of(cluster: Cluster) -> str | None:
    """The country that a being's own words tell, most often first; that of a known organisation."""
    told = [being.country for being in cluster.members if being.country]
    if told:
        return Counter(told).most_common(1)[0][0]
    group = known_body(cluster)
    return group.country if group is not None else None


def known_body(cluster: Cluster) -> Group | None:
    """The well-known organisation that a cluster is, by the first of its names that is listed."""
    if cluster.kind != "organisation":
        return None
    return next((group for head in cluster.heads if (group := group_named(head))), None)


def officers_of(clusters: Sequence[Cluster]) -> tuple[Sector, ...]:
    """The sector of "an officer" in this report: that of the police or the army, if it speaks of
    one and not of the other."""
    words = {word for cluster in clusters for word in cluster.nouns}
    police, army = bool(words & POLICE), bool(words & ARMY)
    if police == army:
        return ()
    return ("COP",) if police else ("MIL",)


class Homes:
    """The countries where the places of a report lie, to tell whose police "police" are."""

    def __init__(self, places: Sequence[Resolved[Place]], beings: Sequence[Being]) -> None:
        by_number = {being.number: being for being in beings}
        self.near: dict[int, Counter[str]] = defaultdict(Counter)  # by paragraph
        total: Counter[str] = Counter()
        for place in places:
            being = by_number.get(place.mention)
            if being is not None and isinstance(place.value, Place) and place.value.country:
                self.near[being.paragraph][place.value.country] += 1
                total[place.value.country] += 1
        self.whole = one_of(total)

    def of(self, cluster: Cluster) -> str | None:
        """The country of the paragraph in which a being is first met, else that of the report."""
        if self.whole is not None:
            return self.whole
        return one_of(self.near.get(cluster.members[0].paragraph, Counter()))


def one_of(found: Counter[str]) -> str | None:
    """The country that holds most of the places, None where none does."""
    if not found:
        return None
    (code, count), *_ = found.most_common(1)
    return code if count >= SHARE * found.total() else None


def is_at_home(cluster: Cluster, sectors: Sequence[Sector]) -> bool:
    """Whether a being is, unless told otherwise, of the country that a report speaks of: persons
    and bodies of the place, not those that work in many countries."""
    if cluster.kind not in ("organisation", "people", "person", "object"):
        return False
    if cluster.kind == "object":
        return True
    if not sectors and (not cluster.names or cluster.kind == "organisation"):
        return False
    return not any(sector in ABROAD for sector in sectors)
