"""`tacitus release` and `tacitus cite`, over a project of a few shootings."""

import csv
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tacitus.project.project import Project
from tacitus.project.releasing import last_in
from tacitus.store.opening import open_project
from tacitus.values import Amount, Claim, CodedReport, Entity, Participant, Span
from tests.commands.running import Tacitus
from tests.project.coded import put, shooting

NAME = "Amina Ould"


def with_victim(name: str, *, day: int = 4, town: str = "Arica", killed: int = 2) -> CodedReport:
    """A shooting with a victim of this name, 16 years old, who is named in the title too."""
    text = f"{name}: men of Rosa Quispe shot dead Amina Ould in {town}. Ould was 16."
    made = shooting(name, day=day, town=town, killed=killed, text=text)
    at = (Span(text.index(NAME), text.index(NAME) + len(NAME)),)
    again = Span(text.index("Ould was"), text.index("Ould was") + 4)
    age = Claim("a1", "age", Amount(16, 16), at)
    who = Entity("n2", "person", NAME, (*at, again), "CHL", ("CVL",), (age,))
    claims = (*made.events[0].claims, Claim("c9", "recipient", Participant("n2"), at))
    return replace(
        made,
        report=replace(made.report, title=f"{NAME} shot in {town}"),
        entities=(*made.entities, who),
        events=(replace(made.events[0], claims=claims),),
    )


@pytest.fixture
def place(project_file: Path, tmp_path: Path) -> str:
    """A project with two incidents."""
    with Project(open_project(str(project_file))) as project:
        put(project, tmp_path, [with_victim("wire-1")])
        put(project, tmp_path, [shooting("post-2", day=20, town="Lima")])
        project.link()
    return str(project_file)


