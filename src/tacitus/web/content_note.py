"""What a reader is warned of before the text: written from the coded fields as they stand, never
from words of the text, so that a report of a trial is not called one of a killing."""

from collections.abc import Iterator

from tacitus.review_values import Record
from tacitus.values import Claim, Participant, Target, Toll, TypeValue
from tacitus.vocabulary import TOLL_FIELDS
from tacitus.web.strings import strings
from tacitus.write.release.persons import is_minor

GONE = ("rejected", "not_stated")  # states in which a field says nothing any more
MODES = {
    "torture": "torture",
    "sexual": "sexual",
    "abduct": "abduction",
    "beat": "injury",
}  # of ASSAULT
TOLLS = {"killed": "killing", "wounded": "injury", "abducted": "abduction"}
ORDER = ("killing", "injury", "torture", "sexual", "abduction", "violence", "children")


def content_note(record: Record) -> str:
    """The note in a sentence; empty where there is nothing to warn of."""
    told = set(matters(record))
    if len(told - {"children"}) > 1:
        told.discard("violence")  # something nearer is said
    t = strings()["note"]
    words = [str(t[one]) for one in ORDER if one in told]
    if not words:
        return ""
    *first, last = words
    joined = f"{', '.join(first)} {t['and']} {last}" if first else last
    return str(t["sentence"]).replace("{}", joined)


def matters(record: Record) -> Iterator[str]:
    """What the events that stand tell of, by the keys of ORDER."""
    children = {entity.id for entity in record.entities if is_minor(entity)}
    for state in record.events:
        if state.out:
            continue
        claims = [one.claim for one in state.fields if one.claim and one.state not in GONE]
        found = {kind for claim in claims for kind in matters_of(claim)}
        yield from found
        if found and any(befallen(claim) in children for claim in claims):
            yield "children"


def matters_of(claim: Claim) -> Iterator[str]:
    """What one claim tells of."""
    value = claim.value
    if isinstance(value, TypeValue) and value.type == "ASSAULT":
        yield MODES.get(value.mode or "", "violence")
    if claim.field in TOLLS and isinstance(value, Toll) and (value.high is None or value.high > 0):
        yield TOLLS[claim.field]


def befallen(claim: Claim) -> str | None:
    """To whom, by a claim, something was done."""
    value = claim.value
    if isinstance(value, Participant) and claim.field != "recipient":
        return None
    if isinstance(value, Toll) and claim.field not in TOLL_FIELDS:
        return None
    return value.entity if isinstance(value, Participant | Target | Toll) else None
