"""What R, GDAL's own programs and LibreOffice read of our files, where they are on the machine.

The libraries of Python that read them are in `test_file_kinds.py` and `test_maps.py`.
"""

import csv
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.base import Wish
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target
from tests.write.formats.test_file_kinds import written
from tests.write.formats.test_maps import NOWHERE
from tests.write.formats.test_own_incidents import ONE

SECONDS = 120


def output(*command: str) -> str:
    """What a program prints; it must end well."""
    run = subprocess.run(
        command, capture_output=True, timeout=SECONDS, check=False, encoding="utf-8"
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def needs_program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not on this machine")
    return found


@cache
def packages_of_r() -> frozenset[str]:
    found = shutil.which("Rscript")
    if found is None:
        return frozenset()
    return frozenset(output(found, "-e", "cat(.packages(all.available = TRUE))").split())


def in_r(package: str, script: str, path: Path) -> list[str]:
    """The lines that a script of R prints of a file, with a package of R."""
    needs_program("Rscript")
    if package not in packages_of_r():
        pytest.skip(f"R has no package {package} on this machine")
    head = 'invisible(Sys.setlocale("LC_ALL", "C.UTF-8")); path <- commandArgs(TRUE)[1]; '
    return output("Rscript", "-e", head + script, str(path)).splitlines()


def test_csv_by_readr(tmp_path: Path) -> None:
    script = """
    d <- readr::read_csv(path, show_col_types = FALSE)
    cat(class(d$day)[1], class(d$lat), class(d[["Event ID"]]), nrow(d), "\\n")
    cat(as.character(d$day[1]), d$lat[3], is.na(d$lat[2]), "\\n")
    cat(d$name, sep = "\\n")
    """
    kinds, values, *names = in_r("readr", script, written(tmp_path / "a.csv"))
    assert kinds.split() == ["Date", "numeric", "numeric", "4"]
    assert values.split() == ["2024-06-04", "1e-05", "TRUE"]
    assert names == ["حلب", "İzmir, ığdır", '"=1+1"', "=1+1"]


def test_stata_by_haven(tmp_path: Path) -> None:
    script = """
    d <- haven::read_dta(path)
    cat(class(d$day)[1], class(d$lat), nrow(d), attr(d$name, "label"), "\\n")
    cat(as.character(d$day[c(1, 3)]), format(d$Event_ID[3]), is.na(d$day[2]), "\\n")
    cat(d$name, sep = "\\n")
    """
    kinds, values, *names = in_r("haven", script, written(tmp_path / "a.dta"))
    assert kinds.split() == ["Date", "numeric", "4", "a", "name"]
    assert values.split() == ["2024-06-04", "1899-12-31", "9e+09", "TRUE"]
    assert names == ["حلب", "İzmir, ığdır", '"=1+1"', "=1+1"]


@pytest.mark.parametrize(("name", "whole"), [("geojson", "integer"), ("gpkg", "numeric")])
def test_maps_by_sf(name: str, whole: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{FORMATS[name].suffix}"
    FORMATS[name].write([ONE, NOWHERE], Target(path), Wish(), Losses())
    script = """
    d <- sf::st_read(path, quiet = TRUE)
    cat(nrow(d), sf::st_crs(d)$epsg, class(d$event_date)[1], class(d$fatalities), "\\n")
    cat(sf::st_coordinates(d)[1, ], sf::st_is_empty(d), "\\n")
    cat(d$location, sep = "\\n")
    """
    kinds, points, *places = in_r("sf", script, path)
    assert kinds.split() == ["2", "4326", "Date", whole]  # R has no 64 bits
    assert points.split() == ["37.15", "36.2", "FALSE", "TRUE"]
    assert places == ["حلب", "Levant"]


@pytest.mark.parametrize("name", ["geojson", "gpkg"])
def test_maps_by_ogrinfo(name: str, tmp_path: Path) -> None:
    """QGIS opens with the same library."""
    program = needs_program("ogrinfo")
    path = tmp_path / f"a{FORMATS[name].suffix}"
    FORMATS[name].write([ONE, NOWHERE], Target(path), Wish(), Losses())
    told = output(program, "-ro", "-al", str(path))
    assert "Feature Count: 2" in told
    assert 'ID["EPSG",4326]' in told
    assert "event_date: Date" in told
    assert "fatalities: Integer" in told
    assert "POINT (37.15 36.2)" in told
    assert "location (String) = حلب" in told
    assert "Warning" not in told
    assert "ERROR" not in told


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_tables_by_libreoffice(kind: str, tmp_path: Path) -> None:
    """Its release in Debian 12 computes whatever begins with "=" in CSV, as Excel does: for
    spreadsheets there is the CSV that guards such cells."""
    program = needs_program("soffice")
    path = written(tmp_path / f"a.{kind}", excel=kind == "csv")
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    how = "csv:Text - txt - csv (StarCalc):44,34,76,1"
    source = ["--infilter=CSV:44,34,76,1"] if kind == "csv" else []
    out = tmp_path / "out"
    output(program, home, "--headless", *source, "--convert-to", how, "--outdir", str(out),
           str(path))  # fmt: skip
    with (out / "a.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    last = "'=1+1" if kind == "csv" else "=1+1"
    assert [row[0] for row in rows[1:]] == ["حلب", "İzmir, ığdır", '"=1+1"', last]
