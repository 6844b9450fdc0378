"""Files in: what is read, how, and what is refused in one clear line."""

import codecs
import io
import os
import sys
import time
from pathlib import Path

import pytest

from tacitus.acquire.files import expected, holds_many, read_report, read_reports
from tacitus.errors import UnreadableInput
from tacitus.values import Received, Source

LIMIT = 20_000_000
NEWS = (
    "Clashes in the valley\n\nGunmen attacked the post of the border guards on Monday and two"
    " of them were wounded, said the governor of the province, who has asked for more troops.\n"
)
FRENCH = (
    "Des hommes armés ont attaqué le poste des gardes-frontières lundi, et deux d’entre eux ont"
    " été blessés, a déclaré le gouverneur de la province à la radio nationale.\n"
)


def read(path: Path) -> Received:
    return read_report(str(path), Source(), LIMIT)


def test_a_plain_file_keeps_its_text(tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text(NEWS, encoding="utf-8")
    received = read_report(str(file), Source(published="2024-03-05"), LIMIT)
    assert received.notes == ()
    assert received.report.text == NEWS
    assert received.report.title == "Clashes in the valley"
    assert received.report.language == "en"
    assert received.report.published == "2024-03-05"
    assert received.report.id == received.report.sha256[:16]


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (NEWS.encode("utf-8-sig"), None),
        (NEWS.encode("utf-16"), None),
        (codecs.BOM_UTF16_BE + NEWS.encode("utf-16-be"), None),
        (NEWS.encode("utf-32"), None),
        (NEWS.replace("\n", "\r\n").encode(), None),
        (NEWS.replace("\n", "\r").encode(), None),
        (NEWS.replace("the governor", "the café").encode("latin-1"), "Windows-1252"),
        (NEWS.replace("the governor", "“the governor”").encode("cp1252"), "Windows-1252"),
        ((NEWS + "Žižkov, Łódź, Örebro. ").encode() + b"\xc3", "1 damaged place was"),
        (FRENCH.encode(), "in French"),
        (FRENCH.encode("latin-1", "ignore"), "Windows-1252"),
        (("x" * 2_000_000).encode(), "the language could not be told"),
    ],
)
def test_what_is_read(tmp_path: Path, content: bytes, note: str | None) -> None:
    file = tmp_path / "news.txt"
    file.write_bytes(content)
    received = read(file)
    assert "\r" not in received.report.text
    assert not received.report.text.startswith("\ufeff")
    if note is None:
        assert received.report.text == NEWS
        assert received.notes == ()
    else:
        assert note in " ".join(received.notes)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "holds only white space"),
        (b"\xef\xbb\xbf", "holds only white space"),
        (bytes(range(256)) * 8, "is a binary file"),
        (b"\x07\x1b\x02 bell " * 40, "is a binary file"),
        (b"%PDF-1.7 text of a report", "is a PDF"),
        (b"PK\x03\x04\x14\x00\x06", "is a zip or office file"),
        (rb"{\rtf1\ansi text}", "is an RTF file"),
        (b"\x1f\x8b\x08\x00 packed", "is a gzip file"),
        (b"\n<!DOCTYPE HTML><html><body>news</body></html>", "is a web page"),
        (NEWS.encode("utf-16-le"), "looks like UTF-16 without a byte order mark"),
        (NEWS.encode("utf-16-be"), "looks like UTF-16 without a byte order mark"),
        (codecs.BOM_UTF16_LE + NEWS.encode("utf-16-le") + b"\n", "begins like UTF-16 but breaks"),
        (NEWS.encode() + b"\0 and more", "has a NUL byte at byte"),
        (b"caf\xe9 \x81 \x8d", "is neither UTF-8 nor UTF-16 nor Windows-1252"),
    ],
)
def test_what_is_refused(tmp_path: Path, content: bytes, fault: str) -> None:
    file = tmp_path / "news.txt"
    file.write_bytes(content)
    with pytest.raises(UnreadableInput) as refusal:
        read(file)
    message = str(refusal.value)
    assert message.startswith(f"{file}: ")
    assert fault in message
    assert "\n" not in message


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    begun = time.perf_counter()
    with pytest.raises(UnreadableInput, match="is over 20 MB"):
        read(file)
    assert time.perf_counter() - begun < 0.2


def test_a_source_without_end_is_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"is over 0\.001 MB"):
        read_report("/dev/zero", Source(), 1_000)


def test_what_the_system_refuses(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    closed = tmp_path / "closed.txt"
    closed.write_text(NEWS)
    closed.chmod(0)
    faults = {
        str(tmp_path / "none.txt"): "there is no such file",
        str(tmp_path / ("long" * 100)): "cannot be read: file name too long",
        "with\0nul": "cannot be read: embedded null byte",
        str(loop): "cannot be read: too many levels",
    }
    if os.geteuid() != 0:  # root may read everything
        faults[str(closed)] = "may not be read"
    for path, fault in faults.items():
        with pytest.raises(UnreadableInput, match=fault):
            read_report(path, Source(), LIMIT)


def test_an_empty_name_is_not_this_folder() -> None:
    assert [str(one) for one in read_reports([""], None, LIMIT)] == [
        "a file name is empty: name a file, or - for standard input"
    ]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NEWS.encode())))
    assert read_report("-", Source(), LIMIT).name == "standard input"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NEWS.encode())))
    with pytest.raises(UnreadableInput, match="standard input: is over 5e-05 MB"):
        read_report("-", Source(), 50)


def test_a_folder_gives_its_texts_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(NEWS)
    (tmp_path / "a.TXT").write_text(FRENCH)
    (tmp_path / "c.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    (tmp_path / "notes.md").write_text("no report")
    (tmp_path / ".hidden.txt").write_text("no report")
    (tmp_path / "folder.txt").mkdir()
    names = [
        item.name.removeprefix(f"{tmp_path}/")
        for item in read_reports([str(tmp_path)], None, LIMIT)
        if isinstance(item, Received)
    ]
    assert names == ["a.TXT", "b.txt", "c.jsonl line 1", "c.jsonl line 2"]
    assert holds_many(str(tmp_path))
    assert not holds_many(str(tmp_path / "b.txt"))


def test_the_others_are_still_read(tmp_path: Path) -> None:
    good, bad, folder = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "empty"
    good.write_text(NEWS)
    bad.write_bytes(b"\0\1\2\3")
    folder.mkdir()
    paths = [str(bad), str(good), str(folder), str(tmp_path / "none.jsonl"), str(good)]
    kinds = [type(item) for item in read_reports(paths, "2024-03-05", LIMIT)]
    assert kinds == [UnreadableInput, Received, UnreadableInput, UnreadableInput, Received]


def test_how_many_to_expect(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS)
    (tmp_path / "b.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    assert expected([str(tmp_path), "-", str(tmp_path / "none.jsonl"), "none.txt"]) == 6
