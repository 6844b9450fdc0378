"""`tacitus export`, `tacitus formats` and `tacitus codebook`."""

import csv
import importlib.util
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import tacitus as package
from tacitus.lists import data_file
from tacitus.write.codebook_files import NAMES
from tacitus.write.formats.all_formats import FORMATS
from tests.commands.running import Tacitus
from tests.project.coded import put, shooting

SPACY = importlib.util.find_spec("spacy") is not None


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two shootings that nobody has reviewed: in Arica, on whose dead two reports differ, and in
    Lima on the 20th."""
    folder = tmp_path_factory.mktemp("made")
    with package.open(folder / "p.db", create=True) as opened:
        put(
            opened,
            folder,
            [
                shooting("wire-1", killed=2),
                shooting("daily-1", killed=3),
                shooting("wire-2", day=20, town="Lima", killed=30, by="Ana Huamán"),
            ],
        )
        opened.link()
    return folder / "p.db"


@pytest.fixture(autouse=True)
def project(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of it in a folder of its own, where the command runs."""
    shutil.copy(made, tmp_path / "p.db")
    monkeypatch.setenv("TACITUS_PROJECT", str(tmp_path / "p.db"))
    monkeypatch.chdir(tmp_path)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def test_what_is_not_reviewed_is_left_out_and_counted(tacitus: Tacitus) -> None:
    run = tacitus("export")
    assert run.status == 0
    assert rows(run.out) == []
    assert "0 rows of 0 incidents written (none)" in run.err
    assert "2 incidents not reviewed left out: --all takes them in" in run.err


def test_all_of_them(tacitus: Tacitus) -> None:
    run = tacitus("export", "--all")
    found = rows(run.out)
    assert [one["location"] for one in found] == ["Lima", "Arica"]
    assert [one["actors"] for one in found] == ["Ana Huamán", "Rosa Quispe"]
    assert [one["review_status"] for one in found] == ["unreviewed", "unreviewed"]
    assert [one["disputed"] for one in found] == ["", "killed"]
    assert "2 rows of 2 incidents written (2 unreviewed)" in run.err
    assert "1 incident with values on which sources differ" in run.err
    assert "left out" not in run.err


def test_the_conditions_hold(tacitus: Tacitus) -> None:
    run = tacitus("export", "--all", "--min-killed", "10")
    assert [one["location"] for one in rows(run.out)] == ["Lima"]
    run = tacitus("export", "--status", "unreviewed", "--country", "Chile")
    assert [one["location"] for one in rows(run.out)] == ["Arica"]
    assert "left out" not in run.err


@pytest.mark.parametrize("name", ["decisions", "codebook"])
@pytest.mark.parametrize("more", [(), ("--all", "--proof", "-o", "a.csv")])
def test_no_incident_is_read_where_no_row_belongs_to_one(
    name: str, more: tuple[str, ...], tacitus: Tacitus, tmp_path: Path
) -> None:
    """Codings that cannot be read any more are not missed."""
    ids = [one["incident_id"] for one in rows(tacitus("export", "--all").out)]
    assert tacitus("different", *ids).status == 0
    before = tacitus("export", "-f", name).out
    with closing(sqlite3.connect(tmp_path / "p.db")) as database, database:
        database.execute("UPDATE codings SET content = x'00'")
    assert tacitus("export", "--all").status == 1
    run = tacitus("export", "-f", name, *more)
    assert run.status == 0
    assert "left out" not in run.err
    told = (tmp_path / "a.csv").read_text(encoding="utf-8") if more else run.out
    assert rows(told) == rows(before) != []


