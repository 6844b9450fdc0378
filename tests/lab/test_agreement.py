"""Agreement of two codings of a report. Alpha itself has its tests in `tests/review`."""

from pathlib import Path

import pytest

from tacitus.errors import UsageError
from tacitus_lab.agreement import agreement_page, pairs_of

TEXT = "Gunmen killed four farmers near Gao on Saturday, the army said.\n"
CODING = """# register: wire; country: MLI
report: {id: x, title: ~, publisher: ~, url: ~, published: 2024-03-05, language: en}
entities:
  gunmen: {kind: people, name: Gunmen, mentions: [Gunmen]}
  farmers: {kind: people, name: four farmers, mentions: [four farmers]}
  army: {kind: organisation, name: the army, mentions: [the army]}
events:
  attack:
    salience: main
    anchors: [killed]
    claims:
      - {type: ASSAULT, mode: firearms, stage: accomplished, evidence: killed}
      - {date: 2024-03-02, evidence: on Saturday, basis: before publication}
      - {killed: 4, entity: farmers, evidence: four farmers, certainty: reported, holder: army}
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for folder in ("train", "second"):
        (tmp_path / folder).mkdir()
    (tmp_path / "train" / "x.txt").write_text(TEXT)
    (tmp_path / "train" / "x.yaml").write_text(CODING)
    return tmp_path


def test_a_second_coding_is_held_against_the_first(corpus: Path) -> None:
    second = CODING.replace("killed: 4,", "killed: 5,").replace("  gunmen:", "  men:")
    (corpus / "second" / "x.yaml").write_text(second)
    page = agreement_page(corpus)
    assert page.startswith("1 reports were coded a second time")
    assert "| events | 100.0 |" in page
    assert "| claim_f | 75.0 |" in page
    assert "| date | 1.00 | 1 | 1 |" in page
    assert "| killed | 0.00 | 1 | 1 |" in page


def test_a_second_coding_without_a_first_is_named(corpus: Path) -> None:
    (corpus / "second" / "y.yaml").write_text(CODING)
    with pytest.raises(UsageError, match="no report of this name"):
        list(pairs_of(corpus))
