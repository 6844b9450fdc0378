"""Judgements as JSON: what is kept in a decision, and what comes over the wire."""

from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from tacitus.contract import value_of
from tacitus.errors import UsageError
from tacitus.faults import claim_faults
from tacitus.plain import plain
from tacitus.review_values import NEW, Change, Judgement, Settled
from tacitus.schema import EventClaim
from tacitus.values import Claim, Entity, Report, Span
from tacitus.vocabulary import RESERVED

CLAIM: TypeAdapter[Any] = TypeAdapter(EventClaim)


def judgement_json(said: Judgement) -> dict[str, Any]:
    """A judgement as the content of a decision; what is empty is left out."""
    written: dict[str, Any] = {"coding": said.coding, "targets": list(said.targets)}
    if said.change is not None:
        written["change"] = change_json(said.change)
    if said.settled:
        written["settled"] = [
            {
                "target": one.target,
                "changes": [change_json(change) for change in one.changes],
                **({"unclear": True} if one.unclear else {}),
            }
            for one in said.settled
        ]
    if said.entities:
        written["entities"] = [
            [one.id, one.kind, one.name, [list(span) for span in one.mentions]]
            for one in said.entities
        ]
    for key, usual in (("salience", "main"), ("sight", "shared")):
        if (value := getattr(said, key)) != usual:
            written[key] = value
    for key in ("into", "note", "seen", "token"):
        if value := getattr(said, key):
            written[key] = value
    return written


def change_json(change: Change) -> dict[str, Any]:
    """A change as it is kept."""
    return {
        "field": change.field,
        "value": plain(change.value, ""),
        "evidence": [list(span) for span in change.evidence],
        "certainty": change.certainty,
        "holder": change.holder,
        **({"named": change.named} if change.named else {}),
        **({"teller": change.teller} if change.teller else {}),
    }


def judgement_of(act: Any, content: dict[str, Any]) -> Judgement:
    """The judgement of a decision of our own."""
    return Judgement(
        act,
        content["coding"],
        tuple(content["targets"]),
        change_of(content["change"]) if "change" in content else None,
        content.get("into", ""),
        content.get("note", ""),
        content.get("seen", 0),
        content.get("token", ""),
        content.get("salience", "main"),
        tuple(settled_of(one) for one in content.get("settled", ())),
        tuple(
            Entity(id_, kind, name, tuple(Span(*span) for span in mentions))
            for id_, kind, name, mentions in content.get("entities", ())
        ),
        content.get("sight", "shared"),
    )


def settled_of(written: dict[str, Any]) -> Settled:
    """How a field was settled."""
    changes = tuple(change_of(one) for one in written["changes"])
    return Settled(written["target"], changes, written.get("unclear", False))


def change_of(written: dict[str, Any]) -> Change:
    """The change that was kept."""
    return Change(
        written["field"],
        value_of(written["field"], written["value"]),
        tuple(Span(start, end) for start, end in written["evidence"]),
        written["certainty"],
        written["holder"],
        written.get("named"),
        written.get("teller"),
    )


def sound_change(written: dict[str, Any], report: Report, entities: set[str]) -> Change:
    """A change that somebody sent; UsageError says what is wrong with it. Its words may be left
    out, where those of the claim stay."""
    spans = [{"start": start, "end": end} for start, end in written.get("evidence") or ()]
    claim = {
        "id": "new",
        "field": written.get("field"),
        "value": written.get("value"),
        "evidence": spans or [{"start": 0, "end": 1}],
        "certainty": written.get("certainty") or "asserted",
        "holder": written.get("holder") or "author",
        "confidence": 1.0,
    }
    try:
        CLAIM.validate_python(claim)
    except ValidationError as wrong:
        fault = wrong.errors(include_url=False, include_input=False)[0]
        where = ": ".join(str(step) for step in fault["loc"] if str(step).islower())
        raise UsageError(f"the value does not fit: {where}: {fault['msg']}") from None
    named = str(written.get("named") or "").strip() or None
    teller = str(written.get("teller") or "").strip() or None
    change = change_of({**claim, "evidence": [[s["start"], s["end"]] for s in spans]})
    known = entities | set(RESERVED) | ({NEW} if named or teller else set())
    checked = Claim("new", change.field, change.value, change.evidence, holder=change.holder)
    for fault_line in claim_faults("the value", checked, report.text, known):
        raise UsageError(fault_line)
    for entity, name, whose in (
        (getattr(change.value, "entity", None), named, "value"),
        (change.holder, teller, "holder"),
    ):
        if entity == NEW and name is None:
            raise UsageError(f"the {whose} is somebody new: give the name")
    return replace(change, named=named, teller=teller)
