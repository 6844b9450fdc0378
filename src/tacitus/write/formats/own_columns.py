"""The columns of the table `incidents` for the fields that a project has beside ours."""

from collections.abc import Callable, Mapping, Sequence

from tacitus.incident_values import Incident
from tacitus.write.formats.base import Column, Kind, Row, Value, Wish
from tacitus.write.formats.facts import derived, ready
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.rules import Facts, Rule, first_given, rules_of
from tacitus.write.formats.view import first, kind_of, stated
from tacitus.write.own_fields import BASIS, FIELDS, OwnField, OwnFields, own_fields, whole_of

NO_WHOLE = "what was coded is no whole number"
SEVERAL = "only the best supported of several values has a column"
NO_BOOK: Mapping[str, object] = {}
Basis = str | None  # coded, rule; None: there is no value


def fields_of(wish: Wish) -> OwnFields:
    """The fields of the project that is exported."""
    return own_fields(wish.codebooks.get(FIELDS, {}))


def own_columns(wish: Wish) -> tuple[Column, ...]:
    """The columns of the fields of the project that is exported."""
    return columns_of(fields_of(wish))


def columns_of(fields: OwnFields) -> tuple[Column, ...]:
    """A column each, and one for the basis of those that have rules."""
    found: list[Column] = []
    for one in fields.values():
        codes = "; ".join(f"{code}: {meaning}" for code, meaning in one.codes.items())
        kind: Kind = "whole" if one.kind == "whole" else "text"
        found.append(Column(one.name, kind, one.about, codes))
        if one.rules:
            about = f"Whether people coded {one.name} or a rule of the project gives it."
            found.append(Column(one.name + BASIS, "text", about, "coded, rule"))
    return tuple(found)


def own_cells(wish: Wish, losses: Losses) -> Callable[[Incident], Row]:
    """What fills these columns; values that have no place in them are lost."""
    book = ready(wish.codebooks.get(FIELDS, NO_BOOK))
    fields = [(one, rules_for(one)) for one in fields_of(wish).values()]
    ruled = any(rules for _, rules in fields)

    def cells(one: Incident) -> Row:
        facts = derived(one, book).facts if ruled else None
        row: list[Value] = []
        for field, rules in fields:
            value, basis = value_of(one, field, rules, facts, losses)
            row += [value, basis] if rules else [value]
        return row

    return cells


def rules_for(field: OwnField) -> tuple[Rule, ...]:
    """Its rules, each giving a value."""
    return rules_of({"when": rule["when"], "give": {"value": rule["give"]}} for rule in field.rules)


def value_of(
    one: Incident, field: OwnField, rules: Sequence[Rule], facts: Facts | None, losses: Losses
) -> tuple[Value, Basis]:
    """What people coded, else what the first rule that fits gives."""
    known = first(one, field.name)
    if known is not None:
        if len(stated(one, field.name)) > 1:
            losses.add(one.id, field.name, SEVERAL)
        return typed(known.text, one, field, losses), "coded"
    kind = kind_of(one)
    if facts is None or not field.is_of(kind.type if kind else None):
        return None, None
    given = first_given(rules, facts)
    return (typed(str(given["value"]), one, field, losses), "rule") if given else (None, None)


def typed(text: str, one: Incident, field: OwnField, losses: Losses) -> Value:
    """A value as its column has it."""
    if field.kind != "whole":
        return text
    number = whole_of(text)
    if number is None:
        losses.add(one.id, field.name, NO_WHOLE)
    return number
