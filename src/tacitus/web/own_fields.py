"""The fields that the project has beside ours, as the review page offers and takes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tacitus.errors import UsageError
from tacitus.project.restoring import codebook_folder
from tacitus.review_values import Change
from tacitus.store.database import Database
from tacitus.values import Event, TypeValue, Words
from tacitus.vocabulary import OWN, ClaimField, is_own
from tacitus.web.forms import OwnFieldView
from tacitus.web.strings import strings
from tacitus.write.codebook_files import fields_in
from tacitus.write.own_fields import OwnField
from tacitus.write.safe import excerpt, shown

LONGEST = 500  # characters of a meaning that are shown


@dataclass(frozen=True, slots=True)
class Own:
    """The fields by name; `fault` says what is wrong with their file, which then gives none."""

    fields: Mapping[str, OwnField] = field(default_factory=dict)
    fault: str = ""


NOTHING = Own()


def own_of(database: Database) -> Own:
    """The fields of a project, from the file beside it as it is now."""
    try:
        return Own(fields_in(codebook_folder(database)))
    except UsageError as fault:
        return Own(fault=str(fault))


def own_views(own: Own) -> dict[str, OwnFieldView]:
    """The fields as the page needs them."""
    return {
        name: OwnFieldView(
            label=label_of(one.name),
            about=excerpt(one.about, LONGEST),
            kind=one.kind,
            codes=[(code, excerpt(told, LONGEST)) for code, told in one.codes.items()],
        )
        for name, one in own.fields.items()
    }


def label_of(name: ClaimField) -> str:
    """What a field is called on the pages."""
    known: dict[str, str] = strings()["fields"]
    if name in known:
        return known[name]
    return shown(name.removeprefix(OWN).replace("_", " ").capitalize())


def offered(own: Own, event: Event) -> list[str]:
    """The names of those that events of this type can have."""
    types = [claim.value.type for claim in event.claims if isinstance(claim.value, TypeValue)]
    type_ = types[0] if types else None
    return [name for name, one in own.fields.items() if one.is_of(type_)]


def fitting(change: Change, own: Own) -> Change:
    """A change that somebody sent, its value as it is kept; UsageError where the project has no
    such field, or the field no such value."""
    if not is_own(change.field):
        return change
    if own.fault:
        raise UsageError(own.fault)
    known = own.fields.get(change.field)
    if known is None:
        raise UsageError(
            f"the project has no field {change.field}: name it in codebooks/fields.toml beside it"
        )
    text = change.value.text if isinstance(change.value, Words) else ""
    return replace(change, value=Words(known.checked(text)))
