"""Zip archives: what is read of them, and what is refused."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from tacitus.acquire.all_readers import read_zip
from tacitus.acquire.order import Order
from tacitus.errors import UnreadableInput
from tests.acquire.test_delimited import all_columns

NEWS = b"Gunmen attacked the post of the border guards on Monday and two of them were wounded."
ORDER = Order(None, 20_000_000, all_columns)


def packed(members: dict[str, bytes]) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream


def read(stream: io.BytesIO) -> list[str]:
    return [
        f"! {item}" if isinstance(item, UnreadableInput) else f"{item.name}: {item.report.text}"
        for item in read_zip(stream, "z.zip", ORDER)
    ]


def test_every_kind_in_the_order_of_names() -> None:
    stream = packed(
        {
            "b/two.jsonl": b'{"text": "Two."}\n{"text": "Three."}\n',
            "c.csv": b"text\nFour.\n",
            "a.txt": b"One.",
            "readme.md": b"not for us",
            ".hidden.txt": b"nor this",
            "__MACOSX/a.txt": b"nor this",
        }
    )
    assert read(stream) == [
        "z.zip/a.txt: One.",
        "z.zip/b/two.jsonl line 1: Two.",
        "z.zip/b/two.jsonl line 2: Three.",
        "z.zip/c.csv line 2: Four.",
    ]


@pytest.mark.parametrize(
    "name",
    ["../up.txt", "a/../../up.txt", "/etc/up.txt", "C:up.txt", "\\\\host\\up.txt", "..\\up.txt"],
)
def test_a_name_that_leads_out(name: str) -> None:
    found = read(packed({name: NEWS, "z.txt": b"Good."}))
    assert sorted(found)[0] == f"! z.zip/{name}: its name leads out of the archive: it was not read"
    assert "z.zip/z.txt: Good." in found


def test_a_bomb_is_refused_and_what_came_before_is_kept() -> None:
    bomb = {f"b{number}.txt": b"\n" * 30_000_000 for number in range(6)}
    found = read(packed({"a.txt": b"One.", **bomb}))
    assert found[0] == "z.zip/a.txt: One."
    assert "unpacks to over 200 times its size" in found[-1]
    assert len(found) < 6


def test_a_zip_in_a_zip_and_an_encrypted_member() -> None:
    stream = packed({"a.zip": packed({"a.txt": NEWS}).getvalue(), "b.txt": NEWS})
    raw = bytearray(stream.getvalue())
    place = raw.index(b"PK\x01\x02", raw.index(b"PK\x01\x02") + 1)  # the heading of b.txt
    raw[place + 8] |= 1
    found = read(io.BytesIO(bytes(raw)))
    assert found[0] == "! z.zip/a.zip: is a zip inside a zip: unpack it first"
    assert found[1] == "! z.zip/b.txt: is encrypted: unpack it first"


def test_an_archive_without_reports() -> None:
    assert read(packed({"readme.md": b""})) == [
        "! z.zip: holds no file that can be read as reports"
    ]


def test_damage(tmp_path: Path) -> None:
    noise = bytes(random.Random(1).choices(b"abcdefgh \n", k=50_000))
    whole = packed({"a.txt": b"One.", "b.txt": noise, "c.txt": b"Three."}).getvalue()
    (cut,) = read(io.BytesIO(whole[: len(whole) // 2]))
    assert "is a damaged zip" in cut
    spoiled = bytearray(whole)
    spoiled[len(whole) // 2] ^= 0xFF
    found = read(io.BytesIO(bytes(spoiled)))
    assert found[0] == "z.zip/a.txt: One."
    assert "z.zip/b.txt: is damaged" in found[1]
    assert found[2] == "z.zip/c.txt: Three."