def test_what_a_format_cannot_say(tacitus: Tacitus, tmp_path: Path) -> None:
    loss = tmp_path / "loss.jsonl"
    run = tacitus("export", "-f", "gtd", "--all", "-o", "a.csv", "--loss", str(loss))
    assert run.out == ""
    assert "not expressed: crit1: whether it meets GTD's criteria is a judgement" in run.err
    lost = [json.loads(line) for line in loss.read_text(encoding="utf-8").splitlines()]
    ids = {one["row"] for one in lost if one["column"] == "review_status"}
    assert ids == {one["incident_id"] for one in rows(tacitus("export", "--all").out)}
    assert sum(one["column"] == "disputed" for one in lost) == 1
    assert {tuple(one) for one in lost} == {("row", "column", "reason")}


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "spacy" or SPACY])
def test_every_format_twice_the_same(name: str, tacitus: Tacitus, tmp_path: Path) -> None:
    written = []
    for number in (1, 2):
        out = tmp_path / f"out{number}{FORMATS[name].suffix}"
        assert tacitus("export", "-f", name, "--all", "-o", str(out)).status == 0
        files = sorted(out.rglob("*")) if out.is_dir() else [out]
        written.append([(path.name.replace("out1", "out2"), path.read_bytes()) for path in files])
    assert written[0] == written[1]
    assert written[0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-f", "acledd"), "no format 'acledd': did you mean acled?"),
        (("-f", "zzz"), "`tacitus formats` lists all"),
        (("-f", "gpkg"), "this format is no text: give a file with -o"),
        (("-f", "tables"), "this format is a folder of files: give one with -o"),
        (("--as", "docx"), "no kind of file docx"),
        (("-o", "no/such/folder/a.csv"), "cannot be written"),
        (("--codebooks", "nowhere"), "nowhere is no folder"),
        (("--country", "Atlantis"), "give its name, or its ISO code"),
    ],
)
def test_calls_that_are_off(arguments: tuple[str, ...], message: str, tacitus: Tacitus) -> None:
    run = tacitus("export", "--all", *arguments)
    assert run.status == 2
    assert message in run.err


