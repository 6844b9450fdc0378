"""Distances on the sphere."""

import numpy as np
import pytest

from tacitus.sphere import apart, kilometres


def test_many_distances_are_those_of_each() -> None:
    points = [
        (-18.47, -70.31),
        (51.5, -0.13),
        (0.0, 180.0),
        (0.0, -180.0),
        (90.0, 0.0),
        (-18.47, -70.3),
    ]
    every = [(*one, *two) for one in points for two in points]
    many = apart(*np.array(every).T)
    assert many == pytest.approx([kilometres(*one) for one in every])
    assert np.isnan(apart(*np.array([[np.nan, 0.0, 1.0, 1.0]]).T)).all()
