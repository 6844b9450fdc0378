"""Distances and directions on the sphere, in kilometres and degrees."""

import math

import numpy as np
from numpy.typing import NDArray

Degrees = NDArray[np.float64]
EARTH = 6371.0  # kilometres, the mean radius


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """How far two points are apart."""
    a, b = math.radians(lat1), math.radians(lat2)
    turn = math.radians(lon2 - lon1)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(h)))


def apart(lat1: Degrees, lon1: Degrees, lat2: Degrees, lon2: Degrees) -> Degrees:
    """The same of many points at once; nan where one is not known."""
    a, b = np.radians(lat1), np.radians(lat2)
    turn = np.radians(lon2 - lon1)
    h = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(turn / 2) ** 2
    km: Degrees = 2 * EARTH * np.arcsin(np.minimum(1.0, np.sqrt(h)))
    return km


def moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point so many kilometres from another, the bearing counted from north to east."""
    a, b, d = math.radians(lat), math.radians(bearing), km / EARTH
    sine = math.sin(a) * math.cos(d) + math.cos(a) * math.sin(d) * math.cos(b)
    to = math.asin(max(-1.0, min(1.0, sine)))
    turn = math.atan2(math.sin(b) * math.sin(d) * math.cos(a), math.cos(d) - math.sin(a) * sine)
    return round(math.degrees(to), 4), round((lon + math.degrees(turn) + 540) % 360 - 180, 4)
