"""Which column is what: as told, as kept, as asked, or refused."""

from collections.abc import Mapping, Sequence

import pytest

from tacitus.errors import UnreadableInput, UsageError
from tacitus.project.columns import ColumnChooser, given_columns, proposal

HEADING = ("Headline", "Body", "Date", "No")


def nothing_kept(_heading: Sequence[str]) -> None:
    return None


def test_as_given() -> None:
    given = given_columns("text=Body, title=Headline")
    chooser = ColumnChooser(given, nothing_kept, None)
    assert chooser("t.csv", HEADING) == {"text": "Body", "title": "Headline"}
    assert chooser.fresh == {HEADING: {"text": "Body", "title": "Headline"}}
    with pytest.raises(UnreadableInput, match="has no column 'Body', only: text"):
        chooser("u.csv", ("text",))


@pytest.mark.parametrize("given", ["Body", "text=", "words=Body", "title=Headline"])
def test_given_wrongly(given: str) -> None:
    with pytest.raises(UsageError, match=r"names no column|which column holds the text"):
        given_columns(given)


def test_as_kept() -> None:
    chooser = ColumnChooser({}, lambda _heading: {"text": "Body"}, None)
    assert chooser("t.csv", HEADING) == {"text": "Body"}
    assert chooser.fresh == {}


def test_as_asked_once() -> None:
    asked: list[str] = []

    def ask(name: str, _heading: tuple[str, ...], proposed: Mapping[str, str]) -> Mapping[str, str]:
        asked.append(name)
        return proposed

    chooser = ColumnChooser({}, nothing_kept, ask)
    expected = {"text": "Body", "title": "Headline", "published": "Date"}
    assert chooser("t.csv", HEADING) == expected
    assert chooser("u.csv", HEADING) == expected
    assert asked == ["t.csv"]
    with pytest.raises(UnreadableInput, match="which column holds the text"):
        chooser("v.csv", ("a", "b"))


def test_nobody_to_ask() -> None:
    chooser = ColumnChooser({}, nothing_kept, None)
    assert chooser("t.csv", ("text", "Source")) == {"text": "text", "publisher": "Source"}
    with pytest.raises(UnreadableInput) as fault:
        chooser("t.csv", HEADING)
    assert "--columns 'text=Body,title=Headline,published=Date'" in str(fault.value)


def test_a_column_is_proposed_once() -> None:
    assert proposal(["source_url", "text", "text"]) == {"text": "text", "url": "source_url"}
