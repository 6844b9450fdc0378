"""ACLED, UCDP GED and GTD: headers, and codes derived from claims by the rules of the codebooks."""

import csv
import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from tacitus.incident_values import Incident
from tacitus.link.headline import headline
from tacitus.lists import tables
from tacitus.values import (
    CodedReport,
    Day,
    Participant,
    Place,
    Responsibility,
    Span,
    Statement,
    Target,
    Toll,
    TypeValue,
    Weapon,
    Words,
)
from tacitus.vocabulary import MODES, PLOVER_TYPES
from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.base import Wish
from tacitus.write.formats.columns import columns
from tacitus.write.formats.dyads import number_of
from tacitus.write.formats.gtd import eventid
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target as Out
from tacitus.write.formats.ucdp import priogrid
from tests.write.formats.made import Said, joined, report, who
from tests.write.formats.published import ACLED, GTD, UCDP

DAY = datetime.date(2024, 6, 4)
ON = Day(DAY, DAY, "day")
ALEPPO = Place("حلب", "SYR", "Aleppo", 36.2, 37.15, 170063, "city")
ARMY = who("army", "Syrian army", "MIL", country="SYR")
FRONT = who("front", "Northern Front", "REB", country="SYR")
RIVALS = who("rivals", "Southern Front", "REB", country="SYR")
GUNMEN = who("gunmen", "gunmen", "UAF", kind="people")
TROOPS = who("troops", "Turkish troops", "MIL", kind="people", country="TUR")
FARMERS = who("farmers", "farmers", "AGR", kind="people")
MARCHERS = who("marchers", "demonstrators", "CVL", kind="people")
HOUSE = who("house", "the customs house", kind="object")
UNION = who("union", "Dockers' Union", "LAB")
MOB = who("mob", "mob", kind="people")
EDITOR = who("editor", "Amal Nassar", "JRN", kind="person", country="SYR")
MAYOR = who("mayor", "Omar Haddad", "GOV", kind="person", country="SYR")
EVERYONE = (
    ARMY,
    FRONT,
    RIVALS,
    GUNMEN,
    TROOPS,
    FARMERS,
    MARCHERS,
    MOB,
    EDITOR,
    MAYOR,
    HOUSE,
    UNION,
)


def made(*said: Said, mode: str | None = "firearms", type_: str = "ASSAULT") -> CodedReport:
    """A report of an assault by day in a town."""
    return report(
        "wire-1",
        EVERYONE,
        ("type", TypeValue(type_, mode)),  # type: ignore[arg-type]
        ("date", ON),
        ("place", ALEPPO),
        *said,
    )


def by(*actors: str) -> list[Said]:
    return [("actor", Participant(one)) for one in actors]


def to(*recipients: str) -> list[Said]:
    return [("recipient", Participant(one)) for one in recipients]


def row(
    name: str, one: Incident, tmp_path: Path, losses: Losses | None = None, *, numeric: bool = False
) -> dict[str, str]:
    """The one row of an incident in a format, missing cells left out."""
    out = tmp_path / f"{name}.csv"
    wish = Wish(headline=headline, numeric=numeric)
    assert FORMATS[name].write([one], Out(out), wish, losses or Losses()) == 1
    with out.open(encoding="utf-8", newline="") as stream:
        (found,) = csv.DictReader(stream)
    return {key: value for key, value in found.items() if value}


def left_out(name: str, one: Incident, tmp_path: Path) -> str:
    """Why an incident has no row."""
    losses = Losses()
    assert FORMATS[name].write([one], Out(tmp_path / "none.csv"), Wish(), losses) == 0
    return next(reason for column, reason in losses.counts if column == "(row)")


# ---- headers --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "published", "count"),
    [("acled", ACLED, 31), ("ucdp", UCDP, 49), ("gtd", GTD, 135)],
)
def test_headers_are_the_published_ones(
    name: str, published: list[str], count: int, tmp_path: Path
) -> None:
    assert len(published) == count
    out = tmp_path / "a.csv"
    FORMATS[name].write([], Out(out), Wish(), Losses())
    assert out.read_bytes() == ",".join(published).encode() + b"\r\n"
    assert all(column.about for column in columns(name))


# ---- ACLED ----------------------------------------------------------------------------------

KILLED: Said = ("killed", Toll(3, 3))
BOMB: Said = ("weapon", Weapon("Explosives", "roadside bomb"))


