"""Ties that a sentence tells of: "she had links to the party", "a cell loyal to the group"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tacitus.derive.attributes import Owners
from tacitus.derive.being_reading import Reading
from tacitus.derive.beings import Being
from tacitus.values import Claim, Span, Tie

TIED = re.compile(
    r"\b(?:(?:dealings|links?|ties|connections?|contacts?|sympathies|allegiance)\s+(?:with|to)"
    r"|(?:a |an )?(?:members?|followers?|supporters?|veterans?|part)\s+of"
    r"|(?:linked|affiliated|loyal|allied|sympathetic|belong(?:s|ed|ing)?)\s+(?:with|to)"
    r"|(?:worked|works|working|fought|fights|fighting)\s+for|joined)\s*$",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:no|not|never|without|denied|denies|any)\b[^,;]{0,30}$", re.IGNORECASE)
WIDEST = 40  # characters of a phrase before the body
FAR = 80  # characters between who is tied and the phrase
MEMBERS = ("person", "people", "organisation")


def ties(
    beings: Sequence[Being], owners: Owners, reading: Reading
) -> dict[int, list[tuple[Tie, Span]]]:
    """The ties by the identity of the cluster of who is tied, each with its words."""
    found: dict[int, list[tuple[Tie, Span]]] = {}
    starts = [being.span.start for being in beings]
    for body in beings:
        if body.kind != "organisation" or body.pronoun:
            continue
        before = reading.text[max(0, body.span.start - WIDEST) : body.span.start]
        phrase = TIED.search(before)
        if phrase is None or NEGATED.search(before[: phrase.start()]):
            continue
        start = body.span.start - len(before) + phrase.start()
        who = tied(beings[: bisect_left(starts, start)], body, start)
        grouped = owners.cluster_of  # a being without a cluster makes no entity
        if who is None or who.number not in grouped or body.number not in grouped:
            continue
        if grouped[who.number] is grouped[body.number]:
            continue
        words = Span(start, body.span.end)
        tie = Tie(words.of(reading.text), owners.entity(body))
        found.setdefault(id(owners.cluster_of[who.number]), []).append((tie, words))
    return found


def tied(before: Sequence[Being], body: Being, start: int) -> Being | None:
    """The nearest person or body before the phrase in the same sentence, subjects first."""
    near = []
    for being in reversed(before):
        if being.sentence != body.sentence or start - being.span.end > FAR:
            break
        if being.kind in MEMBERS and being.span.end <= start:
            near.append(being)
    return next((being for being in near if being.subject), near[0] if near else None)


def tie_claims(entity: str, told: list[tuple[Tie, Span]], first: int) -> Iterator[Claim]:
    """Each tie once, as a claim of the author; ids go on from `first`."""
    seen: dict[str | None, list[Span]] = {}
    texts: dict[str | None, Tie] = {}
    for tie, words in told:
        texts.setdefault(tie.entity, tie)
        seen.setdefault(tie.entity, []).append(words)
    for number, (body, spans) in enumerate(seen.items(), first):
        yield Claim(f"{entity}.a{number}", "affiliation", texts[body], tuple(spans), confidence=0.6)
