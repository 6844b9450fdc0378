"""Exports keep nothing of what they wrote: ten times the claims take the memory of few."""

import tracemalloc
from pathlib import Path

import pytest

from tacitus.incident_values import Incident
from tacitus.link.headline import headline
from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.base import Wish
from tacitus.write.formats.file_kinds import FILE_KINDS
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target
from tacitus_lab.export_scale import Made, Task, export_scale, models

SAMPLES = Path("src/tacitus/data/samples")
FEW, MANY = 1_200, 3_600  # claims; the samples have some 300
ROOM = 150  # bytes a claim, for ids that are kept and file names; a row takes several hundred
# spaCy's vocabularies, one a file, are freed when Python looks for cycles next.
NAMES = [name for name in FORMATS if name != "spacy"]
NAMES += [f"claims:{kind}" for kind in FILE_KINDS if kind not in ("csv", "tsv")]


@pytest.fixture(scope="module")
def made() -> tuple[Incident, ...]:
    return tuple(models(SAMPLES))


def peak(task: Task, folder: Path) -> int:
    """Bytes that an export takes at most."""
    format_ = FORMATS[task.format]
    target = Target(folder / f"{task.claims}{f'.{task.kind}' if task.kind else format_.suffix}")
    wish = Wish(kind=task.kind or None, headline=headline)
    tracemalloc.start()
    format_.write(Made(task), target, wish, Losses())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


@pytest.mark.parametrize("name", NAMES)
def test_memory_does_not_grow(name: str, made: tuple[Incident, ...], tmp_path: Path) -> None:
    format_, _, kind = name.partition(":")
    peak(Task(format_, kind, FEW, made), tmp_path)  # what is read once is read now
    for file in tmp_path.iterdir():
        file.rename(tmp_path / "first")
    few, many = (peak(Task(format_, kind, size, made), tmp_path) for size in (FEW, MANY))
    assert many - few < ROOM * (MANY - FEW)


def test_a_line_for_each_format() -> None:
    (line,) = export_scale(SAMPLES, ["claims:sqlite"], 200)
    assert line.startswith("claims:sqlite: 2")
    assert "rows/s" in line
