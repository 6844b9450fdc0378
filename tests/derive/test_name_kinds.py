"""Kinds of names that the reader only guessed, told by what stands beside them."""

import pytest

from tacitus.derive.being_reading import Reading
from tacitus.derive.name_kinds import by_form, name_kinds
from tacitus.text_coder import TextCoder
from tests.derive.reports import report_of


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The contractor, Beat Indergand, left.", "Beat Indergand", "person"),
        ("The bus company, Golden Dayap, denies it.", "Golden Dayap", "organisation"),
        ("They joined a gang called Baz Lanmè.", "Baz Lanmè", "organisation"),
        ("They joined a gang known as Baz Lanmè.", "Baz Lanmè", "organisation"),
        ("Their head, Ma Comfort Garblah, left.", "Comfort Garblah", "person"),
        ("The company, Rečen Pesok and others left.", "Rečen Pesok", None),
        ("The owners, Laht Sadam, left.", "Laht Sadam", "organisation"),
        ("His sons, Laht Sadam, Beat Rigi and others left.", "Laht Sadam", None),
    ],
)
def test_kinds(coder: TextCoder, text: str, name: str, kind: str | None) -> None:
    report = report_of(text)
    reading = Reading(report, coder.tools.annotator(report))
    assert name_kinds(reading, {}).get(name) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("the Twirwaneho", "organisation"),
        ("Inspector Barnabas Kilonzo", "person"),
        ("Barnabas Kilonzo", None),
        ("Kilonzo", None),
    ],
)
def test_by_form(name: str, kind: str | None) -> None:
    assert by_form(name) == kind