@pytest.mark.parametrize(
    ("coded", "expected"),
    [
        (made(*by("army"), *to("front")), "Battles/Armed clash"),
        (made(*by("front"), *to("army"), KILLED), "Battles/Armed clash"),
        (made(*by("front"), *to("farmers"), KILLED), "Violence against civilians/Attack"),
        (made(*by("gunmen"), *to("editor")), "Violence against civilians/Attack"),
        (made(*by("gunmen"), *to("mayor"), mode="targeted"), "Violence against civilians/Attack"),
        (made(*by("gunmen"), *to("editor"), mode="abduct"),
         "Violence against civilians/Abduction/forced disappearance"),
        (made(*by("army"), *to("farmers"), mode="sexual"),
         "Violence against civilians/Sexual violence"),
        (made(*by("front"), *to("army"), BOMB, mode="explosives"),
         "Explosions/Remote violence/Remote explosive/landmine/IED"),
        (made(*by("front"), ("weapon", Weapon("Explosives", "hand grenade")), mode="explosives"),
         "Explosions/Remote violence/Grenade"),
        (made(*by("front"), *to("mayor"), BOMB, mode="targeted"),
         "Explosions/Remote violence/Remote explosive/landmine/IED"),
        (made(*by("front"), mode="suicide-attack"), "Explosions/Remote violence/Suicide bomb"),
        (made(*by("army"), mode="aerial"), "Explosions/Remote violence/Air/drone strike"),
        (made(*by("army"), mode="heavy-weapons"),
         "Explosions/Remote violence/Shelling/artillery/missile attack"),
        (made(*by("army"), ("weapon", Weapon("Chemical", "gas")), mode="unconventional"),
         "Explosions/Remote violence/Chemical weapon"),
        (made(*by("front"), BOMB, ("stage", "foiled"), mode="explosives"),
         "Strategic developments/Disrupted weapons use"),
        (made(*by("front"), mode="destroy"),
         "Strategic developments/Looting/property destruction"),
        (made(*by("mob"), *to("farmers"), mode="beat"), "Riots/Mob violence"),
        (made(*by("marchers"), *to("army"), mode="primitive"), "Riots/Violent demonstration"),
        (made(type_="PROTEST", mode="riot"), "Riots/Violent demonstration"),
        (made(*by("army"), *to("marchers"), KILLED), "Protests/Excessive force against protesters"),
        (made(*by("army"), *to("marchers"), mode="beat"), "Protests/Protest with intervention"),
        (made(*by("army"), mode="crowd-control"), "Protests/Protest with intervention"),
        (made(*by("marchers"), type_="PROTEST", mode="demo"), "Protests/Peaceful protest"),
        (made(*by("marchers"), ("arrested", Toll(9, 9)), type_="PROTEST", mode="demo"),
         "Protests/Protest with intervention"),
        (made(*by("marchers"), type_="PROTEST", mode="riot"), "Riots/Violent demonstration"),
        (made(*by("army"), *to("mayor"), type_="COERCE", mode="arrest"),
         "Strategic developments/Arrests"),
        (made(*by("army", "front"), type_="RETREAT", mode="ceasefire"),
         "Strategic developments/Agreement"),
        (made(*by("army"), *to("front"), type_="AGREE", mode=None),
         "Strategic developments/Agreement"),
        (made(*by("army"), type_="MOBILIZE", mode="troops"),
         "Strategic developments/Change to group/activity"),
    ],
)  # fmt: skip
def test_acled_types(coded: CodedReport, expected: str, tmp_path: Path) -> None:
    found = row("acled", joined(coded), tmp_path)
    assert f"{found['event_type']}/{found['sub_event_type']}" == expected
    assert found["disorder_type"]


@pytest.mark.parametrize(
    ("coded", "reason"),
    [
        (made(*by("army"), type_="ACCUSE", mode="allege"), "no rule of the codebook"),
        (made(*by("gunmen"), KILLED), "no rule of the codebook"),  # nobody to whom it was done
        (made(*by("farmers"), *to("editor"), KILLED), "no rule of the codebook"),  # no armed actor
        (made(*by("army"), *to("farmers"), type_="AGREE", mode=None), "no rule of the codebook"),
        (made(*by("army"), *to("front"), ("stage", "planned")), "has not happened"),
        (made(*by("marchers"), type_="PROTEST", mode="strike"), "no rule of the codebook"),
    ],
)
def test_what_acled_has_not(coded: CodedReport, reason: str, tmp_path: Path) -> None:
    assert reason in left_out("acled", joined(coded), tmp_path)


