"""Formats of events between two: POLECAT, CAMEO, ICEWS, GDELT."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from tacitus.incident_values import Incident
from tacitus.lists import data_file, tables
from tacitus.values import (
    Count,
    Day,
    Participant,
    Place,
    Span,
    Statement,
    Toll,
    TypeValue,
    Weapon,
)
from tacitus.vocabulary import MODES
from tacitus.write.formats.all_formats import FORMATS, TABLES
from tacitus.write.formats.base import Wish
from tacitus.write.formats.cameo_codes import cameo_of, codes, packaged
from tacitus.write.formats.columns import columns
from tacitus.write.formats.gdelt_codes import when
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target
from tests.write.formats.made import joined, report, who

DAY = datetime.date(2024, 6, 4)
SUEZ = Place("Suez", "EGY", "Suez", 29.97, 32.53, 359796, "city")
PEOPLE = (
    who("a", "Northern Front", "REB", country="SYR"),
    who("b", 'the "Blue" guards', "COP", "GOV", country="EGY"),
    who("c", "governor", "GOV", kind="person", country="EGY"),
)
SHOOTING = report(
    "wire-1",
    PEOPLE,
    ("type", TypeValue("ASSAULT", "firearms")),
    ("date", Day(DAY, DAY, "day")),
    ("place", SUEZ),
    ("actor", Participant("a"), "alleged"),
    ("recipient", Participant("b")),
    ("recipient", Participant("c")),
    ("killed", Toll(5, None, "b")),
)
ONE = joined(SHOOTING)
BOMBING = TypeValue("ASSAULT", "explosives")
POLECAT = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,"
    "Actor Country,Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,"
    "Wikipedia Actor ID,"
    "Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,"
    "Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,"
    "Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,"
    "Story People,Story Organizations,Story Locations,Language,Version"
)
ICEWS = (
    "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,"
    "Target Name,Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,"
    "Province,Country,Latitude,Longitude"
)
ACTOR = (
    "Code,Name,CountryCode,KnownGroupCode,EthnicCode,Religion1Code,Religion2Code,Type1Code,"
    "Type2Code,Type3Code"
)
GEO = "Type,FullName,CountryCode,ADM1Code,ADM2Code,Lat,Long,FeatureID"
EVENTS = ",".join(
    [
        "GLOBALEVENTID,SQLDATE,MonthYear,Year,FractionDate",
        *(f"Actor{n}{part}" for n in "12" for part in ACTOR.split(",")),
        "IsRootEvent,EventCode,EventBaseCode,EventRootCode,QuadClass,GoldsteinScale,NumMentions",
        "NumSources,NumArticles,AvgTone",
        *(f"{of}Geo_{part}" for of in ("Actor1", "Actor2", "Action") for part in GEO.split(",")),
        "DATEADDED,SOURCEURL",
    ]
)
MENTIONS = (
    "GLOBALEVENTID,EventTimeDate,MentionTimeDate,MentionType,MentionSourceName,MentionIdentifier,"
    "SentenceID,Actor1CharOffset,Actor2CharOffset,ActionCharOffset,InRawText,Confidence,"
    "MentionDocLen,MentionDocTone,MentionDocTranslationInfo,Extras"
)
GKG = (
    "GKGRECORDID,DATE,SourceCollectionIdentifier,SourceCommonName,DocumentIdentifier,Counts,"
    "V2Counts,Themes,V2Themes,Locations,V2Locations,Persons,V2Persons,Organizations,V2Organizations,V2Tone,"
    "Dates,GCAM,SharingImage,RelatedImages,SocialImageEmbeds,SocialVideoEmbeds,Quotations,AllNames,"
    "Amounts,TranslationInfo,Extras"
)
HEADERS = {
    "polecat": (POLECAT, 40),
    "icews": (ICEWS, 20),
    "gdelt-events": (EVENTS, 61),
    "gdelt-mentions": (MENTIONS, 16),
    "gdelt-gkg": (GKG, 27),
}


def written(name: str, *incidents: Incident, losses: Losses | None = None) -> list[dict[str, str]]:
    """The rows of a table, without what is missing."""
    table = next(table for table in TABLES if table.name == name)
    rows = table.start(Wish(), losses or Losses())
    names = [column.name for column in table.columns]
    made = [row for one in incidents for row in rows.of(one)] + list(rows.rest())
    assert {len(row) for row in made} <= {len(names)}
    return [
        {key: str(value) for key, value in zip(names, row, strict=True) if value is not None}
        for row in made
    ]


@pytest.mark.parametrize("name", HEADERS)
def test_the_header_is_the_published_one(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    header, count = HEADERS[name]
    names = [column.name for column in columns(name.replace("-", "_"))]
    assert (names, len(names)) == (header.split(","), count)
    table = next(table for table in TABLES if table.name == name)
    assert [column.name for column in table.columns] == names
    assert table.dialect.delimiter == "\t"


def test_polecat_has_a_row_for_each_pair() -> None:
    one, two = written("polecat", ONE)
    assert (one["Event ID"], two["Event ID"]) == ("i-0000000001", "i-0000000001-2")
    assert (one["Actor Name"], one["Actor Country"], one["Actor COW"]) == (
        "Northern Front",
        "SYR",
        "652",
    )
    assert one["Recipient Name"] == "the 'Blue' guards"
    assert one["Recipient Sectors"] == "COP; GOV"
    assert two["Recipient Name"] == "governor"
    told = {"City": "Suez", "Province": "Suez", "Country": "Egypt", "Feature Type": "PPL"}
    assert told.items() <= one.items()
    assert (one["Event Date"], one["Event Mode"], one["Quad Code"]) == (
        "2024-06-04",
        "firearms",
        "4",
    )


@pytest.mark.parametrize(
    ("kind", "stage", "weapon", "killed", "expected"),
    [
        (TypeValue("ASSAULT", "targeted"), "accomplished", None, 1, "186"),
        (TypeValue("ASSAULT", "targeted"), "foiled", None, 0, "185"),
        (TypeValue("ASSAULT", "targeted"), None, None, 1, "186"),
        (TypeValue("ASSAULT", "suicide-attack"), None, None, 1, "1831"),
        (BOMBING, None, Weapon("Explosives", "a car  bomb"), 1, "1832"),
        (
            TypeValue("ASSAULT", "explosives"),
            None,
            Weapon("Explosives", "Roadside bomb "),
            1,
            "1833",
        ),
        (BOMBING, None, Weapon("Explosives", "bomb"), 1, "183"),
        (TypeValue("ASSAULT", "beat"), None, None, 0, "182"),
        (TypeValue("ASSAULT", "beat"), None, None, 2, "1823"),
        (TypeValue("ASSAULT", "abduct"), None, None, 0, "181"),
        (TypeValue("ASSAULT", "unconventional"), None, Weapon("Chemical", "gas"), 2, "2041"),
        (TypeValue("ASSAULT", "unconventional"), None, Weapon("Nuclear", "bomb"), 2, "2042"),
        (TypeValue("ASSAULT", "drone"), None, None, 0, "195"),
        (TypeValue("ASSAULT", None), None, None, 0, "180"),
        (TypeValue("PROTEST", "riot"), None, None, 0, "145"),
        (TypeValue("RETREAT", "ceasefire"), None, None, 0, "0871"),
        (TypeValue("CONSULT", "multilateral"), None, None, 0, "040"),
    ],
)
def test_cameo(
    kind: TypeValue, stage: str | None, weapon: Weapon | None, killed: int, expected: str
) -> None:
    said: list[tuple[str, object]] = [("type", kind), ("killed", Toll(killed, killed))]
    said += [("stage", stage)] if stage else []
    said += [("weapon", weapon)] if weapon else []
    found = cameo_of(joined(report("wire-1", (), *said)), packaged())  # type: ignore[arg-type]
    assert found is not None
    assert found.code == expected


def test_every_type_and_mode_has_a_code() -> None:
    quads = tables("codebooks/plover.toml")["quad"]
    for type_, modes in MODES.items():
        for mode in (None, *modes):
            found = cameo_of(
                joined(report("w-1", (), ("type", TypeValue(type_, mode)))), packaged()
            )
            assert found is not None
            assert found.root in codes()
            if type_ not in ("CONCEDE", "RETREAT"):  # CAMEO has one root for the two
                near = {1: (1,), 2: (2,), 3: (3,), 4: (4,)}[quads[type_]]
                assert found.quad in near, (type_, mode, found)


def test_every_rule_names_a_code_and_a_mode() -> None:
    for rule in packaged().rules:
        assert rule.code in codes()
        assert not rule.mode or rule.mode in MODES[rule.type]


def test_the_codebooks_say_what_is_to_be_checked() -> None:
    for name in ("cameo", "plover", "gdelt"):
        book = tables(f"codebooks/{name}.toml")
        assert (book["name"], book["version"]) == (name, "1")
        assert all(": " in line for line in book["check"])
    lines = data_file("codebooks/cameo_codes.tsv").read_text(encoding="utf-8").splitlines()
    assert len(lines) - 2 == len(codes()) == 280


def test_a_plan_is_no_row_and_said_to_be_lost() -> None:
    plan = joined(
        report("w-1", (), ("type", TypeValue("PROTEST", "demo"), "planned"), ("stage", "planned"))
    )
    for name in ("polecat", "icews", "cameo", "gdelt-events", "gdelt-mentions"):
        losses = Losses()
        assert written(name, plan, losses=losses) == []
        assert losses.counts["(row)", "it is planned and has not happened"] == 1


@pytest.mark.parametrize(
    ("place", "feature", "polecat", "icews", "gdelt"),
    [
        (SUEZ, "PPL", True, True, "4"),
        (replace(SUEZ, precision="site", site="port"), "PPL", True, True, "4"),
        (replace(SUEZ, precision="admin1"), "ADM1", True, False, "5"),
        (replace(SUEZ, precision="district"), "ADM2", True, False, None),
        (replace(SUEZ, precision="region"), "RGN", True, False, None),
        (Place("Egypt", "EGY", None, 26.0, 30.0, 357994, "country"), "PCLI", True, False, "1"),
        (Place("Hill 9", None, None, None, None, None, "unknown"), None, False, False, None),
        (Place("Ohio", "USA", "Ohio", 40.2, -82.6, 5165418, "admin1"), "ADM1", True, False, "2"),
    ],
)
def test_a_point_says_what_it_is_of(
    place: Place, feature: str | None, polecat: bool, icews: bool, gdelt: str | None
) -> None:
    one = joined(report("w-1", (), ("type", TypeValue("ASSAULT", "firearms")), ("place", place)))
    (row,) = written("polecat", one)
    assert (row.get("Feature Type"), "Latitude" in row) == (feature, polecat)
    (row,) = written("icews", one)
    assert ("Latitude" in row, "City" in row) == (icews, place.precision in ("site", "city"))
    (row,) = written("gdelt-events", one)
    assert row.get("ActionGeo_Type") == gdelt
    assert ("ActionGeo_Lat" in row) == (gdelt is not None)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (None, (None, None, None, None)),
        (Day(None, None, "unknown"), (None, None, None, None)),
        (Day(datetime.date(2013, 2, 3), datetime.date(2013, 2, 3), "day"),
         ("20130203", "201302", "2013", 2013.0904)),
        (Day(datetime.date(2013, 2, 3), datetime.date(2013, 2, 9), "week"),
         (None, "201302", "2013", None)),
        (Day(datetime.date(2012, 12, 31), datetime.date(2013, 1, 1), "day"),
         (None, None, None, None)),
    ],
)  # fmt: skip
def test_days_of_gdelt(day: Day | None, expected: tuple[object, ...]) -> None:
    found = when(day)
    assert (found.day, found.month, found.year, found.fraction) == expected


def test_a_range_is_no_day() -> None:
    losses = Losses()
    days = Day(DAY, DAY + datetime.timedelta(days=3), "week")
    one = joined(report("w-1", (), ("type", TypeValue("PROTEST", "demo")), ("date", days)))
    assert "Event Date" not in written("polecat", one, losses=losses)[0]
    assert losses.counts["Event Date", "the day is only known to lie in a range"] == 1
    assert losses.counts["(row)", ""] == 0


def test_gdelt_events() -> None:
    one, two = written("gdelt-events", ONE)
    told = {
        "SQLDATE": "20240604", "Actor1Code": "SYRREB", "Actor1Name": "NORTHERN FRONT",
        "Actor2Code": "EGYCOPGOV", "Actor2Type2Code": "GOV", "IsRootEvent": "1",
        "EventCode": "193", "EventRootCode": "19", "QuadClass": "4", "GoldsteinScale": "-10.0",
        "NumMentions": "1", "NumSources": "1", "NumArticles": "1",
        "ActionGeo_FullName": "Suez, Egypt", "ActionGeo_CountryCode": "EG",
        "DATEADDED": "20240605000000", "SOURCEURL": "wire-1",
    }  # fmt: skip
    assert told.items() <= one.items()
    assert one["GLOBALEVENTID"] != two["GLOBALEVENTID"]
    assert int(one["GLOBALEVENTID"]) < 2**53
    mentions = written("gdelt-mentions", ONE)
    assert [row["GLOBALEVENTID"] for row in mentions] == [
        one["GLOBALEVENTID"],
        two["GLOBALEVENTID"],
    ]
    assert mentions[0]["ActionCharOffset"] == "7"
    assert mentions[0]["Actor1CharOffset"] == "0"
    assert mentions[0]["MentionType"] == "2"


def test_an_offset_where_the_report_names_nobody() -> None:
    bare = report("post-1", (), ("type", TypeValue("ASSAULT", "firearms")))
    rows = written("gdelt-mentions", joined(SHOOTING, bare))
    other = [row for row in rows if row["MentionIdentifier"] == "post-1"]
    assert {row["Actor1CharOffset"] for row in other} == {"-1"}


def test_a_row_of_the_knowledge_graph_is_a_report() -> None:
    losses = Losses()
    one, again = joined(SHOOTING), joined(SHOOTING, id_="i-0000000002")
    (row,) = written("gdelt-gkg", one, again, losses=losses)
    assert row["Counts"] == "KILL#5#the Blue guards#4#Suez, Egypt#EG##29.97#32.53#".replace(
        "the Blue", "the 'Blue'"
    )
    assert row["V2Counts"].endswith("#0")
    assert row["Organizations"] == "northern front"
    assert row["Dates"] == "3#6#4#2024#0"
    assert row["GKGRECORDID"].startswith("20240605000000-")


def test_words_cannot_break_a_cell_of_the_knowledge_graph() -> None:
    hostile = report(
        "w-1",
        (who("a", "Front; of#the, North|\tWest", "REB"),),
        ("type", TypeValue("ASSAULT", "firearms")),
        ("count", Count(3, None, "shots;\nfired")),
    )
    spoken = Statement("s1", "author", Span(0, 15), "direct", "inform", cue=Span(0, 6))
    (row,) = written("gdelt-gkg", joined(replace(hostile, statements=(spoken,))))
    assert row["Organizations"] == "front of the north west"
    assert row["Amounts"] == "3,shots fired,0"
    assert row["Quotations"] == "0|15|Gunmen|Gunmen attacked"


@pytest.mark.parametrize("name", HEADERS)
def test_a_file_has_its_header_and_the_same_bytes_twice(name: str, tmp_path: Path) -> None:
    files = [tmp_path / "one", tmp_path / "two"]
    for path in files:
        FORMATS[name].write([ONE], Target(path), Wish(), Losses())
    one, two = (path.read_bytes() for path in files)
    assert one == two
    assert one.split(b"\r\n")[0].decode() == HEADERS[name][0].replace(",", "\t")
    assert b'"' not in one
