"""The fields that a project has beside ours: checked, exported, previewed, released, verified."""

import csv
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tacitus.project.project import Project
from tacitus.store.opening import open_project
from tacitus.values import Claim, CodedReport, Words
from tacitus.vocabulary import OwnName
from tests.commands.running import Tacitus
from tests.project.coded import put, shooting

BOOK = """
name = "A study of raids"
version = "2"

[[field]]
name = "uniforms"
about = "Whether those who did it wore uniforms."
codes = { yes = "All or some did.", no = "None did." }
types = ["ASSAULT"]

[[field]]
name = "vehicles"
about = "In how many vehicles they came."
kind = "whole"

[[field]]
name = "slogan"
about = "What they shouted."

[[field]]
name = "lethal"
about = "Whether somebody died."
codes = { yes = "Somebody did.", no = "Nobody is told to have." }
rule = [
  { when = { harm = "killed", type = "ASSAULT" }, give = "yes" },
  { when = { no_harm = "killed" }, give = "no" },
]
"""
HEAD = 'name = "x"\nversion = "1"\n'
FIELD = '[[field]]\nname = "a"\nabout = "b"\n'


def with_own(name: str, day: int, town: str, **told: str) -> CodedReport:
    """A shooting of which these fields are coded, too."""
    made = shooting(name, day=day, town=town)
    event = made.events[0]
    more = [
        Claim(f"o{n}", OwnName(f"own_{field}"), Words(text), event.anchors)
        for n, (field, text) in enumerate(told.items())
    ]
    return replace(made, events=(replace(event, claims=(*event.claims, *more)),))


@pytest.fixture
def place(project_file: Path, tmp_path: Path) -> str:
    """A project with two incidents, and the codebook beside it."""
    with Project(open_project(str(project_file))) as project:
        put(project, tmp_path, [
            with_own("wire-1", 4, "Arica", uniforms="yes", vehicles="3", slogan="Down, down"),
            with_own("post-2", 20, "Lima", uniforms="perhaps", vehicles="many", lethal="no"),
        ])  # fmt: skip
        project.link()
    books = project_file.parent / "codebooks"
    books.mkdir()
    (books / "fields.toml").write_text(BOOK, encoding="utf-8")
    return str(project_file)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def test_each_has_a_column(tacitus: Tacitus, place: str) -> None:
    run = tacitus("export", "--format", "incidents", "--all", "--project", place)
    assert "codebook fields is the project's own, version 2" in run.err
    assert "own_vehicles: what was coded is no whole number (1 row)" in run.err
    lima, arica = rows(run.out)
    names = ("own_uniforms", "own_vehicles", "own_slogan", "own_lethal", "own_lethal_basis")
    assert list(arica)[-5:] == list(names)
    assert [arica[name] for name in names] == ["yes", "3", "Down, down", "yes", "rule"]
    assert [lima[name] for name in names] == ["perhaps", "", "", "no", "coded"]
    told = rows(tacitus("export", "--format", "claims", "--all", "--project", place).out)
    assert {one["value"] for one in told if one["field"] == "own_vehicles"} == {"3", "many"}
    book = rows(tacitus("export", "--format", "codebook", "--project", place).out)
    meanings = {one["variable"]: one for one in book}
    assert meanings["incidents.own_uniforms"]["description"].startswith("Whether those who did it")
    assert meanings["incidents.own_uniforms"]["values"] == "yes: All or some did.; no: None did."


@pytest.mark.parametrize("name", ["incidents.dta", "tables.xlsx", "map.geojson", "map.gpkg"])
def test_other_kinds_of_files_have_them(
    name: str, tacitus: Tacitus, place: str, tmp_path: Path
) -> None:
    out = tmp_path / name
    format_ = {"map.geojson": "geojson", "map.gpkg": "gpkg", "tables.xlsx": "tables"}
    run = tacitus(
        "export", "--format", format_.get(name, "incidents"), "--all", "-o", str(out),
        "--project", place,
    )  # fmt: skip
    assert run.status == 0, run.err
    if name == "map.geojson":
        found = json.loads(out.read_text(encoding="utf-8"))["features"]
        assert [one["properties"]["own_vehicles"] for one in found] == [None, 3]
    elif out.suffix in (".dta", ".gpkg"):
        assert b"own_lethal_basis" in out.read_bytes()


def test_an_incident_shows_them(tacitus: Tacitus, place: str) -> None:
    found = rows(tacitus("export", "--format", "incidents", "--all", "--project", place).out)
    run = tacitus("show", found[1]["incident_id"], "--project", place)
    assert re.search(r"^ *slogan +Down, down +1 source", run.out, re.MULTILINE)


