"""Agreement of two codings, by hand."""

from pathlib import Path

import pytest

from tacitus.errors import UsageError
from tacitus_lab.agreement import agreement_page, alpha, distance, pairs_of

A, B, C, NONE = frozenset("a"), frozenset("b"), frozenset("c"), frozenset[str]()
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


def test_alpha_of_nominal_values() -> None:
    """a/a, a/a, b/b, a/b: within units 1/4 differ. Of 8 values five are a, three b: 30 of 56
    ordered pairs differ. 1 - 0.25 / (30 / 56)."""
    units = [(A, A), (A, A), (B, B), (A, B)]
    assert alpha(units, distance) == pytest.approx(1 - 0.25 * 56 / 30)


@pytest.mark.parametrize(
    ("one", "two", "published"),
    [
        ("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0", 0.095),
        ("a a b b d c c c e d d a", "b a b b b c c c e d d d", 0.692),
    ],
)
def test_alpha_as_published(one: str, two: str, published: float) -> None:
    """Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, examples A and B."""
    values = [[frozenset([value]) for value in row.split()] for row in (one, two)]
    assert alpha(list(zip(*values, strict=True)), distance) == pytest.approx(published, abs=5e-4)


def test_alpha_of_sets() -> None:
    """{a}/{a,c} and {b}/{b}: within units (1/2 + 0) / 2. Ordered pairs of {a}, {a,c}, {b}, {b}:
    a-ac 1/2 twice, a-b 1 four times, ac-b 1 four times: 9 of 12."""
    units = [(A, A | C), (B, B)]
    assert alpha(units, distance) == pytest.approx(1 - 0.25 / (9 / 12))


def test_full_agreement_and_none() -> None:
    assert alpha([(A, A), (B, B)], distance) == 1.0
    assert alpha([(A, A), (A, A)], distance) == 1.0
    assert alpha([(A, B), (B, A)], distance) < 0


def test_distance() -> None:
    assert distance(NONE, NONE) == 0.0
    assert distance(NONE, A) == 1.0
    assert distance(A, A | B) == 0.5


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
