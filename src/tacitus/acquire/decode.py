"""The bytes of a file as text: which encoding they are in, or why they are no text.

Tried in this order: a byte order mark, UTF-8, UTF-8 with a little damage, Windows-1252 (which
holds all of Latin-1 that is printed). Whatever is not plain UTF-8 or UTF-16 is said in a note.
"""

import codecs
import re
from dataclasses import dataclass

from tacitus.errors import UnreadableInput

MARKS = (  # UTF-32's little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NO_TEXT = (  # how files begin that people take for text, and what to do with them
    (rb"%PDF-", "is a PDF", "save its text as a UTF-8 .txt file"),
    (rb"PK\x03\x04", "is a zip or office file", "save its text as a UTF-8 .txt file"),
    (rb"\{\\rtf", "is an RTF file", "save it as plain text in UTF-8"),
    (rb"\x1f\x8b", "is a gzip file", "unpack it first"),
    (rb"\s*(?i:<!doctype html|<html)", "is a web page", "save the article as plain text"),
)
UNPRINTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
MOST_UNPRINTED = 0.01  # of all characters; more is no text
SEEN = 4_096  # bytes looked at to tell UTF-16 without a mark


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and how it was read where that was not plain."""

    text: str
    notes: tuple[str, ...] = ()


def decode(raw: bytes, name: str) -> Decoded:
    """The text of a file; UnreadableInput, naming the file, where there is none in it."""
    for begins, fault, mend in NO_TEXT:
        if re.match(begins, raw):
            raise UnreadableInput(f"{name}: {fault}: {mend}")
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return checked(marked(raw, encoding, name), name)
    if b"\0" in raw:
        raise UnreadableInput(f"{name}: {nul_fault(raw)}")
    return checked(unmarked(raw, name), name)


def marked(raw: bytes, encoding: str, name: str) -> Decoded:
    """Text that begins with a byte order mark."""
    try:
        return Decoded(raw.decode(encoding))
    except UnicodeDecodeError as broken:
        raise UnreadableInput(
            f"{name}: begins like {encoding.upper().removesuffix('-SIG')} but breaks it at byte"
            f" {broken.start}: save it as UTF-8"
        ) from None


def unmarked(raw: bytes, name: str) -> Decoded:
    """Text without a byte order mark and without NUL bytes."""
    try:
        return Decoded(raw.decode("utf-8"))
    except UnicodeDecodeError:
        mended = raw.decode("utf-8", errors="replace")
    damaged = mended.count("\ufffd")
    if damaged < sum(character > "\x7f" for character in mended) / 2:
        marks = "1 damaged place was" if damaged == 1 else f"{damaged} damaged places were"
        return Decoded(mended, (f"not quite UTF-8: {marks} replaced by \ufffd",))
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError as broken:
        raise UnreadableInput(
            f"{name}: is neither UTF-8 nor UTF-16 nor Windows-1252 (byte {broken.start}):"
            " save it as UTF-8"
        ) from None
    note = "not UTF-8: read as Windows-1252; if letters look wrong, save the file as UTF-8"
    return Decoded(text, (note,))


def nul_fault(raw: bytes) -> str:
    """What a file with NUL bytes is: UTF-16 without its mark, binary, or a text with a blot."""
    head = raw[:SEEN]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) > len(head) / 8 and min(even, odd) <= max(even, odd) / 20:
        return "looks like UTF-16 without a byte order mark: save it as UTF-8"
    if raw.count(0) > 1:
        return "is a binary file, not a text: give a plain text file in UTF-8"
    return f"has a NUL byte at byte {raw.index(0)}: remove it, or save the text as UTF-8"


def checked(decoded: Decoded, name: str) -> Decoded:
    """The same, unless it is full of control characters."""
    unprinted = sum(1 for _ in UNPRINTED.finditer(decoded.text))
    if unprinted > MOST_UNPRINTED * len(decoded.text):
        raise UnreadableInput(
            f"{name}: is a binary file, not a text: give a plain text file in UTF-8"
        )
    return decoded
