"""Floors: raised by what is kept, lowered only by name."""

import json
from pathlib import Path

import pytest

from tacitus.errors import UsageError
from tacitus_lab.gate import floors, set_floors


def keep(folder: Path, value: float | None, better: str = "higher") -> None:
    figure = {"name": "f", "value": value, "better": better}
    result = {"benchmark": "x", "split": "dev", "figures": [figure]}
    (folder / "x-dev.json").write_text(json.dumps(result))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "floors.json"


def test_a_floor_is_set_raised_and_never_lowered_by_itself(tmp_path: Path, file: Path) -> None:
    keep(tmp_path, 0.5019)
    assert set_floors(tmp_path, file=file) == ["new: x/dev/f 0.501"]
    keep(tmp_path, 0.6)
    assert set_floors(tmp_path, file=file) == ["set: x/dev/f 0.6"]
    assert set_floors(tmp_path, file=file) == []
    keep(tmp_path, 0.4)
    (line,) = set_floors(tmp_path, file=file)
    assert line.startswith("left: x/dev/f is 0.4, below its floor 0.6")
    assert floors(file) == {"x/dev/f": 0.6}
    assert set_floors(tmp_path, ["x/dev/f"], file) == ["set: x/dev/f 0.4"]
    assert floors(file) == {"x/dev/f": 0.4}


def test_where_less_is_better_a_floor_goes_down(tmp_path: Path, file: Path) -> None:
    keep(tmp_path, 0.5011, "lower")
    assert set_floors(tmp_path, file=file) == ["new: x/dev/f 0.502"]
    keep(tmp_path, 0.3, "lower")
    set_floors(tmp_path, file=file)
    assert floors(file) == {"x/dev/f": 0.3}


def test_what_was_not_measured_sets_no_floor(tmp_path: Path, file: Path) -> None:
    keep(tmp_path, None)
    assert set_floors(tmp_path, file=file) == []
    assert floors(file) == {}


def test_lowering_what_was_not_measured_is_refused(tmp_path: Path, file: Path) -> None:
    with pytest.raises(UsageError, match="no kept result gives x/dev/g"):
        set_floors(tmp_path, ["x/dev/g"], file)
    assert not file.exists()
