"""Descriptions that stand for a being met before: "the envoy", "police", "the group"."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from tacitus.derive.beings import Being
from tacitus.derive.clusters import Clusters, fit
from tacitus.lists import tables
from tacitus.vocabulary import Sector

NEAR = 10  # sentences within which another word for the same being is looked for
LEAD = 3  # sentences in which somebody of the title is told again
CLOSE = 2  # sentences within which "the firm" is a body of which nothing is known
RECENT = 12  # how many beings of one noun are kept in mind
UNCOUNTED = ("some", "many", "most", "several")
FIGHTERS = ("REB", "UAF", "PRM", "CRM")
RANKED = frozenset(("MIL", "COP"))
TELLING_NOTHING = frozenset(
    """
    same latest local other late new old young unidentified unnamed armed masked suspected alleged
    first main top senior former whole entire own dead injured wounded lone apparent said current
    off-duty retired uniformed plainclothes slain fallen deceased jailed exiled acting
    """.split()
)


class Memory:
    """The beings met so far by the nouns they were called by, the last ones last. `titled` says
    that the first sentence is a title."""

    def __init__(self, clusters: Clusters, titled: bool) -> None:
        self.clusters = clusters
        self.titled = titled
        self.by_noun: dict[str, list[Being]] = defaultdict(list)
        self.bodies: list[Being] = []
        self.persons: list[Being] = []
        self.crowds: list[Being] = []

    def keep(self, being: Being) -> None:
        """Takes a mention in."""
        if being.noun is not None:
            one = being.noun.one
            last = one.rpartition(" ")[2]
            for word in (one,) if last == one else (one, last):
                kept = self.by_noun[word]  # "prime minister" is also remembered as "minister"
                kept.append(being)
                del kept[:-RECENT]
        if being.kind == "organisation" and being.name:
            self.bodies.append(being)
            del self.bodies[:-RECENT]
        if being.kind == "person" and not being.pronoun:
            self.persons.append(being)
            del self.persons[:-RECENT]
        if being.kind == "people" and not being.pronoun:
            self.crowds.append(being)
            del self.crowds[:-RECENT]

    def called(self, word: str) -> Iterator[Being]:
        """Those called by a word, the last first."""
        return reversed(self.by_noun.get(word, []))


def join_descriptions(beings: list[Being], clusters: Clusters, titled: bool) -> None:
    """Joins each description with the being it stands for, in the order of the text. `titled` says
    that the first sentence is a title."""
    memory = Memory(clusters, titled)
    for being in beings:
        found = stands_for(being, memory)
        if found is not None:
            clusters.join(clusters.of[found.number], clusters.of[being.number])
        memory.keep(being)


def stands_for(being: Being, memory: Memory) -> Being | None:
    """The being met before that a description stands for, or that a name with an office tells the
    name of; see `introduced` for a description that a name follows."""
    cluster = memory.clusters.of[being.number]
    if being.pronoun or cluster.first != being.span.start:
        return None
    if being.name:
        return called_before(being, memory)
    if cluster.names:
        return introduced(being, memory)
    found = antecedent(being, memory, memory.titled) if being.noun is not None else None
    return found or the_only_person(being, memory) or as_many(being, memory)


def introduced(being: Being, memory: Memory) -> Being | None:
    """Somebody unnamed whose noun comes again with his name ("The envoy, Ana Ruiz, ...")."""
    if being.noun is None or being.article not in ("the", "a"):
        return None
    found = same_noun(being, memory, memory.titled)
    return found if found is not None and not memory.clusters.of[found.number].names else None


def called_before(being: Being, memory: Memory) -> Being | None:
    """Somebody called by an office before he is named with it ("The mayor was shot. Mayor Ana Ruiz
    died."); ranks are shared by too many."""
    if being.noun is None or being.kind != "person" or being.noun.role != "office":
        return None
    if set(being.noun.sector) & RANKED:
        return None
    for earlier in memory.called(being.noun.one):
        cluster = memory.clusters.of[earlier.number]
        unnamed = not cluster.names and not earlier.plural and earlier.kind == "person"
        near = being.sentence - earlier.sentence <= NEAR
        if unnamed and near and agree(earlier, being):
            return earlier if fit(cluster, memory.clusters.of[being.number]) else None
    return None


def the_only_person(being: Being, memory: Memory) -> Being | None:
    """The one person met in the sentences right before, for "the man", "the 24-year-old"; the one
    people, for "the men"."""
    if being.article != "the" or being.kind not in ("person", "people") or not is_anybody(being):
        return None
    near = [
        earlier
        for earlier in (memory.persons if being.kind == "person" else memory.crowds)
        if being.sentence - earlier.sentence <= 2 and not earlier.span.holds(being.span)
    ]
    one = len({id(memory.clusters.of[earlier.number]) for earlier in near}) == 1
    if not one or near[-1].sentence == being.sentence:  # "Tom Hale shot the man"
        return None
    cluster = memory.clusters.of[near[-1].number]
    fits = fit(cluster, memory.clusters.of[being.number]) and same_ages(near[-1], being)
    return near[-1] if fits else None


def as_many(being: Being, memory: Memory) -> Being | None:
    """The last people of the same number, for "the two men", "the pair", "the three"."""
    if being.article != "the" or being.kind != "people" or not (size := size_of(being)):
        return None
    for earlier in reversed(memory.crowds):
        if being.sentence - earlier.sentence > NEAR or earlier.span.holds(being.span):
            continue
        if size_of(earlier) != size or not (no_more(being) or no_more(earlier)):
            continue
        if fit(memory.clusters.of[earlier.number], memory.clusters.of[being.number]):
            return earlier
    return None


def size_of(being: Being) -> str:
    """How many people a description counts, in words; empty where it counts none, or one."""
    known = sizes()
    return next((known[word] for word in being.words[:4] if word in known), "")


def no_more(being: Being) -> bool:
    """Whether a description says of people no more than number, age and sex."""
    anybody: list[str] = tables("same_beings.toml")["anybody"]["words"]
    known = being.noun is None or being.noun.one in anybody
    return known and not telling(being) - sizes().keys()


def is_anybody(being: Being) -> bool:
    """Whether a description says no more than age and sex."""
    if being.noun is None:
        return bool(being.ages)
    anybody: list[str] = tables("same_beings.toml")["anybody"]["words"]
    return being.noun.one in anybody and not telling(being)


def same_ages(earlier: Being, being: Being) -> bool:
    """Whether two ages, where both are told, are one."""
    return not being.ages or not earlier.ages or being.ages == earlier.ages


def antecedent(being: Being, memory: Memory, titled: bool) -> Being | None:
    """The earlier mention that a description stands for."""
    assert being.noun is not None
    again = same_noun(being, memory, titled)
    if again is None and being.article == "a" and titled and being.sentence <= LEAD:
        word = other_word(being, memory)  # the title has no "a": "Diplomat held", "an attache"
        return word if word is not None and word.sentence == 0 and word.described else None
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
        if earlier.span.holds(being.span) and earlier.words[0] not in UNCOUNTED:
            continue  # "the men" of "two of the men"
        if earlier.plural != being.plural or not agree(earlier, being):
            continue
        if being.article == "a":
            if titled and earlier.sentence == 0 < being.sentence <= LEAD and earlier.described:
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
    return next(iter(being.figures), "") or (being.words[0] if being.article == "a" else "")


def agree(earlier: Being, being: Being) -> bool:
    """Whether the words before two heads can be said of one being."""
    if being.figures and being.figures != earlier.figures:
        return False
    if not same_ages(earlier, being):
        return False
    if being.country and being.country == earlier.country:
        return True
    mine, theirs = telling(being), telling(earlier)
    if being.noun is not None and earlier.noun is not None and being.noun.one != earlier.noun.one:
        mine, theirs = mine | kind_told(being), theirs | kind_told(earlier)
    return not mine or not theirs or bool(mine & theirs)


def telling(being: Being) -> frozenset[str]:
    """The words about a head that tell it from others; its age does so apart."""
    return being.modifiers - TELLING_NOTHING - being.ages


def kind_told(being: Being) -> frozenset[str]:
    """The words of a noun before its last: "health" of "health ministry"."""
    return frozenset(being.noun.one.split()[:-1]) if being.noun is not None else frozenset()


def other_of_kind(earlier: Being, being: Being) -> bool:
    """Whether two are of one sort by their last word and of two by those before it: "the finance
    minister" is not "Transport Minister Ana Ruiz"."""
    assert being.noun is not None
    assert earlier.noun is not None
    same = being.noun.one.rpartition(" ")[2] == earlier.noun.one.rpartition(" ")[2]
    mine, theirs = telling(being) | kind_told(being), telling(earlier) | kind_told(earlier)
    return same and bool(mine) and bool(theirs) and not mine & theirs


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
        and not other_of_kind(earlier, being)
        and not earlier.span.holds(being.span)
    ]
    return max(found, key=lambda b: b.span, default=None)


def fits_numbers(earlier: Being, being: Being) -> bool:
    """Whether a number told with a description is that of the earlier one."""
    return being.figures <= earlier.figures and same_ages(earlier, being)


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
    last = memory.bodies[-1] if memory.bodies else None  # of a body that no list knows
    if last is None or being.sentence - last.sentence > CLOSE:
        return None
    cluster = memory.clusters.of[last.number]
    return last if not cluster.sectors and fit(cluster, memory.clusters.of[being.number]) else None


def named_so(being: Being, memory: Memory) -> Being | None:
    """The last organisation whose name ends in this word ("the ministry")."""
    for earlier in reversed(memory.bodies):
        cluster = memory.clusters.of[earlier.number]
        if being.noun is not None and any(
            set(being.noun.one.split()) <= set(head.lower().split()) for head in cluster.heads
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
def sizes() -> dict[str, str]:
    """The figures of words for how many."""
    table: dict[str, str] = tables("same_beings.toml")["sizes"]
    return table


@cache
def body_sectors() -> dict[str, list[Sector]]:
    """The sectors of the organisations that a word for a body can stand for."""
    table: dict[str, list[Sector]] = tables("same_beings.toml")["bodies"]
    return table
