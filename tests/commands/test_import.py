"""`tacitus import`: tables of others as codings by people, and our own record back again."""

import csv
import datetime
from pathlib import Path

import pytest

from tacitus.acquire.rows.reading import read_codings
from tacitus.errors import TacitusError
from tacitus.project.project import Project
from tacitus.store.opening import init_project, open_project
from tacitus.values import (
    CodedReport,
    Day,
    Participant,
    Place,
    Responsibility,
    Target,
    Toll,
    TypeValue,
    Weapon,
    Words,
)
from tests.commands.running import Tacitus
from tests.project.coded import put, shooting

ACLED = {
    "event_id_cnty": "PER77", "event_date": "2024-06-04", "year": "2024", "time_precision": "1",
    "event_type": "Violence against civilians", "sub_event_type": "Attack",
    "actor1": "Unidentified Armed Group (Peru)", "inter1": "Political militia",
    "actor2": "Civilians (Peru)", "inter2": "7", "country": "Peru", "admin1": "Tacna",
    "location": "Tacna", "latitude": "-18.0146", "longitude": "-70.2536", "geo_precision": "1",
    "source": "Daily Post", "notes": "Armed men shot\ntwo, dead.", "fatalities": "2",
    "timestamp": "1717718400",
}  # fmt: skip
UCDP = {
    "id": "51", "date_start": "2024-06-04 00:00:00.000", "date_end": "2024-06-05", "date_prec": "2",
    "type_of_violence": "3", "side_a": "Government of Peru", "side_b": "Civilians",
    "where_coordinates": "Tacna town", "adm_1": "Tacna", "country": "Peru", "latitude": "-18.01",
    "longitude": "-70.25", "where_prec": "1", "best": "2", "low": "2", "high": "5",
}  # fmt: skip
GTD = {
    "eventid": "202406040001", "iyear": "2024", "imonth": "6", "iday": "0", "country_txt": "Peru",
    "provstate": "Tacna", "city": "Tacna", "latitude": "-18.01", "longitude": "-70.25",
    "specificity": "1", "success": "1", "suicide": "0", "attacktype1": "3",
    "attacktype1_txt": "Bombing/Explosion", "targtype1_txt": "Police", "target1": "Post 4",
    "gname": "Northern Front", "weaptype1_txt": "Explosives", "weapsubtype1_txt": "Unknown",
    "nkill": "2.0", "nkillter": "-99", "nwound": "0", "claimed": "1",
}  # fmt: skip
DAY = datetime.date(2024, 6, 4)


