"""The table of confidence is made from the training reports."""

import shutil
import tomllib
from importlib import resources
from pathlib import Path

from tacitus_lab.calibrate import SPLITS, STANDINGS, calibrate


def test_the_table_is_made(tmp_path: Path) -> None:
    samples = Path(str(resources.files("tacitus") / "data" / "samples"))
    for split in SPLITS.values():
        (tmp_path / split).mkdir()
        for name in ("pagadian-1-wire", "pagadian-2-reprint"):
            for ending in (".txt", ".yaml"):
                shutil.copy(samples / f"{name}{ending}", tmp_path / split)
    out = tmp_path / "confidence.toml"
    assert calibrate(tmp_path, out) == 0
    made = tomllib.loads(out.read_text(encoding="utf-8"))
    assert set(made) == set(SPLITS)
    for tables in made.values():
        assert set(tables) == set(STANDINGS)
        assert all(0 < value <= 1.5 for table in tables.values() for value in table.values())
