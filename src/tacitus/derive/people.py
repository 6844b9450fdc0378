"""The entities of a report: its mentions grouped by the being they stand for, with name, country,
sector and attributes."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from anyascii import anyascii

from tacitus.derive.attributes import Owners, attributes_of
from tacitus.derive.being_reading import Reading
from tacitus.derive.beings import Being, read_beings
from tacitus.derive.clusters import Cluster
from tacitus.derive.grouping import group
from tacitus.derive.person_names import FAMILY_FIRST, folded
from tacitus.derive.sectors import Homes, country_of, is_at_home, officers_of, sector_of
from tacitus.derive.ties import tie_claims, ties
from tacitus.marks import Marks
from tacitus.values import Entity, Grouped, Place, Report, Resolved, Span, Tie
from tacitus.vocabulary import RESERVED, EntityKind, Sector

NOT_ID = re.compile(r"[^a-z0-9]+")
OF_OTHERS = re.compile(r"[es]\d+")  # ids that events and statements have
ID_WORDS = 3
HOME_WORDS = ("of", "from")


def derive_entities(
    report: Report, marks: Marks, places: tuple[Resolved[Place], ...]
) -> tuple[Grouped, ...]:
    """All beings that the report names, by their first mention. A pronoun that stands for nobody
    known makes no entity."""
    reading = Reading(report, marks)
    beings = read_beings(reading)
    clusters = [c for c in group(beings, reading) if any(not b.pronoun for b in c.members)]
    ids = name_ids(clusters)
    owners = owners_of(beings, clusters, ids, reading)
    tied = ties(beings, owners, reading)
    setting = Setting(
        {place.mention: place for place in places}, Homes(places, beings), officers_of(clusters)
    )
    return with_sectors(
        tuple(
            with_ties(grouped(cluster, owners, reading, setting), tied.get(id(cluster), []))
            for cluster in clusters
        )
    )


def with_sectors(groups: tuple[Grouped, ...]) -> tuple[Grouped, ...]:
    """The entities, those of whose sector nothing is told with that of the body they belong to."""
    sectors = {one.entity.id: one.entity.sector for one in groups}
    return tuple(
        replace(one, entity=replace(one.entity, sector=sectors.get(body, ())))
        if not one.entity.sector and (body := body_of(one.entity)) is not None
        else one
        for one in groups
    )


def body_of(entity: Entity) -> str | None:
    """The id of the first body that a person or people belong to."""
    if entity.kind not in ("person", "people"):
        return None
    ties = [claim.value for claim in entity.attributes if claim.field == "affiliation"]
    return next((tie.entity for tie in ties if isinstance(tie, Tie) and tie.entity), None)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rest of a report tells of each being: its resolved places by mention, where it is at
    home, and what officers it speaks of."""

    places: dict[int, Resolved[Place]]
    homes: Homes
    officers: tuple[Sector, ...]


def with_ties(group: Grouped, told: list[tuple[Tie, Span]]) -> Grouped:
    """An entity with the ties that sentences tell of it, save those that its own words tell."""
    if not told:
        return group
    own = {getattr(claim.value, "entity", None) for claim in group.entity.attributes}
    new = [pair for pair in told if pair[0].entity not in own]
    if not new:
        return group
    kept = group.entity.attributes
    claims = tuple(tie_claims(group.entity.id, new, len(kept) + 1))
    return replace(group, entity=replace(group.entity, attributes=(*kept, *claims)))


def grouped(cluster: Cluster, owners: Owners, reading: Reading, setting: Setting) -> Grouped:
    """One cluster as an entity."""
    entity = owners.id_of[id(cluster)]
    spans = tuple(dict.fromkeys(being.span for being in cluster.members))
    sectors = sector_of(cluster, setting.officers)
    return Grouped(
        Entity(
            id=entity,
            kind=kind_of(cluster),
            name=name_of(cluster, reading.text),
            mentions=spans,
            country=country_for(cluster, sectors, setting, owners, reading),
            sector=sectors,
            attributes=attributes_of(cluster, entity, owners, reading),
        ),
        tuple(being.number for being in cluster.members),
    )


def kind_of(cluster: Cluster) -> EntityKind:
    """The kind of an entity; a country that acts anywhere is a state."""
    if any("state" in counts for how, counts in cluster.kinds.items() if how != "pronoun"):
        return "state"
    kind = cluster.kind
    return kind if kind in ("person", "people", "organisation", "place", "object") else "object"


