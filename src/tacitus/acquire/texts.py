"""A text as a report: frozen in Unicode NFC, with its hash, its id, its title and its language."""

import hashlib
import re
import unicodedata

from tacitus.acquire.language import language_of
from tacitus.languages import language_name
from tacitus.values import Received, Report, Source

LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
TITLE = re.compile(r"\s*(\S[^\n]*)\n[^\S\n]*\n\s*\S")
LONGEST_TITLE = 200  # characters


def receive(text: str, source: Source, name: str = "the text") -> Received:
    """The report of a text. Line ends become LF, a byte order mark goes, lone surrogates (which no
    file can hold) become U+FFFD; nothing else is changed but by NFC. Never raises."""
    frozen, mended = freeze(text)
    language = source.language or language_of(frozen)
    sha256 = hashlib.sha256(frozen.encode("utf-8")).hexdigest()
    report = Report(
        id=source.id or sha256[:16],
        text=frozen,
        sha256=sha256,
        language=language,
        title=source.title or title_of(frozen),
        publisher=source.publisher,
        url=source.url,
        published=source.published,
    )
    found = () if source.language else language_notes(frozen, language)
    return Received(name, report, (*mended, *found))


def freeze(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as it is kept, and a note where something had to be replaced."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    plain, lone = LONE_SURROGATE.subn("\ufffd", plain)
    note = (
        "half a character (a lone surrogate) was" if lone == 1 else f"{lone} half characters were"
    )
    notes = (f"{note} replaced by \ufffd",) if lone else ()
    return unicodedata.normalize("NFC", plain), notes


def title_of(text: str) -> str | None:
    """The first paragraph, if it is one short line with a blank line and more text after it."""
    found = TITLE.match(text[: 4 * LONGEST_TITLE])
    title = found.group(1).strip() if found else ""
    return title if 0 < len(title) <= LONGEST_TITLE else None


def language_notes(text: str, language: str) -> tuple[str, ...]:
    """What was found out about the language, where it is not plain English. What a reader makes of
    that is its own note."""
    if not text.strip():
        return ("there is no text: nothing was coded",)
    if language == "und":
        return ("the language could not be told: the text was read as if it were English",)
    return () if language == "en" else (f"the text seems to be in {language_name(language)}",)
