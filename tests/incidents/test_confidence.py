"""Confidence after calibration."""

import pytest

from tacitus.incidents.confidence import HIGHEST, calibrated
from tacitus.vocabulary import Salience


@pytest.mark.parametrize("reader", ["learned", "rules"])
@pytest.mark.parametrize("salience", ["main", "related", "background", "reaction"])
def test_it_grows_with_the_score_and_never_reaches_one(salience: Salience, reader: str) -> None:
    made = [calibrated(score / 10, "type", salience, reader) for score in range(11)]
    assert made == sorted(made)
    assert 0 <= made[0] < made[-1] <= HIGHEST


def test_a_reader_that_is_not_known_is_taken_at_its_word() -> None:
    assert calibrated(0.5, "type", "main", "another") == 0.5
