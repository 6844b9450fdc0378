"""Each rule against its own files: `data/E202-1.json` is a row, or a text, that breaks E202."""

import csv
import importlib.util
import json
import re
import sqlite3
import tomllib
from contextlib import closing
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from tacitus.errors import UnreadableInput
from tacitus.link.headline import headline
from tacitus.write.checks import codebook_rules, decision_rules, json_file
from tacitus.write.checks.all_checks import CHECKS, every_rule, guess
from tacitus.write.checks.base import Found, message_of
from tacitus.write.checks.brat_check import BratCheck
from tacitus.write.checks.geopackage_check import GeoPackageCheck
from tacitus.write.checks.hxl_check import HxlCheck
from tacitus.write.checks.json_check import JsonCheck
from tacitus.write.checks.record_check import RecordCheck
from tacitus.write.checks.spacy_check import SpacyCheck
from tacitus.write.checks.table_check import TableCheck
from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.base import Wish
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target
from tests.commands.running import Tacitus
from tests.write.formats.test_peers import ONE

DATA = Path(__file__).parent / "data"
COLLECTED = {"geojson": "features", "web-annotation": "items"}
STEP = re.compile(r"[^.\[\]]+")  # of a path such as actor[0].code
BROKEN = sorted(path.stem for path in DATA.glob("[EW]*.json"))
SPACY = importlib.util.find_spec("spacy") is not None


def load(name: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return made


def good(format_: str, path: Path) -> dict[str, str]:
    """A row without a fault: that in `data`, else the first of our own export."""
    if (DATA / f"good-{format_}.json").exists():
        return load(f"good-{format_}")
    exported(path, format_)
    text = path.read_text(encoding="utf-8")
    if format_ == "hxl":
        return next(csv.DictReader(text.split("\n", 1)[1].splitlines()))
    return next(csv.DictReader(text.splitlines(), delimiter="\t"))


def written(path: Path, format_: str, change: dict[str, Any]) -> Path:
    """A good row of the format, but for these cells; None takes one out."""
    check = CHECKS[format_]
    if isinstance(check, JsonCheck):
        return planted(path, format_, change)
    if isinstance(check, RecordCheck | BratCheck | GeoPackageCheck | SpacyCheck):
        exported(path, format_)
        return path
    cells = {name: value for name, value in {**good(format_, path), **change}.items() if value}
    if isinstance(check, HxlCheck):
        return tagged(path, cells)
    assert isinstance(check, TableCheck)
    names = [column.name for column in check.columns]
    names += [name for name in cells if name not in names]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names, delimiter=check.delimiter)
        writer.writeheader()
        writer.writerow(cells)
    return path


def planted(path: Path, format_: str, change: dict[str, Any]) -> Path:
    """The first object of our own export, but for these parts; None takes one out."""
    exported(path, format_)
    text = path.read_text(encoding="utf-8")
    inside = COLLECTED.get(format_)
    whole = json.loads(text if inside else text.splitlines()[0])
    made = whole[inside][0] if inside else whole
    for where, value in change.items():
        *outer, last = [int(one) if one.isdigit() else one for one in STEP.findall(where)]
        owner = made
        for step in outer:
            owner = owner[step]
        if value is None:
            del owner[last]
        else:
            owner[last] = value
    path.write_text(json.dumps(whole) + "\n", encoding="utf-8")
    return path


def bent(path: Path, case: dict[str, Any]) -> Path:
    """Our own export, with what the case does to its database or to a file of its folder."""
    exported(path, case["format"])
    if "doc" in case:
        return bent_docs(path, case["doc"])
    if "sql" in case:
        with closing(sqlite3.connect(path)) as database:
            database.executescript(case["sql"])
            return path
    (sheet,) = path.glob("*.ann")
    for file, change in ((sheet, "replace"), (sheet.with_suffix(".txt"), "text_replace")):
        old, new = case.get(change, ("", ""))
        told = file.read_text(encoding="utf-8")
        assert old in told
        file.write_text(told.replace(old, new, 1), encoding="utf-8")
    if "lost" in case:
        sheet.with_suffix(case["lost"]).unlink()
    return path


