"""A field of the project's own, coded with the keys, in a real browser."""

from pathlib import Path
from typing import Any

from tacitus.vocabulary import is_own
from tests.browser.serving import Reader, Served
from tests.browser.test_keys import select

BOOK = """
name = "A study of raids"
version = "1"
[[field]]
name = "warned"
about = "Whether there was a warning before."
codes = { yes = "There was.", no = "There was none." }
"""


def own_values(served: Served) -> list[str]:
    """The values of own fields in the database."""
    fields = [one for event in served.record().events for one in event.fields]
    return [str(one.claim.value.text) for one in fields if one.claim and is_own(one.field)]  # type: ignore[union-attr]


def test_m_codes_it_and_a_number_changes_it(page: Any, served: Served, project_file: Path) -> None:
    book = project_file.parent / "codebooks" / "fields.toml"
    book.parent.mkdir()
    book.write_text(BOOK, encoding="utf-8")
    reader = Reader(page, served)
    select(reader, "bus station")
    reader.press("m")
    page.wait_for_selector(".event header .editor select")
    page.select_option(".event header .editor select", label="Warned")
    page.press(".event header .editor select", "Enter")  # it may not have the focus yet
    page.wait_for_selector(".event header .editor select option[value='yes']", state="attached")
    page.select_option(".event header .editor select >> nth=0", label="no: There was none.")
    reader.press("Control+Enter")
    reader.until(
        "[...document.querySelectorAll('.field')].some(f => f.textContent.includes('Warned'))"
    )
    reader.settle()
    assert own_values(served) == ["no"]
    target = next(f.target for e in served.record().events for f in e.fields if is_own(f.field))
    reader.go(target)
    assert "Whether there was a warning before." in page.inner_text("#foot")
    reader.press("1").settle()
    assert own_values(served) == ["yes"]