def table(path: Path, *rows: dict[str, str], delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def only(path: Path, format_: str) -> CodedReport:
    (coded,) = read_codings(path, format_)
    assert isinstance(coded, CodedReport)
    return coded


def values(coded: CodedReport) -> dict[str, list[object]]:
    """The values by field; every claim rests on the words of the row."""
    found: dict[str, list[object]] = {}
    for claim in coded.events[0].claims:
        found.setdefault(claim.field, []).append(claim.value)
        for span in claim.evidence:
            before = coded.report.text[: span.start]
            assert before.endswith((": ", "; "))
            assert coded.report.text[span.end] in "\n;"
    return found


def test_a_row_of_acled(tmp_path: Path) -> None:
    coded = only(table(tmp_path / "a.csv", ACLED), "acled")
    found = values(coded)
    names = {entity.id: (entity.name, entity.sector) for entity in coded.entities}
    assert found["type"] == [TypeValue("ASSAULT")]
    assert found["date"] == [Day(DAY, DAY, "day")]
    place = Place("Tacna", "PER", "Tacna", -18.0146, -70.2536, None, "city")
    assert found["place"] == [place]
    assert found["killed"] == [Toll(2, 2)]
    (actor,), (recipient,) = found["actor"], found["recipient"]
    assert isinstance(actor, Participant)
    assert isinstance(recipient, Participant)
    assert names[actor.entity] == ("Unidentified Armed Group (Peru)", ("PRM",))
    assert names[recipient.entity] == ("Civilians (Peru)", ("CVL",))
    assert (coded.report.id, coded.report.publisher) == ("acled-PER77", "ACLED")
    assert coded.report.published == "2024-06-07"
    assert "notes: Armed men shot two, dead.\n" in coded.report.text


@pytest.mark.parametrize(
    ("changes", "start", "end", "precision"),
    [
        ({"time_precision": "2"}, "2024-06-01", "2024-06-07", "week"),
        ({"time_precision": "3"}, "2024-06-01", "2024-06-30", "month"),
        ({"event_date": "4 June 2024"}, "2024-06-04", "2024-06-04", "day"),
    ],
)
def test_days_of_acled(
    changes: dict[str, str], start: str, end: str, precision: str, tmp_path: Path
) -> None:
    (day,) = values(only(table(tmp_path / "a.csv", {**ACLED, **changes}), "acled"))["date"]
    assert isinstance(day, Day)
    assert (str(day.start), str(day.end), day.precision) == (start, end, precision)


def test_a_row_of_ucdp(tmp_path: Path) -> None:
    found = values(only(table(tmp_path / "u.csv", UCDP), "ucdp"))
    assert found["date"] == [Day(DAY, DAY + datetime.timedelta(days=1), "day")]
    assert found["killed"] == [Toll(2, 2), Toll(2, 5)]


def test_a_row_of_gtd(tmp_path: Path) -> None:
    coded = only(table(tmp_path / "g.csv", GTD), "gtd")
    found = values(coded)
    assert found["type"] == [TypeValue("ASSAULT", "explosives")]
    assert found["stage"] == ["accomplished"]
    assert found["date"] == [Day(datetime.date(2024, 6, 1), datetime.date(2024, 6, 30), "month")]
    assert found["killed"] == [Toll(2, 2)]
    assert found["wounded"] == [Toll(0, 0)]
    assert found["weapon"] == [Weapon("Explosives", "Explosives")]
    group = next(entity.id for entity in coded.entities if entity.name == "Northern Front")
    target = next(entity.id for entity in coded.entities if entity.name == "Post 4")
    assert found["target"] == [Target("Police", target)]
    assert found["responsibility"] == [Responsibility("claimed", group)]


@pytest.mark.parametrize(
    ("format_", "row", "codes"),
    [
        ("acled", ACLED, ("geo_precision", "time_precision", "inter2", "fatalities")),
        ("ucdp", UCDP, ("where_prec", "date_prec", "type_of_violence", "best")),
        ("gtd", {**GTD, "suicide": "1"},
         ("specificity", "success", "suicide", "attacktype1", "claimed", "imonth")),
    ],
)  # fmt: skip
def test_codes_that_went_through_a_spreadsheet(
    format_: str, row: dict[str, str], codes: tuple[str, ...], tmp_path: Path
) -> None:
    changed = {name: f"{text}.0" if name in codes else text for name, text in row.items()}
    path = table(tmp_path / "b.csv", changed)
    path.write_bytes(path.read_bytes() + b"\r\n")  # a blank line is no row
    again = values(only(path, format_))
    assert again == values(only(table(tmp_path / "a.csv", row), format_))


@pytest.mark.parametrize(
    ("format_", "row", "expected"),
    [
        ("acled", {**ACLED, "sub_event_type": "Other"}, "no claim for the sub-event type 'Other'"),
        ("acled", {**ACLED, "event_id_cnty": ""}, "has no event_id_cnty"),
        ("gtd", {**GTD, "attacktype1": ""}, "does not tell what happened"),
        ("ucdp", {**UCDP, "id": ""}, "has no id"),
    ],
)
def test_rows_that_are_left_out(
    format_: str, row: dict[str, str], expected: str, tmp_path: Path
) -> None:
    (fault,) = read_codings(table(tmp_path / "x.csv", row), format_)
    assert isinstance(fault, TacitusError)
    assert "row 2" in str(fault)
    assert expected in str(fault)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("fatalities", "-5"), ("fatalities", "many"), ("fatalities", "1e400"),
        ("latitude", "95"), ("event_date", "2024-02-31"), ("timestamp", "9" * 40),
        ("notes", "a\0b\u202e\ud83d" + "x" * 200_000), ("location", "  "), ("country", "Atlantis"),
    ],
)  # fmt: skip
def test_hostile_cells_cost_their_claim_at_most(column: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        (",".join(ACLED) + "\n" + ",".join({**SIMPLE, column: text}.values()) + "\n").encode(
            "utf-8", "replace"
        )
    )
    coded = only(path, "acled")
    assert values(coded)["type"] == [TypeValue("ASSAULT")]


SIMPLE = {**ACLED, "notes": "none"}


OWN_ROW = {
    "incident_id": "i-1", "event_date": "2024-06-04", "event_date_end": "2024-06-05",
    "date_precision": "week", "event_type": "ASSAULT", "event_mode": "firearms",
    "stage": "accomplished", "certainty": "alleged", "country": "PER", "admin1": "Tacna",
    "location": "Tacna", "site": "a market", "latitude": "-18.0146", "longitude": "-70.2536",
    "geonames_id": "3928128", "geo_precision": "city", "actors": "Red Band; Blue Band",
    "recipients": "traders", "target_classes": "Private Citizens & Property",
    "weapon_classes": "Firearms", "fatalities": "2", "fatalities_low": "1", "fatalities_high": "3",
    "wounded": "5", "claimed_by": "Red Band", "motive": "revenge", "last_reported": "2024-06-07",
    "own_uniforms": "yes",
}  # fmt: skip


