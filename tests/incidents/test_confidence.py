"""Confidence after calibration."""

import pytest

from tacitus.incidents.confidence import HIGHEST, calibrated
from tacitus.vocabulary import Salience


@pytest.mark.parametrize("salience", ["main", "related", "background", "reaction"])
def test_it_grows_with_the_score_and_never_reaches_one(salience: Salience) -> None:
    made = [calibrated(score / 10, "type", salience) for score in range(11)]
    assert made == sorted(made)
    assert 0 <= made[0] < made[-1] <= HIGHEST
