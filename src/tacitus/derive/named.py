"""Names that stand for one being: the same, shorter, otherwise spelt, or in brackets."""

from collections import defaultdict
from itertools import pairwise

from tacitus.countries import country_of_name
from tacitus.derive.beings import Being
from tacitus.derive.body_names import is_acronym, same_body
from tacitus.derive.clusters import Cluster, Clusters, fit, one_gender
from tacitus.derive.person_names import same_person
from tacitus.names import group_named, key_of

BODIES = ("organisation", "object", "state", "people")
MOST = 400  # names compared one with another; beyond, only equal names are one


def join_names(beings: list[Being], clusters: Clusters) -> None:
    """Joins the mentions whose names can be one being's: longer names first, so that a surname
    finds the person it belongs to."""
    join_equal([being for being in beings if being.name], clusters)
    persons = [c for c in clusters if c.names and c.kind == "person"]
    join_persons(persons[:MOST], clusters)
    bodies = [c for c in clusters if c.names and c.kind != "person"]
    join_bodies(bodies[:MOST], clusters)


def join_equal(named: list[Being], clusters: Clusters) -> None:
    """Joins names that are the same, kind for kind."""
    seen: dict[tuple[str, str], Being] = {}
    for being in named:
        key = (group_kind(being), name_key(being))
        if key not in seen:
            seen[key] = being
        elif len(being.name) > 1 or one_gender(
            clusters.of[seen[key].number], clusters.of[being.number]
        ):
            clusters.join(clusters.of[seen[key].number], clusters.of[being.number])


def group_kind(being: Being) -> str:
    """The kinds whose names are compared: a state is also met as a place."""
    return "place" if being.kind in ("state", "place") else being.kind


def name_key(being: Being) -> str:
    """What equal names have in common: the state, the known organisation, or the words."""
    if being.kind == "person":
        return " ".join(being.name)
    if being.kind == "state" and being.country is not None:
        return being.country
    if being.kind in ("state", "place"):
        return country_of_name(being.head) or key_of(being.head)
    group = group_named(being.head)
    return group.name if group else key_of(being.head)


def join_persons(persons: list[Cluster], clusters: Clusters) -> None:
    """Joins persons, each shorter name with the longer name it fits. Where several fit, the one
    met last before it; full names of two persons with one surname stay two."""
    fullest = {id(c): max(c.names, key=len) for c in persons}
    ordered = sorted(persons, key=lambda c: (-len(fullest[id(c)]), c.first))
    by_word: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in ordered:
        name = fullest[id(cluster)]
        begun = (c for word in name for c in by_word[word[:3]])
        near = {id(c): c for c in map(clusters.standing, begun)}
        found = [
            c for c in near.values() if same_person(name, fullest[id(c)]) and one_gender(c, cluster)
        ]
        if found and (len(name) > 1 or len(found) == 1 or not ambiguous(name, found, fullest)):
            best = nearest(found, cluster)
            clusters.join(best, cluster)
            fullest[id(clusters.standing(best))] = fullest[id(best)]
        else:
            for word in name:
                by_word[word[:3]].append(cluster)


def ambiguous(
    name: tuple[str, ...], found: list[Cluster], fullest: dict[int, tuple[str, ...]]
) -> bool:
    """Whether a single word is the surname of more than three persons: too many to guess."""
    return len({fullest[id(c)] for c in found if fullest[id(c)][-1] == name[0]}) > 3


def nearest(found: list[Cluster], cluster: Cluster) -> Cluster:
    """The person met last before a name, else the first after it. A surname goes before a given
    name, this before a name between."""
    word = cluster.names[0][-1]
    by_surname = [c for c in found if any(name[-1] == word for name in c.names)]
    by_surname = by_surname or [c for c in found if any(word == name[0] for name in c.names)]
    by_surname = by_surname or found
    earlier = [c for c in by_surname if c.first < cluster.first]
    if earlier:
        return max(earlier, key=lambda c: last_before(c, cluster.first))
    return min(by_surname, key=lambda c: c.first)


def last_before(cluster: Cluster, offset: int) -> int:
    """Where its last mention before an offset begins."""
    return max((b.span.start for b in cluster.members if b.span.start < offset), default=-1)


def join_bodies(bodies: list[Cluster], clusters: Clusters) -> None:
    """Joins organisations and things by their names, the longest first."""
    kept: list[Cluster] = []
    for cluster in sorted(bodies, key=lambda c: (-max(map(len, c.heads)), c.first)):
        match = next((c for c in map(clusters.standing, kept) if same_bodies(c, cluster)), None)
        if match is None:
            kept.append(cluster)
        else:
            clusters.join(match, cluster)


def same_bodies(one: Cluster, two: Cluster) -> bool:
    """Whether two named bodies are one."""
    if {one.kind, two.kind} & {"state", "place"} or one.kind != two.kind or not fit(one, two):
        return False
    return any(same_body(a, b) for a in one.heads for b in two.heads)


def join_brackets(beings: list[Being], clusters: Clusters, text: str) -> None:
    """Joins a name with the acronym in brackets right after it ("the Workers' Party (WP)")."""
    for one, two in pairwise(beings):
        between = text[one.span.end : two.span.start].strip()
        after = text[two.span.end : two.span.end + 1]
        if between not in ("(", "[") or after not in (")", "]"):
            continue
        if one.kind in BODIES and is_acronym(two.head):
            clusters.join(clusters.of[one.number], clusters.of[two.number])