def test_a_row_of_our_own_table(tmp_path: Path) -> None:
    coded = only(table(tmp_path / "a.csv", OWN_ROW), "own")
    found = values(coded)
    names = {entity.id: entity.name for entity in coded.entities}
    assert found["type"] == [TypeValue("ASSAULT", "firearms")]
    assert coded.events[0].claims[0].certainty == "alleged"
    assert found["date"] == [Day(DAY, DAY.replace(day=5), "week")]
    assert found["place"] == [
        Place("Tacna", "PER", "Tacna", -18.0146, -70.2536, 3928128, "city", "a market")
    ]
    assert [names[one.entity] for one in found["actor"]] == ["Red Band", "Blue Band"]  # type: ignore[attr-defined]
    assert found["killed"] == [Toll(2, 3)]
    assert found["wounded"] == [Toll(5, None)]
    assert found["own_uniforms"] == [Words("yes")]
    (claimed,) = found["responsibility"]
    assert isinstance(claimed, Responsibility)
    assert names[claimed.entity or ""] == "Red Band"
    assert (coded.report.id, coded.report.published) == ("own-i-1", "2024-06-07")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"event_type": "RAID"}, "there is no event type 'RAID'"),
        ({"incident_id": ""}, "it has no incident_id"),
    ],
)
def test_rows_of_our_own_that_are_left_out(
    changes: dict[str, str], told: str, tmp_path: Path
) -> None:
    (fault,) = read_codings(table(tmp_path / "a.csv", {**OWN_ROW, **changes}), "own")
    assert isinstance(fault, TacitusError)
    assert told in str(fault)


def test_our_own_table_gives_the_same_table(
    tacitus: Tacitus, project_file: Path, tmp_path: Path
) -> None:
    """But for what the table cannot tell: who holds a value, and by how many reports."""
    with Project(open_project(str(project_file))) as project:
        put(project, tmp_path, [shooting("a-1"), shooting("b-2", day=20, town="Lima")])
        project.link()
    copy = tmp_path / "copy.db"
    init_project(str(copy))
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    write = ["export", "--format", "incidents", "--all"]
    assert tacitus(*write, "-o", str(one), "--project", str(project_file)).status == 0
    run = tacitus("import", "--format", "own", str(one), "--project", str(copy))
    assert run.status == 0, run.err
    assert "2 new, 0 the same" in run.out
    assert tacitus(*write, "-o", str(two), "--project", str(copy)).status == 0
    before, after = (
        list(csv.DictReader(path.read_text("utf-8").splitlines())) for path in (one, two)
    )
    other = {"incident_id", "coder", "codebook_version", "first_reported", "last_reported"}
    kept = before[0].keys() - other
    assert [{name: row[name] for name in kept} for row in before] == [
        {name: row[name] for name in kept} for row in after
    ]


def test_import_twice_and_undo(tacitus: Tacitus, project_file: Path, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ACLED, {**ACLED, "event_id_cnty": "PER78"}, delimiter=";")
    call = ["import", "--format", "acled", str(path), "--project", str(project_file)]
    run = tacitus(*call, "--dry-run")
    assert (run.status, run.out) == (
        0, "would be 2 new, 0 the same, 0 changed, 0 refused; 2 codings\n",
    )  # fmt: skip
    run = tacitus(*call)
    assert run.status == 0, run.err
    assert run.out.startswith("import 1: 2 new, 0 the same, 0 changed, 0 refused; 2 codings\n")
    run = tacitus(*call)
    assert "import 2: 0 new, 2 the same, 0 changed, 0 refused; 0 codings" in run.out
    with Project(open_project(str(project_file))) as project:
        (one, *_) = project.incidents()
        assert one.told[0].coded.coder.name == "acled"
        project.undo(2)
        project.undo(1)
        project.link()
        assert len(project.incidents()) == 0


def test_a_wrong_file(tacitus: Tacitus, project_file: Path, tmp_path: Path) -> None:
    path = table(tmp_path / "u.csv", UCDP)
    place = ["--project", str(project_file)]
    run = tacitus("import", "--format", "acled", str(path), *place)
    assert run.status == 2
    assert "has no column event_id_cnty" in run.err
    run = tacitus("import", "--format", "own", str(path), *place)
    assert run.status == 2
    assert "export --format jsonl" in run.err
    assert tacitus("import", "--format", "own", str(tmp_path / "no"), *place).status == 2
    path.write_text("id,date_start,date_end,best\n1,2024-01-01\n", "utf-8")
    run = tacitus("import", "--format", "ucdp", str(path), *place)
    assert run.status == 1
    assert "row 2: has 2 cells under 4 names" in run.err


