"""The gazetteer: names, provinces, near spellings; and how its database is made and kept."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tacitus.derive import gazetteer_file
from tacitus.derive.gazetteer import Gazetteer, key_of
from tacitus.derive.gazetteer_file import fingerprint, open_gazetteer

GAZETTEER: Gazetteer = open_gazetteer()[0]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Bandırma", "bandirma"),
        ("Diyarbakır", "diyarbakir"),
        ("İzmir", "izmir"),
        ("ISTANBUL", "istanbul"),
        ("St. Louis", "saint louis"),
        ("Mt Hermon", "mount hermon"),
        ("Côte d’Ivoire", "cote divoire"),
        ("N'Djamena", "ndjamena"),
        ("Al-Bāb", "al bab"),
        ("Port-au-Prince", "port au prince"),
        ("  Two   words ", "two words"),
        ("", ""),
        ("...", ""),
    ],
)
def test_key_of(words: str, key: str) -> None:
    assert key_of(words) == key


def test_named_gives_the_most_populous_first() -> None:
    found = GAZETTEER.named("springfield")
    assert len(found) > 20
    assert [e.population for e in found] == sorted((e.population for e in found), reverse=True)
    assert GAZETTEER.named("springfield") is found
    assert GAZETTEER.named("") == ()
    assert GAZETTEER.named("no such place") == ()


def test_a_province_is_found_by_code_and_by_name() -> None:
    province = GAZETTEER.province("TUR", "10")
    assert province is not None
    assert province.name == "Balıkesir"
    assert province in GAZETTEER.provinces_named("balikesir")
    assert GAZETTEER.province("TUR", "99") is None


@pytest.mark.parametrize("key", ["", "no such province", "balikesir town hall", "new"])
def test_no_province_of_this_name(key: str) -> None:
    assert GAZETTEER.provinces_named(key) == ()


def test_short_forms_of_states_are_no_names_of_their_own() -> None:
    assert {entry.match for entry in GAZETTEER.named("calif")} == {3}
    assert GAZETTEER.provinces_named("calif") == ()


@pytest.mark.parametrize(
    ("key", "country", "like"),
    [("erzurumon", "TUR", "erzurum"), ("mosal", "IRQ", "mosul"), ("kandahhar", "AFG", "kandahar")],
)
def test_near(key: str, country: str, like: str) -> None:
    assert like in [name for name, _ in GAZETTEER.near(key, country)]


@pytest.mark.parametrize(("key", "country"), [("mos", "IRQ"), ("mosal", "XXX"), ("", "IRQ")])
def test_near_finds_nothing_for_short_names_and_unknown_countries(key: str, country: str) -> None:
    assert GAZETTEER.near(key, country) == ()


@pytest.mark.parametrize(
    ("part", "changed"), [("LAYOUT", "other"), ("TABLES", "other"), ("DATA_FILES", ())]
)
def test_other_data_or_tables_have_another_name(
    part: str, changed: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint()
    assert len(before) == 16
    monkeypatch.setattr(gazetteer_file, part, changed)
    assert fingerprint() != before


def few_places(connection: sqlite3.Connection) -> None:
    """A database of one town, so that the tests below are quick."""
    connection.executescript(
        """
        CREATE TABLE place (id INTEGER PRIMARY KEY, kind, geonames_id, name, country, admin1,
                            admin2, lat, lon, population);
        CREATE TABLE name (key, place, match);
        CREATE TABLE province (key);
        CREATE TABLE province_word (first, most);
        CREATE TABLE stretch (country, first, last);
        INSERT INTO place VALUES (1, 'town', 7, 'Here', 'TUR', '', '', 1.0, 2.0, 3);
        INSERT INTO name VALUES ('here', 1, 0);
        """
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder and the temporary folder of one test, and a small database."""
    monkeypatch.setenv("TACITUS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(gazetteer_file, "fill", few_places)
    return tmp_path


def test_the_database_is_made_once_and_leaves_nothing_beside_it(folder: Path) -> None:
    assert open_gazetteer()[0].named("here")[0].geonames_id == 7
    made = next((folder / "cache").glob("places-*.sqlite"))
    before = made.stat().st_mtime_ns
    gazetteer, notes = open_gazetteer()
    assert gazetteer.named("here")
    assert notes == ()
    assert made.stat().st_mtime_ns == before
    assert list((folder / "cache").iterdir()) == [made]


def test_two_at_once_do_not_disturb_each_other(folder: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: open_gazetteer()[0].named("here"), range(8)))
    assert all(opened)
    assert len(list((folder / "cache").iterdir())) == 1


def test_where_the_cache_cannot_be_written_another_folder_serves(folder: Path) -> None:
    (folder / "cache").write_text("a file where the folder should be")
    (folder / "temporary").mkdir()
    gazetteer, notes = open_gazetteer()
    assert gazetteer.named("here")
    assert len(notes) == 1
    assert "TACITUS_CACHE" in notes[0]


def test_where_no_folder_can_be_written_memory_serves(folder: Path) -> None:
    (folder / "cache").write_text("a file where the folder should be")
    (folder / "temporary").write_text("another")
    gazetteer, notes = open_gazetteer()
    assert gazetteer.named("here")
    assert len(notes) == 2


def test_a_database_cut_short_is_made_anew(folder: Path) -> None:
    open_gazetteer()
    made = next((folder / "cache").glob("places-*.sqlite"))
    made.write_bytes(b"cut short")
    gazetteer, notes = open_gazetteer()
    assert gazetteer.named("here")
    assert notes == ()
