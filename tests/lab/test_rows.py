"""Our tables of dates and numbers: what is right, and that what is missed is known."""

from collections.abc import Sequence

import pytest

from tacitus.text_coder import TextCoder
from tacitus_lab.bench.base import Case
from tacitus_lab.bench.rows import FOLDER, Rows, read_rows

SPLITS = tuple(Rows.splits)


def wrong(cases: Sequence[Case], coder: TextCoder) -> list[str]:
    """The texts of the rows that the coder has wrong, with what it makes of them."""
    told = [(case, Rows().predict(case, coder)) for case in cases]
    return [f"{case.text}: {found}" for case, found in told if found != case.gold["expected"]]


@pytest.mark.parametrize("split", SPLITS)
def test_what_is_missed_is_known(split: str, coder: TextCoder) -> None:
    cases = read_rows(FOLDER / f"{split}.tsv")
    assert wrong([case for case in cases if not case.gold["miss"]], coder) == []


@pytest.mark.parametrize("split", SPLITS)
def test_known_misses_are_missed(split: str, coder: TextCoder) -> None:
    known = [case for case in read_rows(FOLDER / f"{split}.tsv") if case.gold["miss"]]
    assert len(wrong(known, coder)) == len(known)


@pytest.mark.parametrize(("split", "least"), [("dates", 150), ("numbers", 140)])
def test_known_misses_are_few(split: str, least: int) -> None:
    cases = read_rows(FOLDER / f"{split}.tsv")
    known = sum(bool(case.gold["miss"]) for case in cases)
    assert len(cases) >= least
    assert known <= 0.05 * len(cases)
    assert len({(case.text, case.published, *case.gold["words"]) for case in cases}) == len(cases)