def test_an_acled_row(tmp_path: Path) -> None:
    first = made(*by("front", "gunmen"), *to("editor", "farmers"), ("killed", Toll(3, 3)))
    other = report(
        "post-1", (), ("killed", Toll(5, None)), ("killed", Toll(1, 1, perpetrators=True))
    )
    one, losses = joined(first, other), Losses()
    found = row("acled", one, tmp_path, losses)
    assert found.pop("notes").endswith("Sources differ on killed: 3 (Wire), at least 5 (Post).")
    assert found == {
        "event_id_cnty": "i-0000000001",
        "event_date": "2024-06-04",
        "year": "2024",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Violence against civilians",
        "sub_event_type": "Attack",
        "actor1": "Northern Front",
        "assoc_actor_1": "Unidentified Armed Group (Syria)",
        "inter1": "Rebel group",
        "actor2": "Civilians (Syria)",
        "inter2": "Civilians",
        "interaction": "Rebel group-Civilians",
        "civilian_targeting": "Civilian targeting",
        "iso": "760",
        "region": "Middle East",
        "country": "Syria",
        "admin1": "Aleppo",
        "location": "حلب",
        "latitude": "36.2",
        "longitude": "37.15",
        "geo_precision": "1",
        "source": "Wire; Post",
        "fatalities": "4",  # the lowest of the victims, and one attacker
    }
    assert losses.counts["actor2", "a person is not named, only the class"] == 1
    assert losses.counts["admin2", "Tacitus tells no second-level division"] == 1
    assert "Amal" not in found["actor2"]


@pytest.mark.parametrize(
    ("coded", "inter1", "inter2", "interaction"),
    [
        (made(*by("front"), *to("army")), "2", "1", "12"),
        (made(*by("army"), *to("farmers")), "1", "7", "17"),
        (made(*by("troops"), *to("farmers")), "8", "7", "78"),
        (made(*by("gunmen"), *to("farmers")), "3", "7", "37"),
        (made(*by("troops"), mode="aerial"), "8", None, "80"),
        (made(*by("marchers"), type_="PROTEST", mode="demo"), "6", None, "60"),
    ],
)
def test_acled_numbers(
    coded: CodedReport, inter1: str, inter2: str | None, interaction: str, tmp_path: Path
) -> None:
    found = row("acled", joined(coded), tmp_path, numeric=True)
    assert (found["inter1"], found.get("inter2"), found["interaction"]) == (
        inter1, inter2, interaction
    )  # fmt: skip


def test_acled_who_protests(tmp_path: Path) -> None:
    march = made(*by("union"), type_="PROTEST", mode="demo")
    found = row("acled", joined(march), tmp_path)
    assert (found["actor1"], found["assoc_actor_1"], found["inter1"]) == (
        "Protesters (Syria)", "Dockers' Union", "Protesters",
    )  # fmt: skip
    found = row("acled", joined(made(type_="PROTEST", mode="riot")), tmp_path)
    assert (found["actor1"], found["interaction"]) == ("Rioters (Syria)", "Rioters only")


def test_a_thing_is_no_actor(tmp_path: Path) -> None:
    house: Said = ("target", Target("Government (General)", "house"))
    one = joined(made(*by("front"), house))
    assert "actor2" not in row("acled", one, tmp_path)
    assert row("gtd", one, tmp_path)["target1"] == "the customs house"


def test_acled_sole_actor_in_words(tmp_path: Path) -> None:
    found = row("acled", joined(made(*by("marchers"), type_="PROTEST", mode="demo")), tmp_path)
    assert found["interaction"] == "Protesters only"
    assert "civilian_targeting" not in found


def within(days: int) -> Day:
    return Day(DAY, DAY + datetime.timedelta(days=days - 1), "week")


@pytest.mark.parametrize(
    ("day", "acled", "ucdp"),
    [
        (ON, ("2024-06-04", "1"), "1"),
        (within(2), ("2024-06-04", "2"), "2"),
        (within(6), ("2024-06-06", "2"), "2"),
        (within(7), ("2024-06-07", "2"), "3"),
        (within(8), ("2024-06-07", "3"), "4"),
        (within(31), ("2024-06-19", "3"), "4"),
        (within(32), None, "5"),
        (within(367), None, None),
        (Day(None, None, "unknown"), None, None),
    ],
)
def test_precision_of_days(
    day: Day, acled: tuple[str, str] | None, ucdp: str | None, tmp_path: Path
) -> None:
    coded = report(
        "wire-1", EVERYONE, ("type", TypeValue("ASSAULT", "firearms")), ("date", day),
        *by("army"), *to("farmers"), KILLED,
    )  # fmt: skip
    if acled is None:
        assert left_out("acled", joined(coded), tmp_path).startswith("no day within a month")
    else:
        found = row("acled", joined(coded), tmp_path)
        assert (found["event_date"], found["time_precision"]) == acled
    assert row("ucdp", joined(coded), tmp_path).get("date_prec") == ucdp


