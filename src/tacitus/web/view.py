"""A record in words, as the page and the API give it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tacitus.plain import plain
from tacitus.review.expected import ORDER
from tacitus.review_values import (
    REPORT,
    UNDECIDED,
    EventState,
    FieldState,
    Record,
    Verdict,
)
from tacitus.values import Claim, ClaimValue, Event, Participant, Place, TypeValue, Words
from tacitus.web.alternatives import MOST, Runner, alternatives
from tacitus.web.forms import Alternative, EntityView, EventView, FieldView, RecordView
from tacitus.web.kept_views import KEPT
from tacitus.web.own_fields import NOTHING, Own, label_of, offered, own_views
from tacitus.web.places import Places
from tacitus.web.strings import strings
from tacitus.write.entity_names import names_of
from tacitus.write.headline import headline
from tacitus.write.hedges import voice
from tacitus.write.rows import place_detail, quote
from tacitus.write.safe import excerpt, shown
from tacitus.write.words import Names, value_words

SALIENCES = ("main", "related", "reaction", "background")
LONGEST = 400  # characters of anything that is shown on one line


def record_view(record: Record, who: str, places: Places, own: Own) -> RecordView:
    """The record as `who` sees it; `own` are the fields that the project has beside ours."""
    names = names_of(replace(record.coded, entities=record.entities))
    ordered = sorted(record.events, key=lambda one: SALIENCES.index(one.event.salience))
    numbers = {one.event.id: number for number, one in enumerate(ordered, 1)}
    mine = [one.number for one in record.verdicts if one.who == who]
    viewer = Viewer(record, names, places, own)
    return RecordView(
        key=record.key,
        sight=record.sight,
        coding=record.coding,
        last=record.last,
        standing=record.standing,
        flagged=record.flagged,
        undecided=record.undecided,
        events=[viewer.event(one, numbers) for one in ordered],
        entities=[
            EntityView(id=one.id, name=excerpt(names[one.id], 80), kind=one.kind)
            for one in record.entities
        ],
        undo=max(mine, default=None),
        comments=[
            commented(one)
            for one in record.verdicts
            if one.said.act == "comment" and REPORT in one.said.targets
        ],
        notes=[shown(note) for note in (*record.coded.notes, own.fault) if note],
        own=own_views(own),
    )


class Viewer:
    """Puts one record into words."""

    def __init__(self, record: Record, names: Names, places: Places, own: Own = NOTHING) -> None:
        self.record, self.names, self.places, self.own = record, names, places, own
        self.text = record.coded.report.text
        self.t = strings()
        # what is left out of headlines
        self.gone = {
            field.target
            for state in record.events
            if not state.out
            for field in state.fields
            if field.state in ("rejected", "not_stated")
        }
        self._kept = KEPT.of(record, places, own)
        self._told: dict[tuple[str, ClaimValue], tuple[Any, str]] = {}

    def event(self, state: EventState, numbers: dict[str, int]) -> EventView:
        """An event with its fields."""
        event = state.event
        fields = [self.field(one) for one in state.fields]
        undecided = sum(one.state in UNDECIDED for one in state.fields)
        return EventView(
            id=event.id,
            number=numbers[event.id],
            salience=event.salience,
            heading=self.t["salience"][event.salience],
            headline=self.headline(event),
            about=numbers.get(event.about or ""),
            out=state.out,
            open=event.salience in ("main", "related"),
            undecided=0 if state.out else undecided,
            fields=fields,
            addable=[*(field for field in ORDER if field != "type"), *offered(self.own, event)],
        )

    def headline(self, event: Event) -> str:
        """The sentence of an event, of what nobody has rejected."""
        kept = tuple(claim for claim in event.claims if claim.id not in self.gone)
        event = replace(event, claims=kept)
        was, words = self._kept.headlines.get(event.id, (None, ""))
        if was != event:
            words = excerpt(headline(event, self.names), LONGEST)
            self._kept.headlines[event.id] = event, words
        return words

    def field(self, state: FieldState) -> FieldView:
        """A field in words, as it was last put if nothing has changed."""
        was, view = self._kept.fields.get(state.target, (None, None))
        if view is None or was != state:
            view = self.in_words(state)
            self._kept.fields[state.target] = state, view
        return view

    def in_words(self, state: FieldState) -> FieldView:
        """A field in words."""
        claim = state.claim
        if claim is None:
            return FieldView(**self.common(state), **EMPTY, words=self.t["review"]["not_found"])
        first = state.proposed or claim
        return FieldView(
            **self.common(state),
            words=self.words(claim),
            voice=shown(voice(claim, self.names)),
            sure=self.sure(first.confidence) if state.proposed else "",
            quote=quote(claim.evidence, self.text),
            basis=self.basis(claim),
            value=plain(claim.value, self.text),
            certainty=claim.certainty,
            holder=claim.holder,
            confidence=state.proposed.confidence if state.proposed else None,
            evidence=[(span.start, span.end) for span in claim.evidence],
        )

    def common(self, state: FieldState) -> dict[str, Any]:
        """What every field has."""
        by = state.verdict
        return {
            "target": state.target,
            "field": state.field,
            "label": label_of(state.field),
            "state": state.state,
            "state_words": self.t["states"][state.state],
            "clashes": [self.clash(target) for target in state.clashes],
            "others": [self.other(verdict, state) for verdict in differing(state)],
            "by": shown(by.who) if by and state.state not in UNDECIDED else "",
            "comments": [commented(one) for one in state.comments],
            "flagged": state.flagged,
            "alternatives": self.codes(state)[:MOST]
            + [self.runner(one, state) for one in alternatives(self.record, state, self.places)],
        }

    def codes(self, state: FieldState) -> list[Alternative]:
        """The other codes of a field of the project's own."""
        field = self.own.fields.get(state.field)
        if field is None or state.claim is None:
            return []
        return [
            Alternative(value=plain(Words(code), ""), words=shown(code), reason=shown(meaning))
            for code, meaning in field.codes.items()
            if Words(code) != state.claim.value
        ]

    def words(self, claim: Claim) -> str:
        """The value on one line."""
        if isinstance(claim.value, TypeValue):
            return type_words(claim.value)
        return excerpt(value_words(claim, self.names), LONGEST)

    def basis(self, claim: Claim) -> str:
        """How the value was found, and of a place how exact it is."""
        parts = [shown(claim.basis)] if claim.basis else []
        if isinstance(claim.value, Place):
            parts.insert(0, place_detail(claim.value))
        return "; ".join(parts)

    def sure(self, confidence: float) -> str:
        """How likely the machine is right, in words."""
        steps = self.t["sure"]
        name = (
            "high" if confidence >= 0.9 else "good" if confidence >= 0.7 else
            "fair" if confidence >= 0.5 else "low"
        )  # fmt: skip
        return str(steps[name])

    def clash(self, target: str) -> str:
        """A claim that cannot be right beside this one."""
        claim = next(
            field.claim
            for event in self.record.events
            for field in event.fields
            if field.target == target and field.claim
        )
        return f"{self.words(claim)} ({shown(voice(claim, self.names))})"

    def other(self, verdict: Verdict, state: FieldState) -> str:
        """What somebody else said of the field."""
        said = self.t["said"][verdict.said.act]
        value = ""
        if verdict.said.change and state.claim:
            value = self.words(replace(state.claim, value=verdict.said.change.value))
        return f"{shown(verdict.who)}: {said} {value}".rstrip()

    def runner(self, one: Runner, state: FieldState) -> Alternative:
        """A runner-up with its reason."""
        reason = self.t["reasons"][one.reason]
        if one.told:
            reason = reason.replace("{}", excerpt(one.told, 120))
        value, words = self.told(one.value, state)
        return Alternative(value=value, words=words, reason=reason)

    def told(self, value: ClaimValue, state: FieldState) -> tuple[Any, str]:
        """A value as JSON and in words; the fields of several events have many in common."""
        key = state.field, value
        if key not in self._told:
            self._told[key] = plain(value, self.text), self.value(value, state)
        return self._told[key]

    def value(self, value: ClaimValue, state: FieldState) -> str:
        """A value of the field on one line; of a person or thing also what it is."""
        claim = Claim("", state.field, value, ())
        words = self.words(claim)
        if isinstance(value, Place):
            return f"{words} ({value.precision})"
        if isinstance(value, Participant):
            kind = next((e.kind for e in self.record.entities if e.id == value.entity), "")
            return f"{words} ({kind})" if kind else words
        return words


def differing(state: FieldState) -> tuple[Verdict, ...]:
    """The verdicts in which people differ on a field, each person's; none where they agree."""
    return (*state.others, state.verdict) if state.others and state.verdict else ()


EMPTY: dict[str, Any] = {
    "voice": "",
    "sure": "",
    "quote": "",
    "basis": "",
    "value": None,
    "certainty": "asserted",
    "holder": "author",
    "confidence": None,
    "evidence": [],
}


def type_words(value: TypeValue) -> str:
    """A type and its mode, as a person reads them: "Assault, suicide attack"."""
    name = value.type.capitalize()
    return f"{name}, {value.mode.replace('-', ' ')}" if value.mode else name


def commented(verdict: Verdict) -> str:
    """A comment with its author."""
    return f"{shown(verdict.who)}: {excerpt(verdict.said.note, 2_000)}"


def told_meanwhile(found: Sequence[Verdict]) -> list[str]:
    """What a person is told of others who decided the same without their knowing."""
    t = strings()
    return [
        t["review"]["meanwhile"]
        .replace("{who}", shown(one.who))
        .replace("{said}", t["said"][one.said.act])
        .replace("{when}", one.made_at[11:16])
        for one in found
    ]
