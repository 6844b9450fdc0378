"""Beings joined by the part they play: news first says what somebody is and then who it was ("A
soldier shot the envoy. Private Tom Hale fired twice."), and says "the attacker", "his victim"."""

from collections import Counter, defaultdict

from tacitus.derive.being_reading import Reading
from tacitus.derive.beings import Being
from tacitus.derive.clusters import Cluster, Clusters, fit
from tacitus.derive.descriptions import words_for_one

LEAD = 3  # sentences in which somebody may be described before he is named
NAMED_BY = 7  # sentences by the end of which he is named
PARTS = {"actor": "actor", "recipient": "victim", "killed": "victim", "target": "victim"}
MOST = 200  # roles of one part that are looked at
SURE = ("asserted", "reported")


class Scene:
    """The single persons who do or suffer violence, by the numbers of the anchors they play in."""

    def __init__(self, beings: list[Being], clusters: Clusters, reading: Reading) -> None:
        by_number = {being.number: being for being in beings}
        self.clusters = clusters
        self.played: dict[str, list[tuple[Being, int]]] = defaultdict(list)
        for role in reading.marks.roles:
            anchor = reading.marks.anchors[role.anchor]
            being = by_number.get(role.mention)
            if anchor.type != "ASSAULT" or anchor.certainty not in SURE or role.role not in PARTS:
                continue
            if being is not None and being.kind == "person" and not being.pronoun:
                self.played[PARTS[role.role]].append((being, role.anchor))
        for pairs in self.played.values():
            pairs.sort(key=lambda pair: pair[0].span)
            del pairs[MOST:]

    def of(self, being: Being) -> Cluster:
        return self.clusters.of[being.number]

    def facing(self, part: str, cluster: Cluster) -> set[int]:
        """Those who play the other part where a being plays this one, by identity."""
        anchors = {anchor for being, anchor in self.played[part] if self.of(being) is cluster}
        other = "victim" if part == "actor" else "actor"
        return {id(self.of(b)) for b, anchor in self.played[other] if anchor in anchors}


def join_parts(beings: list[Being], clusters: Clusters, reading: Reading) -> None:
    """Joins who is described with who is named, victims first, then "the attacker" and "the victim"
    with them."""
    scene = Scene(beings, clusters, reading)
    for part in ("victim", "actor"):
        join_named(part, scene)
    for being in beings:
        part = part_told(being)
        if part and not is_linked(being, clusters):
            player = chief_player(being, part, scene)
            if player is not None:
                clusters.join(player, clusters.of[being.number])


def join_named(part: str, scene: Scene) -> None:
    """Joins each description of the lead with the one person who is named soon after and faces the
    same being, or with the only person named in this part."""
    for being, _ in scene.played[part]:
        cluster = scene.of(being)
        owned = being.article == "his" and being.country is None  # "his brother" is somebody else
        if being.sentence >= LEAD or cluster.names or owned or cluster.kind != "person":
            continue
        faced = scene.facing(part, cluster)
        named = {
            id(scene.of(b)): scene.of(b)
            for b, _ in scene.played[part]
            if b.sentence < NAMED_BY and scene.of(b).names and id(scene.of(b)) not in faced
        }
        same = [c for c in named.values() if faced & scene.facing(part, c)]
        found = same or list(named.values())
        if len(found) == 1 and fit(found[0], cluster):
            scene.clusters.join(found[0], cluster)


def part_told(being: Being) -> str:
    """The part that a description itself tells: "the attacker", "the victim"."""
    if not being.described or being.noun is None or being.plural or being.kind != "person":
        return ""
    if being.noun.one == "victim":
        return "victim" if being.article in ("the", "his") else ""
    told = being.noun.one == "attacker" or being.noun.one in words_for_one("persons")["attacker"]
    return "actor" if told and being.article == "the" else ""


def is_linked(being: Being, clusters: Clusters) -> bool:
    """Whether a description already stands for somebody who is named or was met before."""
    cluster = clusters.of[being.number]
    return bool(cluster.names) or cluster.first < being.span.start


def chief_player(being: Being, part: str, scene: Scene) -> Cluster | None:
    """The person who plays a part most before a mention, those who face somebody before the rest;
    None where nobody or several do."""
    counts: Counter[int] = Counter()
    found: dict[int, Cluster] = {}
    for other, _ in scene.played[part]:
        cluster = scene.of(other)
        if other.span.start >= being.span.start or not fit(cluster, scene.of(being)):
            continue
        found[id(cluster)] = cluster
        counts[id(cluster)] += 1
    for key, cluster in found.items():
        counts[key] += 10 * bool(scene.facing(part, cluster)) + 5 * bool(cluster.names)
    best = counts.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return found[best[0][0]]