def test_a_dry_run_writes_nothing(tacitus: Tacitus, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    run = tacitus("export", "--all", "-o", "out.csv", "--loss", "loss.csv", "--dry-run")
    assert "2 rows of 2 incidents would be written" in run.err
    assert run.out == ""
    assert sorted(tmp_path.iterdir()) == before
    run = tacitus("export", "--all", "--proof", "--dry-run")
    assert (run.status, "give a file with -o" in run.err) == (2, True)


def test_for_excel(tacitus: Tacitus, tmp_path: Path) -> None:
    tacitus("export", "--all", "--excel", "-o", "out.csv")
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfincident_id,")


def test_a_kind_of_file_alone(tacitus: Tacitus, tmp_path: Path) -> None:
    assert tacitus("export", "--all", "-f", "sqlite", "-o", "all").status == 0
    assert (tmp_path / "all").read_bytes().startswith(b"SQLite format 3")
    assert tacitus("export", "--all", "-f", "csv").out.startswith("incident_id,")


@pytest.mark.parametrize("name", ["acled", "incidents", "gtd", "claims"])
def test_an_export_is_verified(name: str, tacitus: Tacitus, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert tacitus("export", "-f", name, "--all", "-o", str(out), "--proof").status == 0
    assert tacitus("verify", str(out)).status == 0
    out.write_bytes(out.read_bytes().replace(b"Lima", b"Loma").replace(b"year", b"yaer"))
    assert tacitus("verify", str(out)).status == 1


def test_a_proof_is_a_file(tacitus: Tacitus) -> None:
    run = tacitus("export", "--all", "--proof")
    assert run.status == 2
    assert "the proof is a file beside the export: give a file with -o" in run.err


# ---- codebooks ------------------------------------------------------------------------------

OWN = """
extends = "acled"
name = "acled"
version = "ours 1"

[[rule]]
when = { type = "ASSAULT", mode = "firearms", harm = "killed" }
give = { event_type = "Violence against civilians", sub_event_type = "Attack" }

[geo_precision]
city = 2
"""


def test_the_projects_own_codebook(tacitus: Tacitus, tmp_path: Path) -> None:
    assert rows(tacitus("export", "-f", "acled", "--all").out) == []  # nobody to whom it was done
    folder = tmp_path / "codebooks"
    folder.mkdir()
    (folder / "acled.toml").write_text(OWN, encoding="utf-8")
    run = tacitus("export", "-f", "acled", "--all")
    found = rows(run.out)
    assert "codebook acled is the project's own, version ours 1" in run.err
    assert [one["sub_event_type"] for one in found] == ["Attack", "Attack"]
    assert [one["geo_precision"] for one in found] == ["2", "2"]
    assert tacitus("codebook", "check", str(folder)).status == 0
    tacitus("export", "-f", "acled", "--all", "-o", "a.csv", "--proof")
    assert tacitus("verify", "a.csv").status == 0


def test_what_a_codebook_changes(tacitus: Tacitus, tmp_path: Path) -> None:
    assert "put one into `codebooks` beside it" in tacitus("codebook", "preview").err
    folder = tmp_path / "codebooks"
    folder.mkdir()
    (folder / "acled.toml").write_text(OWN, encoding="utf-8")
    run = tacitus("codebook", "preview")
    assert run.status == 0
    assert [line.partition(" ")[2] for line in run.out.splitlines()] == ["acled: comes in"] * 2
    assert "2 incidents change, in 2 cells" in run.err
    (folder / "acled.toml").rename(folder / "gtd.toml")
    (folder / "gtd.toml").write_text(
        'extends = "gtd"\nname = "gtd"\nversion = "2"\n[specificity]\ncity = 2\n', encoding="utf-8"
    )
    assert "gtd specificity: '1' becomes '2'" in tacitus("codebook", "preview", str(folder)).out


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("name = ", "cannot be read as TOML"),
        ('name = "a"\nversion = "1"', 'it has no rule: write it, or extends = "acled"'),
        (OWN.replace("[[rule]]", "[rule]"), "rule: write each under [[rule]]"),
        ("figures = 2\n" + OWN, "figures: write its entries under [figures]"),
        (OWN.replace("city = 2", 'city = "2"'), "[geo_precision]: write the codes as whole"),
        (OWN.replace('when = { type = "ASSAULT", mode = "firearms", harm = "killed" }', "when = 1"),
         "[[rule]] 1 has no when or no give"),
        ('version = "1"', 'it has no name: write name = "..." at its head'),
        ('name = "a"\nversion = "1"\nextends = "b"', "extends 'b': one of acled, ucdp, gtd"),
        (OWN.replace("[geo_precision]", "[geo_precisoin]"),
         "the file: no key 'geo_precisoin': did you mean 'geo_precision'?"),
        (OWN.replace("ASSAULT", "ASAULT"), "[[rule]] 1 type: no code 'ASAULT': did you mean"),
        (OWN.replace('"firearms"', '"shooting"'), "[[rule]] 1 mode: no code 'shooting'"),
        (OWN.replace("mode =", "modes ="), "[[rule]] 1 when: no code 'modes': did you mean 'mode'"),
        (OWN.replace('"Attack"', '"Assault"'), "sub_event_type: no code 'Assault'"),
        (OWN.replace("give", "gives"), "[[rule]] 1: no key 'gives': did you mean 'give'?"),
        (OWN.replace("city = 2", "town = 2"), "[geo_precision]: no code 'town'"),
        (OWN + '[figures]\nkilled = "least"', "[figures] killed: no code 'least'"),
        (OWN + '[[class]]\nname = "Rebels"', "[[class]] 1 name: no code 'Rebels'"),
        (OWN + '[[class]]\nname = "Civilians"\nsectors = ["CIV"]',
         "[[class]] 1 sectors: no code 'CIV': did you mean 'CVL'?"),
        (OWN.replace('"firearms"', "5"), '[[rule]] 1 mode: write text, or a list of texts'),
        (OWN.replace('harm = "killed"', "words = [5]"), "[[rule]] 1 words: write text, or a list"),
        (OWN.replace('event_type = "Violence', 'event_type = ["Violence').replace(
            'civilians"', 'civilians"]'), "[[rule]] 1 event_type: write text or a whole number"),
        (OWN.replace(', sub_event_type = "Attack"', ""), "[[rule]] 1 gives no sub_event_type"),
        (OWN.replace("sub_event_type", "sub_type"), "[[rule]] 1 give: no key 'sub_type'"),
        (OWN + "[[class]]\nname = 5", '[[class]] 1 name: write text, as "..."'),
        (OWN + "[beside]\nclasses = 5", "[beside] classes: write text, or a list of texts"),
        (OWN + "[inter]\nCivilians = true", "[inter]: write the codes as whole numbers"),
        (OWN + '[called]\nCivilians = "{town}"', "[called] Civilians: of what is in braces there"),
        (OWN + '[called]\nCivilians = "People {"', "[called] Civilians: of what is in braces"),
    ],
)  # fmt: skip
def test_codebooks_that_are_wrong(text: str, fault: str, tacitus: Tacitus, tmp_path: Path) -> None:
    path = tmp_path / "codebooks" / "acled.toml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    run = tacitus("codebook", "check", str(path))
    assert run.status == 1
    assert fault in run.out
    refused = tacitus("export", "-f", "acled", "--all", "-o", "a.csv")
    assert refused.status == 2
    assert not (tmp_path / "a.csv").exists()


GTD = 'extends = "gtd"\nversion = "2"\n'
UCDP = 'extends = "ucdp"\nversion = "2"\n'