def name_of(cluster: Cluster, text: str) -> str:
    """The fullest name, as written first; else the fullest description."""
    if len(cluster.heads) == 1:
        return " ".join(cluster.heads[0].split())
    if cluster.heads:
        return " ".join(max(cluster.heads, key=lambda head: (len(folded(head)), len(head))).split())
    described = [being for being in cluster.members if being.described]
    best = max(described, key=lambda b: (b.span.end - b.span.start, -b.span.start))
    return " ".join(best.span.of(text).split())


def country_behind(cluster: Cluster, owners: Owners, reading: Reading) -> str | None:
    """The country named behind the words for a being: "the prime minister of Norway", "soldiers
    from Chad"."""
    for being in cluster.members:
        if being.pronoun or being.noun is None or being.kind not in ("person", "people"):
            continue
        first, last = being.head_tokens[1], being.tokens[1]
        for at in (first, last):
            home = owners.lands.get(at + 1) if reading.word(at) in HOME_WORDS else None
            office = being.noun.role == "office" or reading.word(at) == "from"
            if home is not None and home.country and office:
                return home.country
    return None


def country_for(
    cluster: Cluster,
    sectors: tuple[Sector, ...],
    setting: Setting,
    owners: Owners,
    reading: Reading,
) -> str | None:
    """The country of a being: told by its words, by its place, or that of the report's places."""
    told = country_of(cluster) or country_behind(cluster, owners, reading)
    if told is not None:
        return told
    for being in cluster.members:
        place = setting.places.get(being.number)
        if place is not None and isinstance(place.value, Place):
            return place.value.country
    return setting.homes.of(cluster) if is_at_home(cluster, sectors) else None


def name_ids(clusters: Sequence[Cluster]) -> dict[int, str]:
    """An id for each cluster: a surname, the words of a name, or the noun; numbered when taken."""
    taken = set(RESERVED)
    ids = {}
    for cluster in clusters:
        stem = stem_of(cluster)
        name, number = stem, 2
        while name in taken or OF_OTHERS.fullmatch(name):
            name, number = f"{stem}-{number}", number + 1
        taken.add(name)
        ids[id(cluster)] = name
    return ids


def stem_of(cluster: Cluster) -> str:
    """The words of an id, in a-z and 0-9."""
    if cluster.names and cluster.kind == "person":
        name = max(cluster.names, key=len)
        return slug(name[0] if name[0] in FAMILY_FIRST else name[-1])
    if cluster.heads:
        return slug(" ".join(max(cluster.heads, key=len).split()[-ID_WORDS:]))
    described = next((being for being in cluster.members if being.described), cluster.members[0])
    return slug(described.noun_words or described.head)


def slug(words: str) -> str:
    """Words as an id: lower case, without accents, `_` between."""
    plain = words if words.isascii() else anyascii(words)
    return NOT_ID.sub("_", plain.lower()).strip("_") or "entity"


def owners_of(
    beings: Sequence[Being], clusters: Sequence[Cluster], ids: dict[int, str], reading: Reading
) -> Owners:
    """Which mentions stand inside which, and who is the head of a list of relatives."""
    cluster_of = {being.number: cluster for cluster in clusters for being in cluster.members}
    inside: dict[int, list[Being]] = defaultdict(list)
    open_: list[Being] = []
    for being in sorted(beings, key=lambda b: (b.span.start, -b.span.end)):
        open_ = [other for other in open_ if other.span.end > being.span.start]
        for other in open_:
            if other.span.holds(being.span) and being.number in cluster_of:
                inside[other.number].append(being)
        open_.append(being)
    bodies = {b.tokens[0]: b for b in beings if b.kind == "organisation" and not b.pronoun}
    lands = {b.tokens[0]: b for b in beings if b.kind in ("state", "place") and b.name}
    kin = lists_of_kin(beings, inside, reading)
    return Owners(dict(inside), kin, cluster_of, ids, bodies, lands)


def lists_of_kin(
    beings: Sequence[Being], inside: dict[int, list[Being]], reading: Reading
) -> dict[int, list[Being]]:
    """For each bare relative in a list the owner of the relative before it ("Ana's parents, sister
    and lodger"), by its number."""
    found: dict[int, list[Being]] = {}
    last: tuple[Being, list[Being]] | None = None
    for being in beings:
        if being.noun is None or being.noun.role != "kin" or not being.described:
            continue
        persons = [b for b in inside.get(being.number, ()) if b.kind in ("person", "people")]
        if persons:
            last = (being, persons)
        elif last is not None and between(last[0], being, reading) in (",", "and", ", and"):
            found[being.number] = last[1]
            last = (being, last[1])
        else:
            last = None
    return found


def between(one: Being, two: Being, reading: Reading) -> str:
    """The words between two mentions, nothing where they overlap."""
    return reading.text[one.span.end : two.span.start].strip()