def test_our_own_record_makes_the_same_project(
    tacitus: Tacitus, project_file: Path, tmp_path: Path
) -> None:
    with Project(open_project(str(project_file))) as project:
        put(project, tmp_path, [shooting("a-1"), shooting("b-2", day=20, town="Lima")])
        put(project, tmp_path, [shooting("c-3", killed=1)])
        project.link()
        project.same("b-2#v1", "c-3#v1")
    copy = tmp_path / "copy.db"
    init_project(str(copy))
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    record = ["export", "--format", "jsonl", "--all"]
    take = ["import", "--format", "own", "--project", str(copy)]
    counts = "3 reports, 3 codings, 2 incidents, 1 decisions"
    assert tacitus(*record, "-o", str(one), "--project", str(project_file)).status == 0
    run = tacitus("check", str(one))
    assert (run.status, run.out) == (0, "")
    assert "one.jsonl: jsonl, " in run.err
    run = tacitus(*take, str(one), "--dry-run")
    assert (run.status, run.out) == (0, f"the project would be as it was: {counts}\n")
    run = tacitus(*take, str(one))
    assert (run.status, run.out) == (0, f"the project is as it was: {counts}\n"), run.err
    assert tacitus(*record, "-o", str(two), "--project", str(copy)).status == 0
    assert one.read_bytes() == two.read_bytes()
    run = tacitus(*take, str(one))
    assert run.out == f"nothing to do: all of it is in the project already ({counts})\n"
    assert tacitus(*record, "-o", str(two), "--project", str(copy)).status == 0
    assert one.read_bytes() == two.read_bytes()


def test_a_record_that_was_cut_or_edited(
    tacitus: Tacitus, project_file: Path, tmp_path: Path
) -> None:
    with Project(open_project(str(project_file))) as project:
        put(project, tmp_path, [shooting("a-1"), shooting("b-2", day=20, town="Lima")])
    record = tmp_path / "one.jsonl"
    place = ["--project", str(project_file)]
    assert tacitus("export", "-f", "jsonl", "--all", "-o", str(record), *place).status == 0
    copy = tmp_path / "copy.db"
    init_project(str(copy))
    content = record.read_text("utf-8")
    for changed, line in ((content[:3000], "the file was cut off here"),
                          (content.replace("Lima.", "Lema.", 1), "was changed")):  # fmt: skip
        record.write_text(changed, "utf-8")
        run = tacitus("import", "-f", "own", str(record), "--project", str(copy))
        assert (run.status, run.out) == (1, "")
        assert line in run.err
        assert "one.jsonl, line " in run.err
        checked = tacitus("check", str(record))
        assert (checked.status, "E980 (line)" in checked.out) == (1, True)
        assert "nothing was taken in" in run.err
    with Project(open_project(str(copy))) as project:
        assert not list(project.reports())


def test_a_record_into_a_project_that_has_others(
    tacitus: Tacitus, project_file: Path, tmp_path: Path
) -> None:
    """Its codings are taken in, once, whatever wording their codebook has there."""
    with Project(open_project(str(project_file))) as project:
        put(project, tmp_path, [shooting("a-1"), shooting("b-2", day=20, town="Lima")])
        project.link()
    whole, part = tmp_path / "one.jsonl", tmp_path / "part.jsonl"
    place = ["--project", str(project_file)]
    tacitus("export", "-f", "jsonl", "--all", "-o", str(whole), *place)
    tacitus("export", "-f", "jsonl", "--all", "--country", "Peru", "-o", str(part), *place)
    other = tmp_path / "other.db"
    init_project(str(other))
    with Project(open_project(str(other))) as project:
        put(project, tmp_path, [shooting("x-1"), shooting("b-2", day=20, town="Lima")])
    take = ["import", "--format", "own", "--project", str(other)]
    run = tacitus(*take, str(part))
    assert run.out.startswith("import 2: 0 new, 1 the same, 0 changed, 0 refused; 0 codings\n")
    assert "the record has a part of a project: only its codings are taken in" in run.err
    run = tacitus(*take, str(whole))
    assert run.out.startswith("import 3: 1 new, 1 the same, 0 changed, 0 refused; 1 codings\n")
    assert "the project is not empty" in run.err
    run = tacitus(*take, str(whole))
    assert run.out.startswith("import 4: 0 new, 2 the same, 0 changed, 0 refused; 0 codings\n")
