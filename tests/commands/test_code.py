"""`tacitus code`: files in, coded reports out, and what becomes of bad input."""

import json
from pathlib import Path

import pytest

from tacitus.contract import from_json
from tests.commands.running import NEWS, Tacitus


@pytest.fixture
def news(tmp_path: Path) -> Path:
    file = tmp_path / "news.txt"
    file.write_text(NEWS, encoding="utf-8")
    return file


def test_text_is_for_people(tacitus: Tacitus, news: Path) -> None:
    run = tacitus("code", str(news), "--published", "2024-03-06")
    assert run.status == 0
    assert run.out.startswith("Police post attacked\npublished 2024-03-06")
    assert "\x1b" not in run.out
    assert run.err == ""


def test_json_is_the_coded_report(tacitus: Tacitus, news: Path) -> None:
    run = tacitus("code", str(news), "--published", "2024-03-06", "--format", "json")
    coded = from_json(run.out)
    assert coded.report.text == NEWS
    assert coded.report.published == "2024-03-06"
    assert coded.events


def test_json_of_several_is_a_list(tacitus: Tacitus, news: Path) -> None:
    run = tacitus("code", str(news), str(news), "--format", "json")
    assert [one["report"]["text"] for one in json.loads(run.out)] == [NEWS, NEWS]
    folder = tacitus("code", str(news.parent), "--format", "json")
    assert len(json.loads(folder.out)) == 1
    empty = tacitus("code", "none.txt", "none.txt", "--format", "json")
    assert (empty.status, json.loads(empty.out)) == (1, [])


def test_jsonl_is_an_object_a_line(tacitus: Tacitus, news: Path, tmp_path: Path) -> None:
    lines = tmp_path / "more.jsonl"
    lines.write_text('{"text": "One.", "id": "x"}\nnot json\n{"text": "Two.", "language": "en"}\n')
    run = tacitus("code", str(news), str(lines), "-f", "jsonl")
    assert run.status == 1
    assert [from_json(line).report.text for line in run.out.splitlines()] == [NEWS, "One.", "Two."]
    assert f"tacitus: {lines} line 2: is not JSON" in run.err


def test_standard_input(tacitus: Tacitus) -> None:
    run = tacitus("code", "-", "--format", "jsonl", stdin=NEWS.encode())
    assert from_json(run.out).report.text == NEWS


def test_a_file_out_is_written_whole(tacitus: Tacitus, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run = tacitus("code", str(news), "-f", "jsonl", "-o", str(out))
    assert (run.status, run.out) == (0, "")
    assert from_json(out.read_text(encoding="utf-8")).report.text == NEWS
    text = tacitus("code", str(news), str(news), "-o", str(out))
    assert text.status == 0
    assert out.read_text(encoding="utf-8").count("Police post attacked") >= 2
    none = tacitus("code", str(news), "-o", str(tmp_path / "none" / "out"))
    assert none.status == 2
    assert "cannot be written" in none.err


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)),
    "utf16.txt": NEWS.encode("utf-16-le"),
    "nul.txt": NEWS.encode() + b"\0",
    "page.html": b"<!doctype html><p>news",
}


@pytest.mark.parametrize("name", [*BAD, "missing.txt", "huge.txt"])
def test_a_bad_file_is_named_and_the_others_are_coded(
    tacitus: Tacitus, news: Path, tmp_path: Path, name: str
) -> None:
    bad = tmp_path / name
    if name in BAD:
        bad.write_bytes(BAD[name])
    elif name == "huge.txt":
        with bad.open("wb") as stream:
            stream.truncate(50_000_000)
    run = tacitus("code", str(bad), str(news), "--format", "jsonl")
    assert run.status == 1
    refusal = [line for line in run.err.splitlines() if str(bad) in line]
    assert len(refusal) == 1
    assert refusal[0].startswith(f"tacitus: {bad}: ")
    assert from_json(run.out).report.text == NEWS


ODD: dict[str, tuple[bytes, str]] = {
    "latin1.txt": (NEWS.replace("Gunmen", "Señores").encode("latin-1"), "read as Windows-1252"),
    "utf16.txt": (NEWS.encode("utf-16"), ""),
    "long.txt": (b"word " * 40_000, ""),
    "letter.txt": (b"x" * 2_000_000, "the language could not be told"),
    "french.txt": (
        "Le ministre a déclaré que deux soldats ont été tués dans la ville mardi.".encode(),
        "in French",
    ),
    "surrogate.jsonl": (rb'{"text": "The dead \ud83d were named by the police on Tuesday."}',
                        "half a character"),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_is_coded_and_says_what_was_done(
    tacitus: Tacitus, tmp_path: Path, name: str
) -> None:
    content, note = ODD[name]
    odd = tmp_path / name
    odd.write_bytes(content)
    run = tacitus("code", str(odd), "--format", "jsonl")
    assert run.status == 0
    assert note in run.err
    from_json(run.out)


@pytest.mark.parametrize("date", ["20/12/2016", "yesterday", "2016-02-30", ""])
def test_a_date_that_is_no_date(tacitus: Tacitus, news: Path, date: str) -> None:
    run = tacitus("code", str(news), "--published", date)
    assert (run.status, run.out) == (2, "")
    assert run.err.count("\n") == 1
    assert "write it as 2016-12-20" in run.err


def test_days_stay_open_without_a_publication_day(tacitus: Tacitus, news: Path) -> None:
    run = tacitus("code", str(news))
    assert run.status == 0
    assert "no day of publication is known" in run.out


@pytest.mark.parametrize(
    "arguments",
    [("code",), ("code", "x", "--format", "csv"), ("decode",), ("code", "x", "--publisher", "y")],
)
def test_a_call_that_is_off(tacitus: Tacitus, arguments: tuple[str, ...]) -> None:
    run = tacitus(*arguments)
    assert (run.status, run.out) == (2, "")
    assert "Traceback" not in run.err


def test_a_hostile_name_is_shown(tacitus: Tacitus, tmp_path: Path) -> None:
    run = tacitus("code", str(tmp_path / "\x1b[31mred"))
    assert run.status == 1
    assert "\x1b" not in run.err
    assert "\\x1b[31mred" in run.err
