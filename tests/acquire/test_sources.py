"""What `add` is given: files, folders below folders, standard input."""

import io
import sys
from pathlib import Path

import pytest

from tacitus.acquire.order import Order
from tacitus.acquire.sources import read_sources
from tacitus.errors import UnreadableInput
from tests.acquire.test_delimited import all_columns

ORDER = Order("2024-03-05", 1_000, all_columns)


def read(*sources: str) -> list[str]:
    return [
        f"! {item}" if isinstance(item, UnreadableInput) else f"{item.name}: {item.report.text}"
        for item in read_sources(sources, ORDER)
    ]


def test_a_folder_and_all_below_it(tmp_path: Path) -> None:
    (tmp_path / "2024" / ".git").mkdir(parents=True)
    (tmp_path / "2024" / "b.txt").write_text("Two.")
    (tmp_path / "2024" / ".git" / "c.txt").write_text("no report")
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n')
    (tmp_path / "notes.md").write_text("no report")
    (tmp_path / "2024" / "round").symlink_to(tmp_path)
    assert read(str(tmp_path)) == [
        f"{tmp_path}/a.jsonl line 1: One.",
        f"{tmp_path}/2024/b.txt: Two.",
    ]


def test_what_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "long.txt").write_text("x" * 1_001)
    (tmp_path / "a.md").write_text("One.")
    found = read(
        "", str(tmp_path / "empty"), str(tmp_path / "none.csv"), str(tmp_path / "long.txt"),
        "with\0nul", str(tmp_path / "a.md"),
    )  # fmt: skip
    assert "a file name is empty" in found[0]
    assert "is a folder without a file" in found[1]
    assert "there is no such file" in found[2]
    assert "is over 0.001 MB" in found[3]
    assert "embedded null byte" in found[4]
    assert found[5].endswith("a.md: One.")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"One.")))
    assert read("-") == ["standard input: One."]
