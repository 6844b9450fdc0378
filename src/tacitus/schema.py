"""The form of a coded report at the border: what pydantic checks, and the JSON Schema it prints.

The classes repeat those of `values.py` as JSON has them; a test holds the two against each other.
"""

import datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, ValidationError

from tacitus.vocabulary import (
    OWN,
    OWN_FIELD,
    Act,
    Certainty,
    DatePrecision,
    EntityKind,
    Form,
    PlacePrecision,
    PloverType,
    Salience,
    Sector,
    Stage,
    Stance,
    TargetClass,
    WeaponClass,
)

ONE_OF = {
    "entities": "entity",
    "events": "event",
    "statements": "statement",
    "claims": "claim",
    "attributes": "attribute",
    "mentions": "mention",
    "anchors": "anchor",
}
F = TypeVar("F")
V = TypeVar("V")
Named = Annotated[str, Field(min_length=1, pattern=r"\S")]
Whole = Annotated[int, Field(ge=0)]
IsoDate = Annotated[datetime.date, Field(strict=False)]


class Strict(BaseModel):
    """No key that the format does not know, no value of another type."""

    model_config = ConfigDict(strict=True, extra="forbid")


class SpanForm(Strict):
    """Half open, in code points of `report.text`; `text`, where present, must be those words."""

    start: Whole
    end: Annotated[int, Field(ge=1)]
    text: str | None = None


class TypeForm(Strict):
    type: PloverType
    mode: str | None = None


class DayForm(Strict):
    start: IsoDate | None = None
    end: IsoDate | None = None
    precision: DatePrecision


class PlaceForm(Strict):
    name: Named
    country: str | None = None
    admin1: str | None = None
    lat: Annotated[float, Field(ge=-90, le=90, strict=False)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180, strict=False)] | None = None
    geonames_id: Whole | None = None
    precision: PlacePrecision
    site: Named | None = None


class ParticipantForm(Strict):
    entity: Named


class TargetForm(Strict):
    class_: Annotated[TargetClass, Field(alias="class")]
    entity: Named | None = None


class WeaponForm(Strict):
    class_: Annotated[WeaponClass, Field(alias="class")]
    text: Named


class TollForm(Strict):
    low: Whole
    high: Whole | None = None
    entity: Named | None = None
    perpetrators: bool | None = None


class CountForm(Strict):
    low: Whole
    high: Whole | None = None
    unit: Named


class ResponsibilityForm(Strict):
    stance: Stance
    entity: Named | None = None


class WordsForm(Strict):
    text: Named


class SecondsForm(Strict):
    seconds: Whole


class AmountForm(Strict):
    low: Whole
    high: Whole | None = None


class TieForm(Strict):
    text: Named
    entity: Named | None = None


class ClaimForm(Strict, Generic[F, V]):
    """One value of one field, with the words it came from."""

    id: Named
    field: F
    value: V
    evidence: Annotated[list[SpanForm], Field(min_length=1)]
    certainty: Certainty
    holder: Named
    basis: str | None = None
    confidence: Annotated[float, Field(ge=0, le=1, strict=False)]


AttributeClaim = Annotated[
    ClaimForm[Literal["age"], AmountForm]
    | ClaimForm[Literal["occupation", "title", "status"], WordsForm]
    | ClaimForm[Literal["affiliation", "relation"], TieForm],
    Field(discriminator="field"),
]
KnownClaim = Annotated[
    ClaimForm[Literal["type"], TypeForm]
    | ClaimForm[Literal["stage"], Stage]
    | ClaimForm[Literal["date"], DayForm]
    | ClaimForm[Literal["place"], PlaceForm]
    | ClaimForm[Literal["actor", "recipient"], ParticipantForm]
    | ClaimForm[Literal["target"], TargetForm]
    | ClaimForm[Literal["weapon"], WeaponForm]
    | ClaimForm[
        Literal["killed", "wounded", "abducted", "arrested", "missing", "displaced"], TollForm
    ]
    | ClaimForm[Literal["count"], CountForm]
    | ClaimForm[Literal["responsibility"], ResponsibilityForm]
    | ClaimForm[Literal["motive", "damage"], WordsForm]
    | ClaimForm[Literal["duration"], SecondsForm],
    Field(discriminator="field"),
]
OwnField = Annotated[str, Field(pattern=OWN_FIELD)]
OwnClaim = ClaimForm[OwnField, WordsForm]  # of a field that a project has beside ours


def whose(claim: Any) -> str:
    """Whether a claim is of a field of the project's own. Tags in capitals are no part of a path
    (`named_path`)."""
    field = claim.get("field") if isinstance(claim, dict) else None
    return "OWN" if isinstance(field, str) and field.startswith(OWN) else "KNOWN"


EventClaim = Annotated[
    Annotated[KnownClaim, Tag("KNOWN")] | Annotated[OwnClaim, Tag("OWN")], Discriminator(whose)
]


class CoderForm(Strict):
    name: Named
    version: str
    codebook: str


class ReportForm(Strict):
    id: Named
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: Named
    text: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class EntityForm(Strict):
    id: Named
    kind: EntityKind
    name: Named
    mentions: Annotated[list[SpanForm], Field(min_length=1)]
    country: str | None = None
    sector: list[Sector] | None = None
    attributes: list[AttributeClaim] | None = None


class EventForm(Strict):
    id: Named
    anchors: Annotated[list[SpanForm], Field(min_length=1)]
    salience: Salience
    about: Named | None = None
    claims: list[EventClaim]


class StatementForm(Strict):
    id: Named
    about: Named | None = None
    speaker: Named
    span: SpanForm
    form: Form
    cue: SpanForm | None = None
    medium: str | None = None
    language: list[str] | None = None
    act: Act


class CodedReportForm(Strict):
    """The coded report, version 1: one object a report, JSON Lines for many."""

    format: Literal["tacitus.coded-report/1"]
    coder: CoderForm
    report: ReportForm
    entities: list[EntityForm]
    events: list[EventForm]
    statements: list[StatementForm]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the format."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Tacitus coded report, version 1",
        **{k: v for k, v in CodedReportForm.model_json_schema().items() if k != "title"},
    }


def misfits(data: object) -> list[str]:
    """Where an object leaves the form: one line a fault, with the path to it."""
    try:
        CodedReportForm.model_validate(data)
    except ValidationError as wrong:
        return [
            f"{named_path(data, fault['loc'])}: {fault['msg'][0].lower()}{fault['msg'][1:]}"
            for fault in wrong.errors(include_url=False, include_input=False)
        ]
    return []


def named_path(data: object, location: tuple[int | str, ...]) -> str:
    """The place of a fault in words: objects by their ids ("event v2: claim c7: value")."""
    words: list[str] = []
    for step in location:
        if isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
            id_ = data.get("id") if isinstance(data, dict) else None
            words[-1:] = [f"{ONE_OF.get(words[-1], words[-1])} {id_ or step + 1}"]
        elif isinstance(data, dict) and step in data:
            data = data[step]
            words.append(str(step))
        elif not isinstance(data, dict) or not str(step).islower():
            continue  # a name of pydantic's own, not a key of the object
        else:
            words.append(str(step))
    return ": ".join(words) or "the coding"
