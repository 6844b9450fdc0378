"""A few planted changes; `tacitus-lab plants` makes a thousand."""

from pathlib import Path

import pytest

from tacitus_lab.plants import KINDS, Plan, plants


@pytest.mark.parametrize("formats", [("incidents", "claims"), ("jsonl", "gpkg")])
def test_every_change_is_found_and_nothing_else(formats: tuple[str, ...], tmp_path: Path) -> None:
    *faults, told = plants(Plan(3 * len(KINDS), formats, reports=4), tmp_path)
    assert faults == []
    assert told.endswith("0 not found, 0 false alarms")
