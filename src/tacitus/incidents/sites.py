"""The kind of spot where a happening took place ("a market"), put to its place."""

from dataclasses import replace

from tacitus.areas import is_no_spot
from tacitus.incidents.drafts import Draft
from tacitus.incidents.happenings import Happening
from tacitus.incidents.reading import Reading
from tacitus.nouns import noun
from tacitus.values import Place, Span

VEHICLES = frozenset(
    "car bus lorry truck van pickup motorcycle motorbike bicycle boat ship train jeep taxi".split()
)


def with_site(reading: Reading, happening: Happening, drafts: list[Draft]) -> list[Draft]:
    """The claims, the first place with its site and the words that name it."""
    site = site_of(reading, happening)
    if site is None:
        return drafts
    for number, draft in enumerate(drafts):
        if isinstance(draft.value, Place) and draft.value.precision not in ("country", "region"):
            words = bare(site.of(reading.text))
            placed = replace(
                draft,
                value=replace(draft.value, site=words),
                evidence=tuple(sorted({*draft.evidence, site})),
            )
            return [*drafts[:number], placed, *drafts[number + 1 :]]
    return drafts


def site_of(reading: Reading, happening: Happening) -> Span | None:
    """The first thing that has the role of a place."""
    for number in happening.anchors:
        for role in reading.roles_of[number]:
            if role.role == "place" and not is_resolved(reading, role.mention):
                known = role.mention >= 0
                return reading.marks.mentions[role.mention].span if known else role.evidence
    return None


def is_in_town(site: str) -> bool:
    """Whether a spot may lie in a town: no vehicle, no village, nothing as wide as a province, and
    no more than one ("the villages", "four districts")."""
    last = site.partition(" of ")[0].lower().rpartition(" ")[2]
    known = noun(last)
    many = known is not None and (known.plural or known.one in VEHICLES)
    return not many and not is_no_spot(last)


def is_resolved(reading: Reading, mention: int) -> bool:
    """Whether some words name a place; "the forest" is a spot."""
    found = reading.places.get(mention)
    return found is not None and isinstance(found.value, Place)


def bare(words: str) -> str:
    """Without the article."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("a", "an", "the") else words
