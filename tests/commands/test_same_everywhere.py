"""Every format gives the same bytes wherever it is written: whatever the order of hashes, the time
zone and the language of the machine."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import tacitus as package
from tacitus.write.formats.all_formats import FORMATS
from tests.project.coded import put, shooting

EVERY = """
import json, locale, sys
from hashlib import sha256
from pathlib import Path
from tacitus.project.conditions import Conditions
from tacitus.commands.export import Order, export
from tacitus.errors import UsageError
from tacitus.write.formats.all_formats import FORMATS

locale.setlocale(locale.LC_ALL, "")  # C libraries write in the language of the machine too
folder, found = Path(sys.argv[2]), {}
for name, one in FORMATS.items():
    for kind in ("", "xlsx", "parquet", "dta", "sqlite") if name in ("tables", "acled") else ("",):
        out = folder / f"{name}{'.' + kind if kind else one.suffix}"
        order = Order(name, str(out), kind=kind or None, everything=True)
        try:
            export(sys.argv[1], order, Conditions())
        except UsageError as lacking:  # an extra that is not installed here
            found[out.name] = str(lacking)
            continue
        files = sorted(out.rglob("*")) if out.is_dir() else [out]
        found[out.name] = [(p.name, sha256(p.read_bytes()).hexdigest()) for p in files]
print(json.dumps(found))
"""
PLACES = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
)
TURKISH = "tr_TR.UTF-8"  # has a decimal comma, and other capitals of i


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two reports of one shooting, and one of another with letters of many alphabets."""
    path = tmp_path / "p.db"
    by = "İzmirli Şükrü حلب"
    with package.open(path, create=True) as opened:
        put(
            opened,
            tmp_path,
            [
                shooting("wire-1", killed=2),
                shooting("daily-1", killed=3),
                shooting("wire-2", day=20, town="Lima", killed=30, by=by),
            ],
        )
        opened.link()
    return path


@pytest.fixture
def turkey(tmp_path: Path) -> dict[str, str]:
    """A machine in Turkish; the locale is made for this test from the sources that glibc has."""
    made = tmp_path / "locales" / TURKISH
    made.parent.mkdir()
    call = ["localedef", "-i", "tr_TR", "-f", "UTF-8", str(made)]
    if shutil.which("localedef") is None or subprocess.run(call, check=False).returncode:
        pytest.skip("needs localedef and the sources of locales: apt install locales")
    place = {"PYTHONHASHSEED": "7", "LC_ALL": TURKISH, "LOCPATH": str(made.parent)}
    comma = "import locale as l; l.setlocale(l.LC_ALL, ''); print(l.localeconv()['decimal_point'])"
    assert ran(place, comma) == ",\n"
    return place


def ran(place: dict[str, str], *call: str) -> str:
    """What a Python of that place prints."""
    run = subprocess.run(
        [sys.executable, "-c", *call], env={**os.environ, **place}, capture_output=True, check=True
    )
    return run.stdout.decode("utf-8")


def written(project: Path, folder: Path, place: dict[str, str]) -> dict[str, Any]:
    """The hashes of the files of each format, by the name of the export."""
    folder.mkdir()
    found: dict[str, Any] = json.loads(ran(place, EVERY, str(project), str(folder)))
    return found


def test_every_format_is_the_same_everywhere(project: Path, tmp_path: Path) -> None:
    one, two = (written(project, tmp_path / f"out{n}", place) for n, place in enumerate(PLACES))
    assert {name.partition(".")[0] for name in one} == set(FORMATS)
    assert one == two
    lacking = {name: said for name, said in one.items() if isinstance(said, str)}
    assert set(lacking) <= {"spacy"}, lacking
    nothing = hashlib.sha256(b"").hexdigest()
    empty = {
        name
        for name, files in one.items()
        if name not in lacking and (not files or nothing in {digest for _, digest in files})
    }
    assert empty <= {"muc4.jsonl"}  # which has a template only where it is told whom it befell


def test_every_format_is_the_same_in_turkish(
    project: Path, tmp_path: Path, turkey: dict[str, str]
) -> None:
    here = written(project, tmp_path / "here", PLACES[0])
    assert written(project, tmp_path / "there", turkey) == here