def bent_docs(path: Path, what: str) -> Path:
    """The one document of a folder of spaCy with one thing changed."""
    spacy: Any = importlib.import_module("spacy")
    tokens: Any = importlib.import_module("spacy.tokens")
    (file,) = path.iterdir()
    if what == "bytes":
        file.write_bytes(file.read_bytes()[:-30])
        return path
    docs = tokens.DocBin(store_user_data=True).from_disk(file)
    (doc,) = docs.get_docs(spacy.blank("xx").vocab)
    first = doc.spans["claims"][0]
    made = {
        "id": tokens.Span(doc, first.start, first.end, first.label_),
        "label": tokens.Span(doc, first.start, first.end, "own_Motive", span_id="c1"),
        "other": tokens.Span(doc, first.start, first.end, "ASSAULT", span_id="c1"),
    }
    if what in made:
        doc.spans["claims"] = [made[what]]
    elif what == "group":
        del doc.spans["anchors"]
    else:
        doc.user_data["sha256"] = "0" * 64
    tokens.DocBin(store_user_data=True, docs=[doc]).to_disk(file)
    return path


def exported(path: Path, format_: str) -> None:
    FORMATS[format_].write([ONE], Target(path), Wish(headline=headline), Losses())


def tagged(path: Path, cells: dict[str, str]) -> Path:
    """A row under its tags."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([[*cells], [*cells.values()]])
    return path


def found(path: Path, format_: str) -> list[Found]:
    return [one for one in CHECKS[format_].faults(path) if isinstance(one, Found)]


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_breaks_a_rule(name: str, tmp_path: Path) -> None:
    case, path = load(name), tmp_path / "a.csv"
    if case["format"] == "spacy" and not SPACY:
        pytest.skip("needs the extra spacy")
    if "text" in case:
        path.write_text(case["text"], encoding=case.get("encoding", "utf-8"))
        codes = {one.code for one in found(path, case["format"])}
    elif "change" not in case:
        codes = {one.code for one in found(bent(path, case), case["format"])}
        assert codes == {name.partition("-")[0], *case.get("also", ())}
    else:
        every = found(written(path, case["format"], case["change"]), case["format"])
        codes = {one.code for one in every if one.column in case["change"] or one.row == 1}
    assert name.partition("-")[0] in codes


@pytest.mark.parametrize("format_", [name for name in CHECKS if name != "spacy" or SPACY])
def test_a_good_row_breaks_none(format_: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", format_, {})
    assert found(path, format_) == []
    assert guess(path) == format_


def test_every_rule_has_its_code_its_message_and_its_file() -> None:
    rules = list(every_rule())
    assert len({code for code, _ in rules}) == len(rules)
    assert {name.partition("-")[0] for name in BROKEN} == {code for code, _ in rules}
    for code, rule in rules:
        assert code[0] in "EW"
        assert message_of(rule).endswith((".", "?")), code


def test_every_kind_of_decision_that_the_log_names_is_known() -> None:
    words = resources.files("tacitus").joinpath("web/strings/en.toml").read_text(encoding="utf-8")
    assert decision_rules.SUBJECTS.keys() == tomllib.loads(words)["said"].keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1\n2\n3\n", []),
        ("1.0\n2.0\n", []),  # as spreadsheets write them
        ("2\n1\n", ["E116"]),
        ("1\n1\n2\n", ["E110"]),
        ("1\nx\n2\n", ["E111"]),
        ("-1\n1\n", ["E551"]),
    ],
)
def test_decisions_are_counted(text: str, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rest = "2024-06-05T08:00:00.000Z,ana,undo,import 1,{}"
    rows = "".join(f"{number},{rest}\n" for number in text.split())
    path.write_text(f"number,made_at,who,kind,subject,content\n{rows}", encoding="utf-8")
    assert [one.code for one in found(path, "decisions")] == expected


def test_a_field_of_the_projects_own_stands_in_the_codebook(tmp_path: Path) -> None:
    for variable in ("own_uniforms", "own_uniforms_basis"):
        change = {"variable": f"incidents.{variable}", "description": "Worn?", "values": "yes"}
        assert found(written(tmp_path / "a.csv", "codebook", change), "codebook") == []


RELEASED = "Variable,Description,Values\n"
KILLED = f"fields.killed,{codebook_rules.known()['fields.killed'][0]}"
ISO = ",".join(("acled.iso", *codebook_rules.known()["acled.iso"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{RELEASED}{ISO}\n{KILLED},\n", []),
        (f"{RELEASED}acled.iso,,\n,Country.,\n", ["E560", "E560"]),
        (f"{RELEASED}acled.killed,How many died.,\n", ["E561"]),
        (f"{RELEASED}{KILLED},persons\n", ["E562", "W563"]),
        (f"{RELEASED}acled.iso,Its code.,digits\n", ["W563", "W563"]),
        (f"{RELEASED}{ISO}\n{ISO}\n", ["E110"]),
        (f"Variable,Description\n{KILLED}\n", ["E101"]),
        (f"Variable,Values,Description\n{KILLED.replace(',', ',,')}\n", ["W103"]),
        (f"Variable,Description,Values,Unit\n{KILLED},,\n", ["W102"]),
        (f"{RELEASED}{KILLED}\n", ["E109"]),
    ],
)
def test_the_codebook_of_a_release(text: str, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    assert guess(path) == "codebook"
    assert [one.code for one in found(path, "codebook")] == expected


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "is no table of text, or is empty"),
        (b"PK\x03\x04xlsx", "is a workbook or an archive: save the sheet as CSV"),
        (b"\x89PNG\0\0", "is no table of text"),
        (b"a,b\n1,2\n", "has no columns of a known format: say which with --format"),
        (b"1" + b",2" * 15, "has no columns of a known format"),  # as many as GDELT's mentions
    ],
)
def test_no_tables(raw: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(raw)
    with pytest.raises(UnreadableInput, match=message):
        guess(path)


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_other_delimiters_and_encodings(delimiter: str, encoding: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "acled", {"fatalities": "-1"})
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    codes = {one.code for one in found(path, "acled")}
    marks = {"utf-8": set(), "utf-8-sig": {"W106"}, "utf-16": {"W105"}}
    assert codes == {"W107", "E210", *marks[encoding]}


def test_no_header(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "ucdp", {"low": "4"})
    path.write_text(path.read_text(encoding="utf-8").split("\n", 1)[1], encoding="utf-8")
    assert [one.code for one in found(path, "ucdp")] == ["W104", "E305"]


def test_blank_lines_before_the_header(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "acled", {})
    path.write_bytes(b"\r\n\r\n" + path.read_bytes())
    assert found(path, "acled") == []
    assert list(CHECKS["acled"].faults(path)) == [1]


# ---- files of GDELT, which have no names and no quotation marks ----------------------------


@pytest.mark.parametrize("format_", ["gdelt-events", "gdelt-mentions", "gdelt-gkg"])
def test_files_of_gdelt_as_published(format_: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", format_, {})
    cells = path.read_text(encoding="utf-8").splitlines()[1].split("\t")
    cells[-1] = '"Blue" guards; of Suez, of Egypt; ' * 40
    path.write_text("\t".join(cells) + "\n", encoding="utf-8")
    assert guess(path) == format_
    assert list(CHECKS[format_].faults(path)) == [1]


@pytest.mark.parametrize(
    "text", ["incident_id,country\ni,SYR\n", "\t".join("1" * 58) + "\n", "{}\n", "\t\t\n"]
)
@pytest.mark.parametrize("format_", ["gdelt-events", "gdelt-mentions", "gdelt-gkg"])
def test_files_that_are_not_of_gdelt(format_: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"cells in its first row and none|is no table"):
        list(CHECKS[format_].faults(path))


# ---- tables with HXL tags -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Title\n\nWhere,How many,How many\n#adm1+name,#affected,#affected\nSuez,5,x\n", ["E806"]),
        ("#date,#GEO +Lat,#geo +lon\n2024-W10,91,2\n", ["E807"]),
        ("#date\n2024\n2024-13\n2024-01/2024-02\n2024-05-32\n", ["E805", "E805"]),
        ("#event+code,#sector\na,b,c\n", ["E109"]),
        ("#affected+type,#geo+name\nchildren,Suez\n", []),
        ("#country+code+iso3\nEGY\nEG\n", ["E811"]),
        ("#date,#affcted,#crisis,#adm6\n2024Q1,1,x,y\n2024Q5,1,x,y\n", ["W803", "E805"]),
        ("x\n" * 25 + "#date\n", ["E801"]),
        ("x\n" * 24 + "#date\n", []),
    ],
)
def test_tables_of_others_with_tags(text: str, codes: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    assert [one.code for one in found(path, "hxl")] == codes


# ---- objects of JSON ------------------------------------------------------------------------

EVENT = '{"id":"a","event":["AID"],"date":"2024-06-04","actor":[{"code":"EGY"}]}'
OTHER = EVENT.replace('"a"', '"b"')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{EVENT}\n\n{OTHER}\n", [2]),
        (f"\ufeff{EVENT}", [1]),
        (f"[{EVENT},\n{OTHER}]", [2]),
        (json.dumps(json.loads(EVENT), indent=1), [1]),
        (f"{EVENT}\n{EVENT}\n", ["E110", 2]),
        (f"{EVENT}\n{OTHER[:-1]}\n", ["E121", 2]),
        (f"{EVENT[:-1]}\n{OTHER}\n", ["E121", 2]),
        (f"{EVENT}\n[]\n", ["E121", 2]),
        ("[1, null]", ["E121", "E121", 2]),
        ("[]", [0]),
        ("{", ["E121", 1]),
        (EVENT.replace('"a"', '"a","id":"b"'), ["E121", 1]),
        (EVENT.replace('"a"', '"a","event_scale":NaN'), ["E121", 1]),
        (EVENT.replace('"a"', '"a","event_scale":' + "9" * 5000), ["E121", 1]),
        (EVENT.replace('"a"', '"a","event_scale":1e999'), ["E122", 1]),
        (EVENT.replace('"a"', '"a","link":' + "[" * 100_000), ["E121", 1]),
        ('{"id":{"a":1},"event":{},"actor":7,"size":[],"mode":[{}],"text_info":"x"}',
         ["E122"] * 6 + ["E126", "W914", 1]),
    ],
)  # fmt: skip
def test_texts_of_json(text: str, expected: list[str | int], tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    every = list(CHECKS["plover"].faults(path))
    told = [one.code if isinstance(one, Found) else one for one in every]
    assert sorted(map(str, told)) == sorted(map(str, expected))


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "is no JSON in UTF-8, or is empty"),
        (EVENT.encode("utf-16"), "is no JSON in UTF-8"),
        (b"a,b\n1,2\n", "begins with neither"),
        (b"PK\x03\x04xlsx", "begins with neither"),
    ],
)
def test_no_json(raw: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(raw)
    with pytest.raises(UnreadableInput, match=message):
        list(CHECKS["plover"].faults(path))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"type":"FeatureCollection","features":[]}', [0]),
        ('{"type":"FeatureCollection","features":[{}]}', ["E126", "E961", "E961", 1]),
        ('{"type":"FeatureCollection","features":[7]}', ["E121", 1]),
        ('{"type":"FeatureCollection","features":[', ["E121", 1]),
    ],
)
def test_collections(text: str, expected: list[str | int], tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    assert [getattr(one, "code", one) for one in CHECKS["geojson"].faults(path)] == expected


@pytest.mark.parametrize("text", ["[]", '{"features":{}}', EVENT])
def test_no_collections(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInput, match="is no object with a list 'features'"):
        list(CHECKS["geojson"].faults(path))


def test_json_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    monkeypatch.setattr(json_file, "LONGEST_LINE", 1000)
    monkeypatch.setattr(json_file, "LARGEST", 3000)
    path.write_text(f'{EVENT}\n{{"id":"{"x" * 5000}"}}\n{OTHER}\n', encoding="utf-8")
    codes = [getattr(one, "code", one) for one in CHECKS["plover"].faults(path)]
    assert codes == ["E121", 3]
    path.write_text(f"[{','.join([EVENT] * 100)}]", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="write an object a line"):
        list(CHECKS["plover"].faults(path))


# ---- the command ----------------------------------------------------------------------------


def test_the_command(tacitus: Tacitus, tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "gtd", {"nkillter": "4", "suicide": "1"})
    run = tacitus("check", str(path))
    assert run.status == 1
    assert run.out == (
        f"{path}: row 1: E405 nkillter '4': Attackers and US citizens are among all the dead"
        " (nkill) or wounded (nwound): too many.\n"
    )
    assert f"{path}: gtd, 1 rows: 1 errors, 0 warnings" in run.err


def test_warnings_are_no_errors(tacitus: Tacitus, tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "acled", {"actor1": None})
    run = tacitus("check", str(path), "--format", "acled")
    assert run.status == 0
    assert "W215 actor1" in run.out


def test_many_faults_are_counted(tacitus: Tacitus, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("incident_id,country\n" + "i,XX\n" * 50, encoding="utf-8")
    run = tacitus("check", str(path), "-f", "own", "--limit", "3")
    assert run.out.count("E505") == run.out.count("E110") == 3
    assert "E505: 47 more; --limit N shows more" in run.err


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("check",), 2, "name a file, or --rules"),
        (("check", "none.csv"), 1, "none.csv: cannot be read (no such file or directory)"),
        (("check", "none.csv", "-f", "kml"), 2, f"one of {', '.join(CHECKS)}"),
    ],
)
def test_calls_that_are_off(
    arguments: tuple[str, ...], status: int, message: str, tacitus: Tacitus
) -> None:
    run = tacitus(*arguments)
    assert run.status == status
    assert message in run.err


def test_rules_are_listed(tacitus: Tacitus) -> None:
    lines = tacitus("check", "--rules").out.splitlines()
    assert [line.split()[0] for line in lines] == [code for code, _ in every_rule()]