@pytest.mark.parametrize(
    ("format_", "text", "fault"),
    [
        ("gtd", GTD + "[specificity]\ncity = 9", "in order"),
        ("gtd", GTD + '[priority]\nattacktype = ["Ambush"]', "attacktype: no code 'Ambush'"),
        ("gtd", GTD + '[[weapsubtype]]\nof = "Firearms"', "[[weapsubtype]] 1 has no words"),
        ("gtd", GTD + "[claimmode]\nfax = 11", "[claimmode]: no code '11'"),
        ("gtd", 'name = "gtd"\nversion = "2"\n[specificity]\ncity = 1',
         "[specificity] has no 'site'"),
        ("ucdp", UCDP + '[[rule]]\nwhen = { type = "ASSAULT" }\ngive = { event_type = "Battles" }',
         "[[rule]] 1 gives no type_of_violence"),
        ("ucdp", UCDP + '[date_prec]\n1 = "day"', "[date_prec] 1 = day: write a code"),
    ],
)  # fmt: skip
def test_codebooks_of_other_formats(
    format_: str, text: str, fault: str, tacitus: Tacitus, tmp_path: Path
) -> None:
    path = tmp_path / f"{format_}.toml"
    path.write_text(text, encoding="utf-8")
    assert fault in tacitus("codebook", "check", str(path)).out


# What takes the place of a line of the package's file, and what comes of it in an export.
HEAD = 'extends = "{0}"\nname = "{0}"\nversion = "ours 1"\n'
CAMEO = '[[rule]]\ntype = "ASSAULT"\nmode = "firearms"\ncode = "190"\n'
OTHERS = {
    "cameo": (CAMEO, dict.fromkeys(("cameo", "icews", "gdelt-events"), ("193", "190"))),
    "plover": ("[quad]\nASSAULT = 3\n", {
        "plover": ('"quad_code":4', '"quad_code":3'),
        "polecat": ("firearms\t\t4", "firearms\t\t3"),
    }),
    "gdelt": ('[counts]\nkilled = "DEAD"\n', {"gdelt-gkg": ("KILL#", "DEAD#")}),
    "hxl": ('[tags]\nplace = "#loc+town"\n', {"hxl": ("#loc+name", "#loc+town")}),
    "ninjs": ('schema = "https://example.org/3.1"\n', {
        "ninjs": ("https://iptc.org/", "https://example.org/3.1")}),
}  # fmt: skip


@pytest.mark.parametrize(
    ("book", "moved"),
    [
        ("cameo", {"cameo", "icews", "gdelt-events"}),
        ("plover", {"polecat"}),
        ("gdelt", {"gdelt-gkg"}),
    ],
)
def test_what_a_codebook_of_another_format_changes(
    book: str, moved: set[str], tacitus: Tacitus, tmp_path: Path
) -> None:
    folder = tmp_path / "codebooks"
    folder.mkdir()
    text = HEAD.format(book) + OTHERS[book][0]
    (folder / f"{book}.toml").write_text(text, encoding="utf-8")
    run = tacitus("codebook", "preview")
    assert run.status == 0, run.err
    assert {line.split()[1] for line in run.out.splitlines()} == moved
    assert all(" becomes " in line for line in run.out.splitlines())


def test_a_codebook_that_no_rows_go_by(tacitus: Tacitus, tmp_path: Path) -> None:
    folder = tmp_path / "codebooks"
    folder.mkdir()
    text = HEAD.format("ninjs") + OTHERS["ninjs"][0]
    (folder / "ninjs.toml").write_text(text, encoding="utf-8")
    run = tacitus("codebook", "preview")
    assert run.status == 2
    assert "no format of rows goes by ninjs: compare two exports" in run.err


@pytest.mark.parametrize("book", OTHERS)
def test_the_projects_own_codebook_of_other_formats(
    book: str, tacitus: Tacitus, tmp_path: Path
) -> None:
    own, exports = OTHERS[book]
    before = {name: tacitus("export", "-f", name, "--all").out for name in exports}
    path = tmp_path / "codebooks" / f"{book}.toml"
    path.parent.mkdir()
    path.write_text(HEAD.format(book) + own, encoding="utf-8")
    assert tacitus("codebook", "check", str(path)).out == f"{path}: in order\n"
    for name, (was, now) in exports.items():
        assert was in before[name]
        out = tmp_path / f"{name}.out"
        run = tacitus("export", "-f", name, "--all", "-o", str(out), "--as", "csv", "--proof")
        assert run.status == 0
        assert f"codebook {book} is the project's own, version ours 1" in run.err
        assert now in tacitus("export", "-f", name, "--all").out
        assert tacitus("verify", str(out)).status == 0


