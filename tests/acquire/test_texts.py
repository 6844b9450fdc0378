"""A text as a report: what is changed, what is noted, and that any text is taken."""

import hashlib
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.acquire.language import language_of
from tacitus.acquire.texts import receive, title_of
from tacitus.values import Source


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Two held after raid\n\nPolice said on Monday ...", "Two held after raid"),
        ("\n\n  Two held after raid  \n \n\nPolice said ...", "Two held after raid"),
        ("Two held after raid\nPolice said on Monday ...", None),
        ("Two held after raid", None),
        ("Two held after raid\n\n", None),
        ("word " * 60 + "\n\nPolice said ...", None),
        ("", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army said that two of the men had been released after the talks.", "en"),
        ("Police arrested 3 men.", "en"),
        ("El presidente dijo el martes que el ejército había tomado el pueblo.", "es"),
        ("Начальник полиции заявил, что задержаны двое подозреваемых.", "ru"),
        ("وقال المتحدث باسم الشرطة إن ثلاثة أشخاص قتلوا في الانفجار", "ar"),
        ("Zzyx 17", "und"),
        ("", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "source", "note"),
    [
        ("Eins zwei drei vier", Source(language="de"), None),
        ("Die Polizei hat am Dienstag drei Männer festgenommen.", Source(), "in German"),
        ("", Source(), "no text"),
        ("Zzyx 17", Source(), "the language could not be told"),
        ("The dead \ud83d were taken to the town", Source(language="en"), "half a character"),
        ("a \udcff b \udcff", Source(language="en"), "2 half characters"),
        ("The army said that it had taken the town", Source(language="en-GB"), None),
    ],
)
def test_notes(text: str, source: Source, note: str | None) -> None:
    notes = receive(text, source).notes
    assert len(notes) == (note is not None)
    assert (note or "") in "".join(notes)


def test_what_is_known_is_kept() -> None:
    source = Source("x-1", "Title", "Gazette", "https://example.org/1", "2024-03-05", "en")
    report = receive("Some text", source).report
    assert (report.id, report.title, report.publisher) == ("x-1", "Title", "Gazette")
    assert (report.url, report.published, report.language) == (
        "https://example.org/1",
        "2024-03-05",
        "en",
    )


def test_text_is_put_in_nfc() -> None:
    assert receive("Cafe\u0301", Source(language="en")).report.text == "Café"


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_taken(text: str) -> None:
    report = receive(text, Source(language="en")).report
    assert unicodedata.is_normalized("NFC", report.text)
    assert report.sha256 == hashlib.sha256(report.text.encode()).hexdigest()
    assert receive(report.text, Source(language="en")).report.sha256 == report.sha256
