"""The gazetteer's builder: names of provinces, middles, other names of towns."""

import pytest

from tacitus.names import big_places
from tacitus_lab.gazetteer_areas import middle, without_generic
from tacitus_lab.gazetteer_build import text_of
from tacitus_lab.gazetteer_rows import Row, other_keys


@pytest.mark.parametrize(
    ("key", "bare"),
    [
        ("idlib governorate", "idlib"),
        ("province of aydin", "aydin"),
        ("rapides parish", "rapides"),
        ("provincia de buenos aires", "buenos aires"),
        ("kursk oblast", "kursk"),
        ("central district", ""),
        ("northern region", ""),
        ("texas", ""),
        ("county", ""),
    ],
)
def test_without_generic(key: str, bare: str) -> None:
    assert without_generic(key) == bare


@pytest.mark.parametrize(
    ("points", "centre"),
    [
        ({(1.0, 1.0)}, (1.0, 1.0)),
        ({(0.0, 0.0), (2.0, 2.0)}, (1.0, 1.0)),
        ({(0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (2.0, 2.0)}, (1.0, 1.0)),
        ({(0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (2.0, 2.0), (0.1, 0.1), (0.2, 0.1)}, (1.0, 1.0)),
        ({(0.0, 179.0), (0.0, -179.0), (1.0, 180.0)}, (0.3333, 180.0)),
    ],
)
def test_middle(points: set[tuple[float, float]], centre: tuple[float, float]) -> None:
    assert middle(points) == pytest.approx(centre, abs=0.001)


def test_other_keys_leave_out_what_no_report_writes() -> None:
    others = ["Kiev", "Kyyiv", "KBP", "ki-ye-fu", "Киев", "Kiew", "Kiev ", "kiv"]
    assert other_keys("Kyiv", others) == ("kiev", "kiew", "kyyiv")
    assert other_keys("Oklahoma City", ["Oklahoma", "OKC", "Oklahoma Siti"]) == ("oklahoma siti",)


def test_rows_are_grouped_by_country() -> None:
    rows = [
        Row("town", 1, "Here", "TUR", "09", "", 1.0, 2.0, 500, ("there",)),
        Row("admin1", None, "This", "TUR", "09", "", 1.0, 2.0, 500),
        Row("town", 2, "Far", "USA", "TX", "001", -1.0, 2.12345, 0),
    ]
    lines = text_of(rows).splitlines()
    assert lines[1:] == [
        "=TUR",
        "town\t1\tHere\t09\t\t1.0000\t2.0000\t500\tthere",
        "admin1\t\tThis\t09\t\t1.0000\t2.0000\t500\t",
        "=USA",
        "town\t2\tFar\tTX\t001\t-1.0000\t2.1235\t0\t",
    ]


def test_big_places_are_names_and_no_words() -> None:
    names = {key for row in big_places().values() for key in row.split("|")[1:]}
    assert {"ankara", "diyarbakir", "kiev", "texas", "helmand", "san jose"} <= names
    assert not {"reading", "split", "nice", "of", "charlotte"} & names