def released(tacitus: Tacitus, place: str, folder: Path, *more: str) -> Path:
    run = tacitus(
        "release", str(folder), "--all", "--date", "2026-03-01", "--author", "M. Example",
        "--project", place, *more,
    )  # fmt: skip
    assert run.status == 0, run.err
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_all_that_belongs_to_it(tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    more = ("--license", "CC-BY-4.0", "-f", "polecat", "--date", "20260301")
    folder = released(tacitus, place, tmp_path / "one", *more)
    names = {path.name for path in folder.iterdir()}
    tables = {"incidents", "reports", "incident_report", "claims", "actors", "places"}
    files = {f"{table}.csv" for table in tables} | {"polecat.tsv"}
    assert names == files | {f"{name}.proof.jsonl" for name in files} | {
        "codebook.csv", "CHANGES.csv", "DELETIONS.csv", "PRIVACY.csv", "METHOD.md",
        "CITATION.cff", "release.json", "datapackage.json", "SHA256SUMS",
    }  # fmt: skip
    for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines():
        mark, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == mark
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert rows(folder / "codebook.csv")[0].keys() == {"Variable", "Description", "Values"}
    yaml = pytest.importorskip("yaml")
    cited = yaml.safe_load((folder / "CITATION.cff").read_text("utf-8"))
    assert cited["authors"] == [{"name": "M. Example"}]
    assert str(cited["date-released"]) == "2026-03-01"


def test_names_of_victims_are_withheld_everywhere(
    tacitus: Tacitus, place: str, tmp_path: Path
) -> None:
    folder = released(tacitus, place, tmp_path / "one")
    for path in folder.iterdir():
        text = path.read_text("utf-8").casefold()
        assert "amina" not in text, path.name
        assert "ould" not in text.replace("could", "").replace("would", ""), path.name
    (one,) = (row for row in rows(folder / "incidents.csv") if row["recipients"])
    assert one["recipients"] == "[name withheld]"
    assert one["actors"] == "Rosa Quispe"
    privacy = {(row["table"], row["column"]): row for row in rows(folder / "PRIVACY.csv")}
    assert privacy["incidents", "recipients"]["names_withheld"] == "1"
    assert privacy["reports", "title"]["withheld"] == "2"
    assert privacy["actors", "age_low"]["coarse"] == "1"
    assert {row["age_low"] for row in rows(folder / "actors.csv")} == {"", "10"}
    assert "and 0 were found" in (folder / "METHOD.md").read_text("utf-8")


def test_the_tables_of_a_release_keep_the_rules(
    tacitus: Tacitus, place: str, tmp_path: Path
) -> None:
    """With names withheld, also in the words of claims."""
    folder = released(tacitus, place, tmp_path / "one")
    assert any("[name withheld]" in one["quote"] for one in rows(folder / "claims.csv"))
    names = ("incidents", "reports", "incident_report", "claims", "actors", "places")
    run = tacitus("check", *(str(folder / f"{name}.csv") for name in names))
    assert run.status == 0
    assert run.out == ""
    assert run.err.count(" 0 errors, 0 warnings") == len(names)


def test_the_codebook_of_a_release_is_known_and_keeps_the_rules(
    tacitus: Tacitus, place: str, tmp_path: Path
) -> None:
    """Also with a table of others and a field of the project's own."""
    books = Path(place).parent / "codebooks"
    books.mkdir()
    (books / "fields.toml").write_text(
        'name = "Raids"\nversion = "1"\n[[field]]\nname = "uniforms"\nabout = "Worn?"\n', "utf-8"
    )
    path = released(tacitus, place, tmp_path / "one", "-f", "polecat") / "codebook.csv"
    told = {row["Variable"] for row in rows(path)}
    assert told > {"incidents.own_uniforms", "polecat.Event ID"}
    run = tacitus("check", str(path))
    assert (run.status, run.out) == (0, "")
    assert f"{path}: codebook, {len(told)} rows: 0 errors, 0 warnings" in run.err


def test_ids_that_hold_a_name_leave_as_others_that_join(
    tacitus: Tacitus, place: str, tmp_path: Path
) -> None:
    with Project(open_project(place)) as project:
        put(project, tmp_path, [shooting("Amina"), shooting("ould_7", killed=3)])
        project.link()
    folder = released(tacitus, place, tmp_path / "one")
    ids = [row["report_id"] for row in rows(folder / "reports.csv")]
    assert len(set(ids)) == len(ids) == 4
    assert sum(id_.startswith("[name withheld] ") for id_ in ids) == 2
    for name in ("incident_report", "claims", "actors"):
        assert {row["report_id"] for row in rows(folder / f"{name}.csv")} == set(ids)
    for path in folder.iterdir():
        text = path.read_text("utf-8").casefold()
        assert "amina" not in text, path.name
        assert "ould_" not in text, path.name
    assert tacitus("verify", str(folder), "--project", place).status == 0


def test_what_is_told_of_sources_is_what_the_table_of_reports_tells(
    tacitus: Tacitus, place: str, tmp_path: Path
) -> None:
    text = (released(tacitus, place, tmp_path / "one") / "METHOD.md").read_text("utf-8")
    assert "2 reports, in en (2). By publisher: post (1), wire (1)." in text
    assert "Coded by trial 1, codebook tacitus-1 (2)." in text
    policy = tmp_path / "privacy.toml"
    policy.write_text('[tables.reports]\npublisher = "never"\ncoder = "never"\n', "utf-8")
    folder = released(tacitus, place, tmp_path / "two", "--privacy", str(policy))
    text = (folder / "METHOD.md").read_text("utf-8")
    assert "By publisher: not told (2)." in text
    assert "Coded by 1, codebook tacitus-1 (2)." in text


def test_the_team_gets_more_but_no_minors(tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    folder = released(tacitus, place, tmp_path / "one", "--for", "team")
    assert rows(folder / "reports.csv")[0]["title"]
    assert NAME not in (folder / "incidents.csv").read_text("utf-8")
    policy = tmp_path / "privacy.toml"
    policy.write_text('[persons]\nvictims = "team"\nminors = "team"\n', "utf-8")
    folder = released(tacitus, place, tmp_path / "two", "--for", "team", "--privacy", str(policy))
    assert NAME in (folder / "incidents.csv").read_text("utf-8")


def test_a_release_holds(tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    folder = released(tacitus, place, tmp_path / "one")
    run = tacitus("verify", str(folder), "--project", place)
    assert (run.status, run.out) == (0, "")
    path = folder / "incidents.csv"
    path.write_bytes(path.read_bytes().replace(b"2024-06-04", b"2024-06-05", 1))
    assert tacitus("verify", str(folder), "--project", place).status == 1


def test_without_proofs(tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    folder = released(tacitus, place, tmp_path / "one", "--no-proof")
    assert not list(folder.glob("*.proof.jsonl"))
    assert ".proof.jsonl" not in (folder / "METHOD.md").read_text("utf-8")


def test_twice_the_same(tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
    one, two = (released(tacitus, place, tmp_path / name / "one") for name in "ab")
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in two.iterdir()
    }


def test_what_changed_and_what_is_gone(tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    released(tacitus, place, tmp_path / "one")
    with Project(open_project(place)) as project:
        put(project, tmp_path, [with_victim("daily-3", killed=1), shooting("x-4", day=27)])
        project.link()
        first = rows(tmp_path / "one" / "incidents.csv")
        project.undo(2)  # the report of the second incident
        project.link()
    two = released(tacitus, place, tmp_path / "two", "--date", "2026-04-01")
    changes = rows(two / "CHANGES.csv")
    moved = {row["variable"]: (row["before"], row["after"]) for row in changes if row["variable"]}
    assert moved["fatalities"] == ("2", "1")
    assert [row["kind"] for row in changes].count("new") == 1
    (gone,) = rows(two / "DELETIONS.csv")
    assert gone["incident_id"] in {row["incident_id"] for row in first}
    assert (gone["release"], gone["merged_into"]) == ("2026-04-01", "")
    assert "deleted" in gone["reason"]
    title = ("--title", "Shootings since 1999-01-01")  # a day that is not that of a release
    three = released(tacitus, place, tmp_path / "three", "--date", "2026-05-01", *title)
    assert rows(three / "DELETIONS.csv") == [gone]
    assert rows(three / "CHANGES.csv") == []
    assert last_in(tmp_path) == three


def test_changes_tell_no_name_that_an_earlier_release_had(
    tacitus: Tacitus, place: str, tmp_path: Path
) -> None:
    policy = tmp_path / "privacy.toml"
    policy.write_text('[persons]\nvictims = "team"\nminors = "team"\n', "utf-8")
    more = ("--for", "team", "--privacy", str(policy))
    assert NAME in (released(tacitus, place, tmp_path / "one", *more) / "incidents.csv").read_text()
    policy.write_text(
        '[tables.incidents]\nevent_date = "coarse"\nlatitude = "coarse"\nlocation = "never"\n',
        "utf-8",
    )
    two = released(tacitus, place, tmp_path / "two", "--privacy", str(policy))
    changes = rows(two / "CHANGES.csv")
    assert "Amina" not in (two / "CHANGES.csv").read_text("utf-8")
    assert not {"event_date", "latitude", "location"} & {row["variable"] for row in changes}


def test_a_preview_keeps_nothing(tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    run = tacitus("release", str(tmp_path / "one"), "--all", "--preview", "--project", place)
    assert run.status == 0
    assert "incidents.recipients: 1 names withheld" in run.out
    assert "incidents.csv" in run.out
    assert NAME not in run.out
    assert "0 found" in run.err
    assert not (tmp_path / "one").exists()


def test_a_column_is_coarse_in_all_tables_or_it_is_told(
    tacitus: Tacitus, place: str, tmp_path: Path
) -> None:
    policy = tmp_path / "privacy.toml"
    policy.write_text('[tables.incidents]\nlatitude = "coarse"\n', "utf-8")
    asked = (
        "release",
        "--all",
        "--date",
        "2026-03-01",
        "--project",
        place,
        "--privacy",
        str(policy),
    )
    run = tacitus(*asked, str(tmp_path / "one"))
    assert "mind: latitude is coarse in incidents, public in claims and places" in run.err
    assert "the words of claims may: their value and quote are public" in run.err
    policy.write_text('[columns]\nlatitude = "coarse"\nvalue = "never"\nquote = "team"\n', "utf-8")
    run = tacitus(*asked, str(tmp_path / "two"))
    assert run.status == 0
    assert "mind:" not in run.err
    for name in ("incidents", "claims", "places"):
        found = [
            row["latitude"] for row in rows(tmp_path / "two" / f"{name}.csv") if row["latitude"]
        ]
        assert found
        assert all(len(text.partition(".")[2]) == 1 for text in found)
    assert {row["quote"] for row in rows(tmp_path / "two" / "claims.csv")} == {""}
    assert "every table.latitude: coarse" in (tmp_path / "two" / "METHOD.md").read_text("utf-8")
    policy.write_text(
        '[columns]\nlatitude = "coarse"\n[tables.places]\nlatitude = "public"\n', "utf-8"
    )
    run = tacitus(*asked, str(tmp_path / "three"))
    assert "latitude is coarse in incidents and claims, public in places" in run.err
    assert tacitus("verify", str(tmp_path / "three"), "--project", place).status == 0


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ('[columns]\nlatitude = "wide"\n', "no such level 'wide'"),
        ('[columns]\nlattitude = "never"\n', "no table has a column lattitude"),
        ("[person]\n", "no such key person"),
        ('[persons]\nvictim = "never"\n', "no such persons victim"),
        ('[persons]\nvictims = "secret"\n', "no such level 'secret'"),
        ("tables = 1\n", "tables is no table"),
        ("= 1\n", "is no TOML"),
        ('[tables.incidents]\nlokation = "never"\n', "no table incidents has a column lokation"),
        ('[tables.incident]\nlocation = "never"\n', "no table incident has a column location"),
    ],
)
def test_a_policy_that_makes_no_sense(
    tacitus: Tacitus, place: str, tmp_path: Path, policy: str, expected: str
) -> None:
    path = tmp_path / "p.toml"
    path.write_text(policy, "utf-8")
    run = tacitus("release", str(tmp_path / "x"), "--privacy", str(path), "--project", place)
    assert run.status == 2
    assert expected in run.err
    assert not (tmp_path / "x").exists()


def test_what_is_there_is_left_alone(tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    run = tacitus("release", str(folder), "--project", place)
    assert run.status == 2
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]
    run = tacitus("release", str(tmp_path / "x"), "-f", "acld", "--project", place)
    assert "no table 'acld'" in run.err
    run = tacitus("release", str(tmp_path / "x"), "--date", "1 March", "--project", place)
    assert "2026-03-01" in run.err
    run = tacitus("release", str(tmp_path / "x"), "--previous", str(folder), "--project", place)
    assert "is no release" in run.err
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_cite(tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    folder = released(tacitus, place, tmp_path / "one", "--doi", "10.1/x", "--country", "Chile")
    run = tacitus("cite", str(folder))
    assert run.status == 0
    assert run.out.startswith("Data: M. Example (2026). Incident data, version 2026-03-01.")
    assert "https://doi.org/10.1/x" in run.out
    assert "Filter: country Chile" in run.out
    assert tacitus("cite", str(tmp_path)).status == 1