@pytest.mark.parametrize(
    ("book", "text", "fault"),
    [
        ("cameo", CAMEO.replace("190", "999"), "[[rule]] 1 code: no code '999': one of"),
        ("cameo", CAMEO.replace("ASSAULT", "ASAULT"), "[[rule]] 1 type: no code 'ASAULT'"),
        ("cameo", CAMEO.replace("mode", "modes"), "[[rule]] 1: no key 'modes': did you mean"),
        ("cameo", CAMEO.replace('code = "190"', ""), "[[rule]] 1 has no code: write it"),
        ("cameo", CAMEO + 'words = [5]', "[[rule]] 1 words: write a list of texts"),
        ("cameo", CAMEO + 'fatal = "yes"', "[[rule]] 1 fatal: write it as true is"),
        ("cameo", "[rule]", "rule: write each under [[rule]]"),
        ("cameo", '[quad]\n1 = ["20"]', "quad: the root 20 has to stand in one of the four"),
        ("plover", "quad = 4", "quad: write its entries under [quad]"),
        ("plover", "[quad]\nASSAULT = 5", "quad ASSAULT: no code 5: one of 1, 2, 3, 4"),
        ("plover", '[quad]\nASSAULT = "4"', "quad ASSAULT: write it as 4 is"),
        ("hxl", '[tags]\nplace = "loc"', "tags place: 'loc' is no tag: write #word"),
        ("hxl", '[tags]\ntown = "#loc"', "tags: no key 'town'"),
        ("gdelt", "[counts]\nkilled = 1", 'counts killed: write it as "KILL" is'),
        ("muc4", '[[incident]]\ntype = "RAID"\ncodes = []', "[[incident]] 1 type: no code 'RAID'"),
        ("muc4", '[[incident]]\ntype = "ARSON"\ncodes = ["FIRE"]',
         "[[incident]] 1 codes: no code 'FIRE'"),
        ("muc4", '[[human.type]]\ntype = "MONK"\nwords = []',
         "[[human.type]] 1 type: no code 'MONK'"),
        ("muc4", '[[human.type]]\ntype = "CIVILIAN"', "[[human type]] 1 has no words: write it"),
        ("muc4", '[instrument.modes]\nfirearms = "BOW"', "[instrument.modes]: no code 'BOW'"),
        ("muc4", '[relevance]\nforces = ["ARMY"]', "relevance forces: no code 'ARMY'"),
        ("ninjs", "schemas = 1", "the file: no key 'schemas': did you mean 'schema'?"),
    ],
)  # fmt: skip
def test_codebooks_of_other_formats_that_are_wrong(
    book: str, text: str, fault: str, tacitus: Tacitus, tmp_path: Path
) -> None:
    path = tmp_path / f"{book}.toml"
    path.write_text(HEAD.format(book) + text, encoding="utf-8")
    run = tacitus("codebook", "check", str(path))
    assert run.status == 1
    assert fault in run.out


def test_cameo_has_a_rule_for_each_type(tacitus: Tacitus, tmp_path: Path) -> None:
    path = tmp_path / "cameo.toml"
    raw = data_file("codebooks/cameo.toml").read_text(encoding="utf-8")
    path.write_text(raw.replace('[[rule]]\ntype = "AID"\ncode = "070"\n', ""), encoding="utf-8")
    run = tacitus("codebook", "check", str(path))
    assert run.out == (
        f"{path}: rule: none is for all that is AID: write one with type and code alone\n"
    )


@pytest.mark.parametrize("book", [*OTHERS, "muc4"])
def test_a_codebook_that_extends_none_has_all(book: str, tacitus: Tacitus, tmp_path: Path) -> None:
    path = tmp_path / f"{book}.toml"
    path.write_text(f'name = "{book}"\nversion = "1"\n', encoding="utf-8")
    assert "the file has no " in tacitus("codebook", "check", str(path)).out
    path.write_text(data_file(f"codebooks/{book}.toml").read_text(encoding="utf-8"), "utf-8")
    assert tacitus("codebook", "check", str(path)).out == f"{path}: in order\n"


def test_the_packages_own_codebooks_are_in_order(tacitus: Tacitus) -> None:
    run = tacitus("codebook", "check")
    assert run.status == 0
    assert run.out.count("in order") == len(NAMES)


def test_formats_are_listed(tacitus: Tacitus) -> None:
    listed = [line.split()[0] for line in tacitus("formats").out.splitlines()]
    assert listed == list(FORMATS)
