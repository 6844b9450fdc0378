"""The generated pages."""

from pathlib import Path

import pytest

from tacitus.errors import UsageError
from tacitus.lists import tables
from tacitus.values import ATTRIBUTE_VALUES, EVENT_VALUES
from tacitus.vocabulary import MODES, PLOVER_TYPES
from tacitus_lab.codebook import LISTS, codebook_page
from tacitus_lab.docs import BEGIN, END, ROOT, commands_page, current, docs, example, with_block


def test_every_code_has_its_meaning_and_every_meaning_its_code() -> None:
    meanings = tables("codebook.toml")
    assert list(meanings["fields"]) == list(EVENT_VALUES)
    assert list(meanings["attributes"]) == list(ATTRIBUTE_VALUES)
    assert list(meanings["types"]) == list(PLOVER_TYPES)
    assert {type_: list(modes) for type_, modes in meanings["modes"].items()} == {
        type_: list(modes) for type_, modes in MODES.items() if modes
    }
    for key, (_, codes) in LISTS.items():
        assert list(meanings[key]) == list(codes), key


def test_the_codebook_lists_codes() -> None:
    page = codebook_page()
    assert "| `actor` | Who did it. | `entity` |" in page
    assert "| | `curfew` | people must stay indoors |" in page
    assert "`class`" in page


def test_the_commands_page_has_every_command_with_an_example() -> None:
    page = commands_page()
    for command in ("code", "demo", "schema", "doctor"):
        section = page.partition(f"## tacitus {command}\n")[2].partition("\n## ")[0]
        assert f"    tacitus {command}" in section
    assert "| `--published` `DATE` |" in page
    assert "| `FILE` |" in page


def test_a_page_without_its_marks_is_named(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text("# Tacitus")
    with pytest.raises(UsageError, match="has no block"):
        with_block(page, "x")


def test_the_readme_is_short_and_has_its_block() -> None:
    text = current(ROOT / "README.md")
    assert BEGIN in text
    assert END in text
    assert len(text.splitlines()) < 120


def test_only_the_block_is_made_anew(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text(f"before\n{BEGIN}\nmouldy words\n{END}\nafter\n")
    assert with_block(page, "new") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"


def test_the_example_is_made_by_the_program() -> None:
    made = example()
    assert made.startswith("> ")
    assert made.endswith("...\n```")
    assert "$ tacitus code" in made


def test_stale_pages_are_named_or_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    monkeypatch.setattr("tacitus_lab.docs.ROOT", tmp_path)
    monkeypatch.setattr("tacitus_lab.docs.pages", lambda: iter([(page, "new")]))
    assert docs(check=True) == 1
    assert "page.md: stale" in capsys.readouterr().err
    assert docs(check=False) == 0
    assert page.read_text() == "new"
    assert docs(check=True) == 0


def test_pages_belong_to_a_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tacitus_lab.docs.ROOT", tmp_path)
    with pytest.raises(UsageError, match="source checkout"):
        docs(check=True)


def test_a_page_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert current(tmp_path / "none.md") == ""
