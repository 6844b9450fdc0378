"""Whether two names are one organisation's."""

import pytest

from tacitus.derive.body_names import same_body

SAME = [
    ("Ministry of Defence", "Defence Ministry"),
    ("ISIS", "Islamic State"),
    ("UN", "United Nations"),
    ("National Dockers' Union", "NDU"),
    ("U.N.", "UN"),
    ("Front for Alba", "FA"),
    ("Lagos State Police Command", "Police Command"),
    ("al-Shabab", "Al-Shabaab"),
]
DIFFERENT = [
    ("UN", "UN Security Council"),
    ("Interior Ministry", "Defence Ministry"),
    ("PKK", "PYD"),
    ("Dockers' Union", "Miners' Union"),
    ("Hamas", "Hezbollah"),
    ("NDU", "Miners' Union"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_same(one: str, two: str) -> None:
    assert same_body(one, two)


@pytest.mark.parametrize(("one", "two"), DIFFERENT)
def test_different(one: str, two: str) -> None:
    assert not same_body(one, two)
