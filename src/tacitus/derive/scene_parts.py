"""Beings joined by the part they play: news first says what somebody is and then who it was ("A
soldier shot the envoy. Private Tom Hale fired twice."), and says "the attacker", "his victim"."""

from collections import Counter, defaultdict
from typing import Literal

from tacitus.derive.being_reading import Reading
from tacitus.derive.beings import Being
from tacitus.derive.clusters import Cluster, Clusters, fit
from tacitus.derive.descriptions import words_for_one
from tacitus.marks import Anchor
from tacitus.vocabulary import RoleName

LEAD = 3  # sentences in which somebody may be described before he is named
NAMED_BY = 7  # sentences by the end of which he is named
PARTS = {"actor": "actor", "recipient": "victim", "killed": "victim", "target": "victim"}
HELD = ("arrest", "charge")  # modes of COERCE that make somebody a suspect
SUSPECTS = frozenset("suspect detainee accused defendant prisoner".split())
HOSTAGES = frozenset("hostage captive abductee".split())
HURT = frozenset("wounded injured".split())
DEAD = frozenset("dead deceased slain fallen murdered killed".split())  # nouns or adjectives
MOST = 200  # roles of one part that are looked at
LIKELY = 0.8  # the least score of a role by which beings are joined
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
            part = part_played(role.role, anchor) if role.score >= LIKELY else ""
            if part and being is not None and being.kind == "person" and not being.pronoun:
                self.played[part].append((being, role.anchor))
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


def part_played(role: RoleName, anchor: Anchor) -> str:
    """The part that a role gives in violence told as a fact, or `held` of those arrested."""
    if anchor.certainty not in SURE:
        return ""
    if anchor.type == "COERCE" and anchor.mode in HELD:
        return "held" if role == "recipient" else ""
    return PARTS.get(role, "") if anchor.type == "ASSAULT" else ""


def join_parts(beings: list[Being], clusters: Clusters, reading: Reading) -> None:
    """Joins who is described with who is named, victims first, then "the attacker" and "the victim"
    with them."""
    scene = Scene(beings, clusters, reading)
    for part in ("victim", "actor"):
        join_named(part, scene)
    for being in beings:
        part = part_told(being)
        if part and clusters.of[being.number].first == being.span.start:
            player = chief_player(being, part, scene)
            if player is None and part == "held":
                player = chief_player(being, "actor", scene)
            named = clusters.of[being.number].names  # "The victim, Ana Ruiz, ..."
            if player is not None and not (named and player.names):
                clusters.join(player, clusters.of[being.number])
    join_bands(beings, clusters, reading)
    join_dead(beings, clusters, reading)


def join_bands(beings: list[Being], clusters: Clusters, reading: Reading) -> None:
    """Joins "the attackers", "the raiders" with the only people told before to have attacked."""
    words = {"attacker", *words_for_one("people")["attacker"]}
    called = [
        b
        for b in beings
        if b.kind == "people" and b.article == "the" and b.noun is not None and b.noun.one in words
    ]
    acting = attacking(beings, reading) if called else []
    for being in called:
        mine = clusters.of[being.number]
        met = {
            id(clusters.of[other.number]): clusters.of[other.number]
            for other in acting
            if other.span.start < being.span.start and not other.span.holds(being.span)
        }
        if being.name or is_linked(being, clusters) or len(met) != 1:
            continue
        (one,) = met.values()
        if fit(one, mine):
            clusters.join(one, mine)


def attacking(beings: list[Being], reading: Reading) -> list[Being]:
    """The people that do violence told as a fact."""
    marks = reading.marks
    roles = (role for role in marks.roles if role.role == "actor")
    doing = {role.mention for role in roles if part_played("actor", marks.anchors[role.anchor])}
    return [b for b in beings if b.number in doing and b.kind == "people" and not b.pronoun]


def join_dead(beings: list[Being], clusters: Clusters, reading: Reading) -> None:
    """Joins "the dead man", "the wounded", "the hostages" with the only ones told before to have
    been killed, hurt or taken."""
    told = [(being, fate) for being in beings if (fate := fate_told(being))]
    fates = {fate: harmed(fate, beings, reading) for fate in {fate for _, fate in told}}
    for being, fate in told:
        if is_linked(being, clusters):
            continue
        mine = clusters.of[being.number]
        met = {
            id(clusters.of[other.number]): other
            for other in fates[fate]
            if other.span.start < being.span.start and not other.span.holds(being.span)
        }
        fitting = [b for b in met.values() if fit(clusters.of[b.number], mine)]
        same = [b for b in fitting if not being.figures or being.figures == b.figures]
        if len(same) == 1:
            clusters.join(clusters.of[same[0].number], mine)


def harmed(fate: RoleName, beings: list[Being], reading: Reading) -> list[Being]:
    """Persons and people whom a figure of the killed, wounded or abducted counts, or who suffer
    what does it."""
    by_number = {being.number: being for being in beings}
    by_start = {being.span.start: being for being in beings}
    marks = reading.marks
    deadly = {role.anchor for role in marks.roles if role.role == fate}
    found = []
    for role in marks.roles:
        suffered = role.role == fate or (role.role == "recipient" and role.anchor in deadly)
        if not suffered or marks.anchors[role.anchor].certainty not in SURE or role.mention < 0:
            continue
        start = marks.mentions[role.mention].span.start
        being = by_number.get(role.mention) or by_start.get(start)
        if being is not None and being.kind in ("person", "people") and not being.pronoun:
            found.append(being)
    return found[:MOST]


def fate_told(being: Being) -> RoleName | Literal[""]:
    """What a description says befell somebody: "the dead", "the slain envoy", "the wounded"."""
    if not being.described or being.article != "the" or being.kind not in ("person", "people"):
        return ""
    if being.noun is not None and being.noun.one in HOSTAGES:
        return "abducted"
    if being.noun is not None and being.noun.one in HURT:
        return "wounded"
    dead = (being.noun is not None and being.noun.one in DEAD) or bool(DEAD & being.modifiers)
    return "killed" if dead else ""


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
    if being.noun.one in SUSPECTS:
        return "held" if being.article == "the" else ""
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