@pytest.mark.parametrize(
    ("precision", "acled", "ucdp", "gtd"),
    [
        ("site", "1", "1", "1"),
        ("city", "1", "1", "1"),
        ("district", "2", "3", "3"),
        ("admin1", "3", "4", "4"),
        ("region", "3", "5", "5"),
        ("country", None, "6", "5"),
        ("unknown", None, None, "5"),
    ],
)
def test_precision_of_places(
    precision: str, acled: str | None, ucdp: str | None, gtd: str, tmp_path: Path
) -> None:
    place = replace(ALEPPO, precision=precision)  # type: ignore[arg-type]
    coded = report(
        "wire-1", EVERYONE, ("type", TypeValue("ASSAULT", "firearms")), ("date", ON),
        ("place", place), *by("front"), *to("farmers"), KILLED,
    )  # fmt: skip
    found = row("acled", joined(coded), tmp_path)
    assert found.get("geo_precision") == acled
    assert ("latitude" in found) == (acled is not None)
    assert row("ucdp", joined(coded), tmp_path).get("where_prec") == ucdp
    assert row("gtd", joined(coded), tmp_path)["specificity"] == gtd


@pytest.mark.parametrize("precision", ["site", "city", "district", "admin1"])
def test_without_a_point_nothing_is_said_of_one(precision: str, tmp_path: Path) -> None:
    """As of a town that no gazetteer lists."""
    place = replace(ALEPPO, precision=precision, lat=None, lon=None)  # type: ignore[arg-type]
    coded = report(
        "wire-1", EVERYONE, ("type", TypeValue("ASSAULT", "firearms")), ("date", ON),
        ("place", place), *by("front"), *to("farmers"), KILLED,
    )  # fmt: skip
    found = {name: row(name, joined(coded), tmp_path) for name in ("acled", "ucdp", "gtd")}
    assert not any("latitude" in one for one in found.values())
    assert "geo_precision" not in found["acled"]
    assert "where_prec" not in found["ucdp"]
    assert found["gtd"]["specificity"] == "5"


def test_no_place_is_no_country(tmp_path: Path) -> None:
    coded = report(
        "wire-1", EVERYONE, ("type", TypeValue("ASSAULT", "firearms")), ("date", ON),
        *by("front"), *to("farmers"), KILLED,
    )  # fmt: skip
    for name in ("acled", "ucdp", "gtd"):
        found = row(name, joined(coded), tmp_path)
        assert not {"country", "latitude", "region"} & set(found)


# ---- UCDP GED -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("coded", "kind", "sides"),
    [
        (made(*by("army"), *to("front"), KILLED), "1", "Government of Syria - Northern Front"),
        (made(*by("front"), *to("army"), KILLED), "1", "Government of Syria - Northern Front"),
        (made(*by("troops"), *to("army"), KILLED), "1",
         "Government of Turkey - Government of Syria"),
        (made(*by("front", "army"), *to("rivals"), KILLED), "1",
         "Government of Syria - Southern Front"),
        (made(*by("front"), *to("rivals"), KILLED), "2", "Northern Front - Southern Front"),
        (made(*by("front"), *to("farmers"), KILLED), "3", "Northern Front - Civilians"),
        (made(*by("army"), *to("marchers"), KILLED), "3", "Government of Syria - Civilians"),
    ],
)  # fmt: skip
def test_type_of_violence(coded: CodedReport, kind: str, sides: str, tmp_path: Path) -> None:
    found = row("ucdp", joined(coded), tmp_path)
    assert (found["type_of_violence"], found["dyad_name"]) == (kind, sides)
    parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    assert sum(int(found[part]) for part in parts) == int(found["best"]) == 3


@pytest.mark.parametrize(
    ("coded", "reason"),
    [
        (made(*by("army"), *to("front")), "nobody is told to have died"),
        (made(*by("army"), *to("front"), ("killed", Toll(0, 0))), "nobody is told to have died"),
        (made(*by("gunmen"), *to("farmers"), KILLED), "no organised armed actor"),
        (made(*to("farmers"), KILLED), "no organised armed actor"),
    ],
)
def test_what_ucdp_has_not(coded: CodedReport, reason: str, tmp_path: Path) -> None:
    assert reason in left_out("ucdp", joined(coded), tmp_path)


