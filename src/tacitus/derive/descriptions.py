"""Descriptions that stand for a being met before: "the envoy", "police", "the group"."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from tacitus.derive.beings import Being
from tacitus.derive.clusters import Clusters, fit
from tacitus.lists import tables
from tacitus.vocabulary import Sector

NEAR = 10  # sentences within which another word for the same being is looked for
RECENT = 12  # how many beings of one noun are kept in mind
FIGHTERS = ("REB", "UAF", "PRM", "CRM")
TELLING_NOTHING = frozenset(
    """
    same latest local other late new old young unidentified unnamed armed masked suspected alleged
    first main top senior former whole entire own dead injured wounded lone apparent said current
    """.split()
)


class Memory:
    """The beings met so far by the nouns they were called by, the last ones last."""

    def __init__(self, clusters: Clusters) -> None:
        self.clusters = clusters
        self.by_noun: dict[str, list[Being]] = defaultdict(list)
        self.bodies: list[Being] = []

    def keep(self, being: Being) -> None:
        """Takes a mention in."""
        if being.noun is not None:
            for word in {being.noun.one, being.noun.one.rpartition(" ")[2]}:
                kept = self.by_noun[word]  # "prime minister" is also remembered as "minister"
                kept.append(being)
                del kept[:-RECENT]
        if being.kind == "organisation" and being.name:
            self.bodies.append(being)
            del self.bodies[:-RECENT]

    def called(self, word: str) -> Iterator[Being]:
        """Those called by a word, the last first."""
        return reversed(self.by_noun.get(word, []))


def join_descriptions(beings: list[Being], clusters: Clusters, titled: bool) -> None:
    """Joins each description with the being it stands for, in the order of the text. `titled` says
    that the first sentence is a title."""
    memory = Memory(clusters)
    for being in beings:
        if being.described and being.noun is not None and is_open(being, clusters):
            found = antecedent(being, memory, titled)
            if found is not None:
                clusters.join(clusters.of[found.number], clusters.of[being.number])
        memory.keep(being)


def is_open(being: Being, clusters: Clusters) -> bool:
    """Whether nothing earlier is known to be the same being, and no name."""
    cluster = clusters.of[being.number]
    return cluster.first == being.span.start and not cluster.names


def antecedent(being: Being, memory: Memory, titled: bool) -> Being | None:
    """The earlier mention that a description stands for."""
    assert being.noun is not None
    again = same_noun(being, memory, titled)
    if again is not None or being.article in ("a", "his"):
        return again
    if being.article != "the" and not being.plural:
        return None
    if being.kind == "organisation":
        return body_of(being, memory) if being.article == "the" else None
    police = police_of(being, memory)
    if police is not None or being.article != "the":
        return police
    return other_word(being, memory) or fighters_of(being, memory)


def same_noun(being: Being, memory: Memory, titled: bool) -> Being | None:
    """The last being called by the same noun that a description can stand for."""
    assert being.noun is not None
    for earlier in memory.called(being.noun.one):
        if not fit(memory.clusters.of[earlier.number], memory.clusters.of[being.number]):
            continue
        if earlier.plural != being.plural or not agree(earlier, being):
            continue
        if being.article == "a":
            if titled and earlier.sentence == 0 < being.sentence <= 3 and earlier.described:
                return earlier
            continue
        if being.article == "his" and not (being.noun.role == "office" and being.country):
            if earlier.article == "his" and being.sentence - earlier.sentence <= 2:
                return earlier
            continue
        if may_repeat(earlier, being):
            return earlier
    return None


def may_repeat(earlier: Being, being: Being) -> bool:
    """Whether a description without "a" may stand for an earlier one of the same noun."""
    assert being.noun is not None
    if being.article == "the":
        return True
    if being.noun.role == "office" and being.country and being.country == earlier.country:
        return True  # "the French president" after "France's president"
    if being.noun.role == "body" or being.plural:
        return number_of(being) == number_of(earlier)
    return being.noun.role == "office" and being.head[0].isupper()


def number_of(being: Being) -> str:
    """The number word of a description."""
    return next((w for w in being.words if w[0].isdigit()), "") or (
        being.words[0] if being.article == "a" else ""
    )


def agree(earlier: Being, being: Being) -> bool:
    """Whether the words before two heads can be said of one being."""
    mine, theirs = telling(being), telling(earlier)
    numbers = {w for w in mine if w[0].isdigit()}, {w for w in theirs if w[0].isdigit()}
    if numbers[0] and numbers[0] != numbers[1]:
        return False
    if being.country and being.country == earlier.country:
        return True
    return not mine or not theirs or bool(mine & theirs)


def telling(being: Being) -> frozenset[str]:
    """The words before a head that tell it from others."""
    return being.modifiers - TELLING_NOTHING


def other_word(being: Being, memory: Memory) -> Being | None:
    """The last being called by another word of the same list."""
    assert being.noun is not None
    lists = words_for_one("people" if being.plural else "persons")
    found = [
        earlier
        for word in lists.get(being.noun.one, ())
        for earlier in memory.called(word)
        if earlier.plural == being.plural
        and being.sentence - earlier.sentence <= NEAR
        and fit(memory.clusters.of[earlier.number], memory.clusters.of[being.number])
        and fits_numbers(earlier, being)
    ]
    return max(found, key=lambda b: b.span, default=None)


def fits_numbers(earlier: Being, being: Being) -> bool:
    """Whether a number told with a description is that of the earlier one."""
    mine = {w for w in being.modifiers if w[0].isdigit()}
    return not mine or mine <= earlier.modifiers


def body_of(being: Being, memory: Memory) -> Being | None:
    """The last named organisation that "the group", "the party" can stand for."""
    sectors = body_sectors().get(being.noun_words) or body_sectors().get(
        being.noun.one if being.noun else ""
    )
    if not sectors:
        return named_so(being, memory)
    for earlier in reversed(memory.bodies):
        cluster = memory.clusters.of[earlier.number]
        near = being.sentence - earlier.sentence <= NEAR
        fits = fit(cluster, memory.clusters.of[being.number])
        if near and fits and cluster.sectors & set(sectors):
            return earlier
    return None


def named_so(being: Being, memory: Memory) -> Being | None:
    """The last organisation whose name ends in this word ("the ministry")."""
    for earlier in reversed(memory.bodies):
        cluster = memory.clusters.of[earlier.number]
        if being.noun is not None and any(
            being.noun.one in head.lower().split() for head in cluster.heads
        ):
            return earlier
    return None


def police_of(being: Being, memory: Memory) -> Being | None:
    """The police, for "cops" and "officers" without a number."""
    if being.noun_words in ("cops", "policemen", "officers") and not being.modifiers:
        return next(memory.called("police"), None)
    return None


def fighters_of(being: Being, memory: Memory) -> Being | None:
    """The last named armed group, for "the militants" where no militants were met."""
    if being.noun is None or "REB" not in being.noun.sector or not being.plural:
        return None
    for earlier in reversed(memory.bodies):
        if being.sentence - earlier.sentence <= 3:
            cluster = memory.clusters.of[earlier.number]
            if cluster.sectors & {"REB", "PRM"}:
                return earlier
    return None


def join_fighters(beings: list[Being], clusters: Clusters) -> None:
    """Fighters called by the name of their group stand for it ("Boko Haram militants"), a counted
    band does not."""
    starts = {b.tokens[0]: b for b in beings if b.kind == "organisation" and b.name}
    for being in beings:
        if being.kind != "people" or being.noun is None or not being.described:
            continue
        first = being.tokens[0] + (being.article == "the")
        group = starts.get(first)
        if group is None or group.tokens[1] > being.head_tokens[0] or number_of(being):
            continue
        if set(being.noun.sector) & set(FIGHTERS):
            clusters.join(clusters.of[group.number], clusters.of[being.number])


@cache
def words_for_one(table: str) -> dict[str, tuple[str, ...]]:
    """The other words of each word's lists."""
    lists: list[list[str]] = tables("same_beings.toml")[table]["words"]
    found: dict[str, list[str]] = defaultdict(list)
    for words in lists:
        for word in words:
            found[word] += [other for other in words if other != word]
    return {word: tuple(dict.fromkeys(others)) for word, others in found.items()}


@cache
def body_sectors() -> dict[str, list[Sector]]:
    """The sectors of the organisations that a word for a body can stand for."""
    table: dict[str, list[Sector]] = tables("same_beings.toml")["bodies"]
    return table
