"""Mentions put together that stand for one being, with what is known of it so far."""

from collections.abc import Iterable, Iterator

from tacitus.derive.beings import Being
from tacitus.derive.body_names import named_sectors
from tacitus.names import group_named
from tacitus.nouns import Gender
from tacitus.vocabulary import MentionKind, Sector

RANK = {"person": 5, "organisation": 4, "state": 4, "people": 3, "place": 2, "object": 1}


class Cluster:
    """The mentions of one being, and the union of what they tell. `names` are folded, `heads` as
    written; `kind` is that of the names, else of the descriptions, else of the pronouns."""

    __slots__ = (
        "countries", "first", "genders", "heads", "kind", "kinds", "names", "nouns", "ordered",
        "sectors", "unsorted",
    )  # fmt: skip

    def __init__(self, being: Being) -> None:
        self.unsorted = [being]
        self.ordered = True
        self.first = being.span.start  # where its first mention begins
        how = "name" if being.name else "pronoun" if being.pronoun else "description"
        self.kinds: dict[str, dict[MentionKind, int]] = {how: {being.kind: 1}}
        self.names: list[tuple[str, ...]] = [being.name] if being.name else []
        self.heads: list[str] = [being.head] if being.name else []
        self.nouns: set[str] = {being.noun.one} if being.noun else set()
        self.sectors: set[Sector] = set(sectors_told(being))
        self.genders: set[Gender] = {being.gender} if being.gender else set()
        self.countries: set[str] = {being.country} if being.country else set()
        self.kind: MentionKind = being.kind

    @property
    def members(self) -> list[Being]:
        """Its mentions in the order of the text."""
        if not self.ordered:
            self.unsorted.sort(key=lambda being: (being.span, being.number))
            self.ordered = True
        return self.unsorted

    def kind_told(self) -> MentionKind:
        """The kind of its names, else of its descriptions, else of its pronouns."""
        how = next(how for how in ("name", "description", "pronoun") if how in self.kinds)
        counts = self.kinds[how]
        return max(counts, key=lambda kind: (counts[kind], RANK[kind]))

    @property
    def plural(self) -> bool:
        """Whether it is several persons."""
        return self.kind == "people"

    def absorb(self, other: "Cluster") -> None:
        """Takes in all that another cluster holds."""
        self.unsorted += other.unsorted
        self.ordered = False
        for how, counts in other.kinds.items():
            mine = self.kinds.setdefault(how, {})
            for kind, count in counts.items():
                mine[kind] = mine.get(kind, 0) + count
        self.first = min(self.first, other.first)
        self.names += [name for name in other.names if name not in self.names]
        self.heads += [head for head in other.heads if head not in self.heads]
        self.nouns |= other.nouns
        self.sectors |= other.sectors
        self.genders |= other.genders
        self.countries |= other.countries
        self.kind = self.kind_told()


def sectors_told(being: Being) -> tuple[Sector, ...]:
    """The sectors that a mention's noun or the name of an organisation tells."""
    if being.kind == "organisation" and being.name:
        group = group_named(being.head)
        told = (group.sector,) if group is not None else named_sectors(being.head)
        if told:
            return told
    return being.noun.sector if being.noun is not None else ()


class Clusters:
    """All clusters of a report, by the number of each mention."""

    def __init__(self, beings: Iterable[Being]) -> None:
        self.of: dict[int, Cluster] = {being.number: Cluster(being) for being in beings}

    @property
    def bodies(self) -> list[Cluster]:
        """The named organisations, by their first mention."""
        return [c for c in self if c.heads and c.kind == "organisation"]

    def __iter__(self) -> Iterator[Cluster]:
        """Each cluster once, by its first mention."""
        each = {id(cluster): cluster for cluster in self.of.values()}
        return iter(sorted(each.values(), key=lambda cluster: cluster.first))

    def standing(self, cluster: Cluster) -> Cluster:
        """The cluster that holds these mentions now: itself, or the one that has taken it in."""
        return self.of[cluster.unsorted[0].number]

    def join(self, one: Cluster, two: Cluster) -> None:
        """Makes two clusters one: the larger takes in the smaller. One that was taken in before
        stands for the one that holds it now."""
        one, two = self.standing(one), self.standing(two)
        if one is two:
            return
        greater, lesser = (one, two) if len(one.unsorted) >= len(two.unsorted) else (two, one)
        for being in lesser.unsorted:
            self.of[being.number] = greater
        greater.absorb(lesser)


def one_gender(one: Cluster, two: Cluster) -> bool:
    """Whether two beings can be of one gender; "Mr Kim" and "Mrs Kim" cannot."""
    return not one.genders or not two.genders or bool(one.genders & two.genders)


def fit(one: Cluster, two: Cluster) -> bool:
    """Whether nothing known of two beings forbids that they are one: gender, country, number."""
    if not one_gender(one, two):
        return False
    if one.countries and two.countries and not one.countries & two.countries:
        return False
    return one.plural == two.plural or "organisation" in (one.kind, two.kind)