def test_a_ucdp_row(tmp_path: Path) -> None:
    first = made(*by("front"), *to("army"), ("killed", Toll(3, 3)))
    others = [report(f"{name}-1", (), ("killed", Toll(5, 7))) for name in ("post", "times")]
    last = report("sun-1", (), ("killed", Toll(1, 1, perpetrators=True)))
    found = row("ucdp", joined(first, *others, last), tmp_path)
    assert (found["low"], found["best"], found["high"]) == ("4", "6", "8")
    assert (found["deaths_a"], found["deaths_b"], found["deaths_unknown"]) == ("0", "1", "5")
    assert (found["gwnoa"], found.get("gwnob")) == ("652", None)
    assert (found["country_id"], found["region"]) == ("652", "Middle East")
    assert found["geom_wkt"] == "POINT (37.15 36.2)"
    assert (found["date_start"], found["date_end"]) == ("2024-06-04", "2024-06-04")
    assert found["number_of_sources"] == "4"
    assert found["event_clarity"] == "1"
    assert found["id"].isdigit()


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [(34.53, 69.17, 179779), (-90, -180, 1), (90, 180, 259200), (0.1, 0.1, 129961)],
)
def test_priogrid(lat: float, lon: float, cell: int) -> None:
    assert priogrid(lat, lon) == cell


# ---- GTD ------------------------------------------------------------------------------------

AT_MAYOR: Said = ("target", Target("Government (General)", "mayor"))


@pytest.mark.parametrize(
    ("coded", "expected"),
    [
        (made(*by("front"), AT_MAYOR, mode="targeted"), ["1"]),
        (made(*by("front"), AT_MAYOR, BOMB, mode="targeted"), ["1", "3"]),
        (made(*by("front"), BOMB, ("weapon", Weapon("Firearms", "rifles")), mode="abduct"),
         ["6", "3", "2"]),
        (made(*by("front"), *to("farmers"), mode="firearms"), ["2"]),
        (made(*by("front"), mode="suicide-attack"), ["3"]),
        (made(*by("front"), *to("farmers"), mode="beat"), ["8"]),
        (made(*by("front"), mode="destroy"), ["7"]),
        (made(*by("front"), ("weapon", Weapon("Incendiary", "petrol bombs")), mode="destroy"),
         ["7"]),
        (made(*by("front"), *to("farmers"), mode=None), ["9"]),
    ],
)  # fmt: skip
def test_attack_types_by_priority(coded: CodedReport, expected: list[str], tmp_path: Path) -> None:
    found = row("gtd", joined(coded), tmp_path)
    assert [found[key] for key in sorted(found) if key in TYPES] == expected


TYPES = {"attacktype1", "attacktype2", "attacktype3"}


@pytest.mark.parametrize(
    ("coded", "reason"),
    [
        (made(*by("army"), *to("farmers"), KILLED), "no acts of states"),
        (made(*by("marchers"), type_="PROTEST", mode="demo"), "attacks only"),
        (made(*by("front"), *to("farmers"), ("stage", "threatened")), "has not happened"),
    ],
)
def test_what_gtd_has_not(coded: CodedReport, reason: str, tmp_path: Path) -> None:
    assert reason in left_out("gtd", joined(coded), tmp_path)


