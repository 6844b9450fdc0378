"""The table of confidence is made from the training reports."""

import shutil
import tomllib
from importlib import resources
from pathlib import Path

from tacitus_lab.calibrate import STANDINGS, calibrate


def test_the_table_is_made(tmp_path: Path) -> None:
    samples = Path(str(resources.files("tacitus") / "data" / "samples"))
    (tmp_path / "train").mkdir()
    for name in ("pagadian-1-wire", "pagadian-2-reprint"):
        for ending in (".txt", ".yaml"):
            shutil.copy(samples / f"{name}{ending}", tmp_path / "train")
    out = tmp_path / "confidence.toml"
    assert calibrate(tmp_path, out) == 0
    made = tomllib.loads(out.read_text(encoding="utf-8"))
    assert set(made) == set(STANDINGS)
    assert all(0 < value <= 1.5 for table in made.values() for value in table.values())
