"""`tacitus plot`, over a project of a few shootings."""

import importlib.util
from pathlib import Path

import pytest

from tacitus.project.project import Project
from tacitus.store.opening import open_project
from tests.commands.running import Tacitus
from tests.project.coded import ids, put, shooting


@pytest.fixture
def place(project_file: Path, tmp_path: Path) -> str:
    with Project(open_project(str(project_file))) as project:
        put(project, tmp_path, [shooting("a-1"), shooting("b-2", day=20, town="Lima")])
        project.link()
    return str(project_file)


@pytest.mark.parametrize("kind", ["map", "timeline", "toll"])
def test_a_figure(kind: str, tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    run = tacitus("plot", kind, "--country", "Chile", "--project", place)
    assert run.status == 0
    assert run.out.startswith("<svg ")
    assert "country Chile" in run.out
    assert "1 of 1 incidents in the figure are not reviewed" in run.err
    path = tmp_path / "f.svg"
    with Project(open_project(place)) as project:
        one = ids(project)[0]
    assert tacitus("plot", kind, one, "-o", str(path), "--project", place).status == 0
    assert path.read_text("utf-8").endswith("</svg>\n")


def test_what_makes_no_sense(tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    assert tacitus("plot", "map", "i-none", "--project", place).status == 2
    assert tacitus("plot", "pie", "--project", place).status == 2


def test_a_png(tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    path = tmp_path / "f.png"
    run = tacitus("plot", "map", "-o", str(path), "--project", place)
    if importlib.util.find_spec("vl_convert") is None:
        assert run.status == 2
        assert "pip install 'tacitus[plot]'" in run.err
        assert not path.exists()
    else:
        assert path.read_bytes().startswith(b"\x89PNG")