def test_a_gtd_row(tmp_path: Path) -> None:
    coded = made(
        *by("front"),
        *to("editor"),
        ("target", Target("Journalists & Media", "editor")),
        ("weapon", Weapon("Firearms", "pistol")),
        ("stage", "accomplished"),
        ("killed", Toll(2, 2)),
        ("killed", Toll(1, 1, perpetrators=True)),
        ("wounded", Toll(4, None)),
        ("arrested", Toll(2, 2, perpetrators=True)),
        ("responsibility", Responsibility("claimed", "front")),
        ("motive", Words("in revenge")),
    )
    call = Statement("s1", "front", Span(0, 6), "indirect", "claim", medium="telephone")
    found = row("gtd", joined(replace(coded, statements=(call,))), tmp_path)
    expected = {
        "iyear": "2024", "imonth": "6", "iday": "4", "country": "200", "country_txt": "Syria",
        "region": "10", "region_txt": "Middle East & North Africa", "provstate": "Aleppo",
        "city": "حلب", "specificity": "1", "vicinity": "-9", "doubtterr": "-9", "success": "1",
        "suicide": "0", "attacktype1": "2", "attacktype1_txt": "Armed Assault",
        "targtype1": "10", "targtype1_txt": "Journalists & Media", "target1": "Amal Nassar",
        "natlty1": "200", "gname": "Northern Front", "guncertain1": "0", "motive": "in revenge",
        "nperps": "-99", "nperpcap": "2", "claimed": "1", "claimmode": "2",
        "claimmode_txt": "Call (post-incident)", "compclaim": "0", "weaptype1": "5",
        "weaptype1_txt": "Firearms", "weapsubtype1": "3", "weapsubtype1_txt": "Handgun",
        "weapdetail": "pistol", "nkill": "3", "nkillter": "1", "nwound": "4", "property": "-9",
        "INT_ANY": "-9", "dbsource": "Tacitus",
    }  # fmt: skip
    assert {key: found.get(key) for key in expected} == expected
    assert not {"crit1", "nwoundte", "alternative", "extended", "attacktype2"} & set(found)


@pytest.mark.parametrize(
    ("said", "claimed", "doubt", "group"),
    [
        ([("responsibility", Responsibility("none"))], "0", "-9", "Unknown"),
        ([], "-9", "-9", "Unknown"),
        ([*by("front"), ("target", Target("Military"))], "-9", "1", "Northern Front"),
        ([("actor", Participant("front"), "alleged")], "-9", "-9", "Northern Front"),
    ],
)
def test_gtd_flags(said: list[Said], claimed: str, doubt: str, group: str, tmp_path: Path) -> None:
    found = row("gtd", joined(made(*said)), tmp_path)
    assert (found["claimed"], found["doubtterr"], found["gname"]) == (claimed, doubt, group)
    uncertain = any("alleged" in one for one in said)
    assert found.get("guncertain1", "0") == str(int(uncertain))


@pytest.mark.parametrize(
    ("weapon", "code"),
    [
        (Weapon("Explosives", "car bomb"), "15"),
        (Weapon("Explosives", "a bomb"), "16"),
        (Weapon("Firearms", "Kalashnikovs"), "2"),
        (Weapon("Firearms", "gunfire"), "5"),
        (Weapon("Melee", "knife"), None),
    ],
)
def test_weapon_subtypes(weapon: Weapon, code: str | None, tmp_path: Path) -> None:
    found = row("gtd", joined(made(*by("front"), ("weapon", weapon))), tmp_path)
    assert found.get("weapsubtype1") == code


@pytest.mark.parametrize(
    ("id_", "expected"),
    [("i-000000063b", 2**52 + 802_166_190_352), ("i-1", number_of("i-1"))],  # one of 12 digits
)
def test_an_id_is_none_of_gtds_own(id_: str, expected: int) -> None:
    assert eventid(id_) == expected
    assert len(str(expected)) > 12
    assert int(float(expected)) == expected


def test_every_day_of_a_gtd_row(tmp_path: Path) -> None:
    june = Day(datetime.date(2024, 6, 1), datetime.date(2024, 6, 30), "month")
    coded = report("wire-1", EVERYONE, ("type", TypeValue("ASSAULT", None)), ("date", june))
    found = row("gtd", joined(coded), tmp_path)
    assert (found["imonth"], found["iday"]) == ("6", "0")
    assert found["approxdate"] == "2024-06-01 to 2024-06-30"


# ---- the codebooks --------------------------------------------------------------------------


def test_rules_give_only_codes_that_acled_has() -> None:
    book = tables("codebooks/acled.toml")
    kinds = book["sub_event_types"]
    assert sum(map(len, kinds.values())) == 25
    for rule in book["rule"]:
        assert rule["give"]["sub_event_type"] in kinds[rule["give"]["event_type"]]


@pytest.mark.parametrize("name", ["acled", "ucdp", "gtd"])
def test_rules_ask_for_codes_that_there_are(name: str) -> None:
    book = tables(f"codebooks/{name}.toml")
    modes = {mode for found in MODES.values() for mode in found} | {"none"}
    for rule in [*book.get("rule", ()), *book.get("attack", ()), *book.get("doubt", ())]:
        for key, values in rule["when"].items():
            asked = {values} if isinstance(values, str) else set(values)
            if key.removeprefix("no_") == "mode":
                assert asked <= modes
            if key.removeprefix("no_") == "type":
                assert asked <= set(PLOVER_TYPES)
