"""The table of confidence is made from the training reports."""

import shutil
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from tacitus_lab.calibrate import SPLITS, STANDINGS, calibrate


def test_the_table_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    samples = Path(str(resources.files("tacitus") / "data" / "samples"))
    for split in SPLITS.values():
        (tmp_path / split).mkdir()
        for name in ("pagadian-1-wire", "pagadian-2-reprint"):
            for ending in (".txt", ".yaml"):
                shutil.copy(samples / f"{name}{ending}", tmp_path / split)
    out, unread = tmp_path / "confidence.toml", [tmp_path / "train"]
    assert calibrate(tmp_path, out, unread) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.endswith(f" of {n} folders") for n, line in enumerate(told, 1)] == [True, True]
    made = tomllib.loads(out.read_text(encoding="utf-8"))
    assert set(made) == set(SPLITS)
    for tables in made.values():
        assert set(tables) == set(STANDINGS)
        assert all(0 < value <= 1.5 for table in tables.values() for value in table.values())