def test_others_lose_them_and_say_so(tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    run = tacitus(
        "export", "--format", "ucdp", "--all", "-o", str(tmp_path / "u.csv"), "--project", place
    )
    assert "own_uniforms: this format has no column for fields of the project's own" in run.err


def test_rules_of_other_codebooks_can_ask_for_them(
    tacitus: Tacitus, place: str, tmp_path: Path
) -> None:
    (Path(place).parent / "codebooks" / "gtd.toml").write_text(
        'extends = "gtd"\nversion = "3"\n[[attack]]\nwhen = { own_uniforms = "yes" }\n'
        'give = { attacktype = "Hijacking" }\n',
        encoding="utf-8",
    )
    out = tmp_path / "gtd.csv"
    run = tacitus("export", "--format", "gtd", "--all", "-o", str(out), "--project", place)
    assert run.status == 0, run.err
    lima, arica = rows(out.read_text(encoding="utf-8"))
    assert "Hijacking" in (arica["attacktype1_txt"], arica["attacktype2_txt"])
    assert "Hijacking" not in lima.values()


def test_what_they_change_is_told_before(tacitus: Tacitus, place: str) -> None:
    run = tacitus("codebook", "preview", "--project", place)
    assert "incidents own_lethal: '' becomes 'yes'" in run.out
    assert "2 incidents change" in run.err


def test_an_export_with_them_is_verified(tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    out = tmp_path / "i.csv"
    run = tacitus(
        "export", "--format", "incidents", "--all", "--proof", "-o", str(out), "--project", place
    )
    assert run.status == 0, run.err
    assert tacitus("verify", str(out), "--project", place).status == 0
    proof = out.with_name("i.csv.proof.jsonl").read_text(encoding="utf-8").splitlines()
    (row,) = (r for line in proof if "wire-1" in line for r in json.loads(line)["rows"])
    assert row["own_uniforms"][2]  # rests on a claim
    book = Path(place).parent / "codebooks" / "fields.toml"
    book.write_text(BOOK.replace('give = "yes"', 'give = "no"'), encoding="utf-8")
    run = tacitus("verify", str(out), "--project", place)
    assert (run.status, "own_lethal" in run.out) == (1, True)
    assert tacitus("check", str(out), "--format", "own").status == 0


def test_a_release_has_those_that_are_public(tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    def release(name: str, *more: str) -> Path:
        run = tacitus(
            "release", str(tmp_path / name), "--all", "--date", "2026-03-01", "--version", name,
            "--author", "M. Example", "--project", place, *more,
        )  # fmt: skip
        assert run.status == 0, run.err
        return tmp_path / name

    for_all, ours = release("all"), release("team", "--for", "team")
    for folder, slogan in ((for_all, ""), (ours, "Down, down")):
        found = rows((folder / "incidents.csv").read_text(encoding="utf-8"))
        assert {one["own_uniforms"] for one in found} == {"yes", "perhaps"}
        assert slogan in {one["own_slogan"] for one in found}
        whole = "".join(path.read_text(encoding="utf-8") for path in folder.iterdir())
        assert ("Down, down" in whole) == bool(slogan)
        claims = {one["field"] for one in rows((folder / "claims.csv").read_text(encoding="utf-8"))}
        assert ("own_slogan" in claims) == bool(slogan)
        assert "own_uniforms" in claims
        assert tacitus("verify", str(folder), "--project", place).status == 0
    told = (for_all / "METHOD.md").read_text(encoding="utf-8")
    assert "by the codebook A study of raids, version 2: own_uniforms, own_vehicles" in told
    fates = {
        one["column"]: one for one in rows((for_all / "PRIVACY.csv").read_text(encoding="utf-8"))
    }
    assert (fates["own_slogan"]["level"], fates["own_slogan"]["withheld"]) == ("team", "1")
    assert "own_uniforms" in (for_all / "codebook.csv").read_text(encoding="utf-8")
    assert "own_uniforms" in (for_all / "datapackage.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("column", "status", "told"),
    [
        ("own_uniforms", 0, ""),
        ("own_boots", 2, "no codebook fields has that field"),
        ("uniforms", 2, "no table incidents has a column uniforms"),
    ],
)
def test_a_policy_can_name_them(
    column: str, status: int, told: str, tacitus: Tacitus, place: str, tmp_path: Path
) -> None:
    policy = tmp_path / "privacy.toml"
    policy.write_text(f'name = "p"\n[tables.incidents]\n{column} = "never"\n', encoding="utf-8")
    run = tacitus(
        "release", str(tmp_path / "r"), "--all", "--author", "M. Example", "--privacy",
        str(policy), "--project", place,
    )  # fmt: skip
    assert (run.status, told in run.err) == (status, True)
    if not status:
        whole = (tmp_path / "r" / "incidents.csv").read_text(encoding="utf-8")
        assert "perhaps" not in whole


def test_what_the_codebook_names_no_more_is_for_the_team(
    tacitus: Tacitus, place: str, tmp_path: Path
) -> None:
    book = Path(place).parent / "codebooks" / "fields.toml"
    book.write_text(BOOK.replace('name = "uniforms"', 'name = "boots"'), encoding="utf-8")
    for audience, there in (("public", False), ("team", True)):
        folder = tmp_path / audience
        run = tacitus(
            "release", str(folder), "--all", "--author", "M. Example", "--for", audience,
            "--project", place,
        )  # fmt: skip
        assert run.status == 0, run.err
        claims = (folder / "claims.csv").read_text(encoding="utf-8")
        assert ("own_uniforms" in claims) == there
        assert "own_vehicles" in claims
        assert tacitus("verify", str(folder), "--project", place).status == 0


def test_a_whole_record_brings_them_along(tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    record, copy = tmp_path / "all.jsonl", tmp_path / "copy" / "p.db"
    copy.parent.mkdir()
    run = tacitus("export", "--format", "jsonl", "--all", "-o", str(record), "--project", place)
    assert run.status == 0, run.err
    assert tacitus("init", str(copy)).status == 0
    run = tacitus("import", "--format", "own", str(record), "--project", str(copy))
    assert run.status == 0, run.err
    args = ("export", "--format", "incidents", "--all", "--project")
    assert tacitus(*args, str(copy)).out == tacitus(*args, place).out
    assert (copy.parent / "codebooks" / "fields.toml").read_text(encoding="utf-8") == BOOK


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (BOOK, ""),
        (HEAD, "it has no field: write one under [[field]]"),
        (FIELD, 'it has no name: write name = "..." at its head'),
        (HEAD + "field = 3\n", "field: write each under [[field]]"),
        (HEAD + FIELD + FIELD, "[[field]] 2: the name 'a' is taken"),
        (HEAD + FIELD.replace('"a"', '"Uniforms"'), "small letters a to z"),
        (HEAD + FIELD.replace('"a"', '"a_basis"'), "no _basis at the end"),
        (HEAD + FIELD.replace('"a"', f'"{"a" * 23}"'), "1 to 22 small letters"),
        (HEAD + FIELD.replace("about", "abuot"), "no key 'abuot': did you mean 'about'"),
        (HEAD + FIELD + 'kind = "number"\n', "no code 'number'"),
        (HEAD + FIELD + 'kind = "code"\n', "a field with codes is of the kind code"),
        (HEAD + FIELD + 'kind = "text"\ncodes = {a = "b"}\n', "a field with codes is of the kind"),
        (HEAD + FIELD + "codes = {a = 1}\n", "codes: write each with its meaning"),
        (HEAD + FIELD + 'codes = {"a;b" = "c"}\n', "without ;"),
        (HEAD + FIELD + 'level = "secret"\n', "no code 'secret'"),
        (HEAD + FIELD + 'types = "ASSAULT"\n', "types: write a list"),
        (HEAD + FIELD + 'types = ["ATTACK"]\n', "no code 'ATTACK'"),
        (HEAD + FIELD + "rule = 1\n", "rule: write each under [[field.rule]]"),
        (HEAD + FIELD + 'rule = [{give = "b"}]\n', "has no when or no give"),
        (HEAD + FIELD + 'rule = [{when = {typ = "AID"}, give = "b"}]\n', "did you mean 'type'"),
        (
            HEAD + FIELD + 'codes = {a = "b"}\nrule = [{when = {type = "AID"}, give = "b"}]\n',
            "give: no code 'b'",
        ),
        (
            HEAD + FIELD + 'kind = "whole"\nrule = [{when = {type = "AID"}, give = "b"}]\n',
            "give: write a whole number from 0",
        ),
        ('extends = "acled"\n' + HEAD + FIELD, "no key 'extends'"),
        ("name = ", "cannot be read as TOML"),
    ],
)
def test_codebooks_of_fields(text: str, fault: str, tacitus: Tacitus, place: str) -> None:
    path = Path(place).parent / "codebooks" / "fields.toml"
    path.write_text(text, encoding="utf-8")
    run = tacitus("codebook", "check", str(path))
    assert (run.status, fault in run.out) == (bool(fault), True), run.out
    run = tacitus("export", "--format", "incidents", "--all", "--project", place)
    assert run.status == (2 if fault else 0)
    if fault:
        assert re.search(r"fields\.toml", run.err)
