"""Whether two names are one person's."""

import pytest

from tacitus.derive.person_names import alike, folded, same_person

SAME = [
    ("Ana Ruiz", "Ruiz"),
    ("Ana Ruiz", "Ana"),
    ("Ana María Ruiz", "Ana Ruiz"),
    ("Muammar Gaddafi", "Moammar Gaddafi"),
    ("Gaddafi", "Gadhafi"),
    ("J. Ndlovu", "Joseph Ndlovu"),
    ("Kim Jong-su", "Kim"),
    ("José Pérez", "Jose Perez"),
    ("Bill Hale", "William Hale"),
    ("Carlos Ramos Vidal", "Carlos Ramos"),
    ("Hafez al-Masri", "Hafez Masri"),
    ("Ali bin Said", "Said"),
    ("Nguyen Van Minh", "Minh"),
    ("Thein Oo Kyaw", "Kyaw"),
    ("Cahit Aslan", "Recai Cahit Aslan"),
    ("Dr Ana Ruiz", "Ana Ruiz"),
]
DIFFERENT = [
    ("Ana Ruiz", "Eva Ruiz"),
    ("Ana Ruiz", "Ana Lopez"),
    ("Tom Hale", "Vance"),
    ("Lee", "Li"),
    ("Ana Ruiz", "Juan Ruiz"),
    ("John Smith", "Jack Jones"),
    ("Ali Hassan", "Omar Hussein"),
    ("Park Min-ho", "Kim Min-ho"),
    ("Ortiz", "Ruiz"),
    ("Hale", "Hall"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_same(one: str, two: str) -> None:
    assert same_person(folded(one), folded(two))
    assert same_person(folded(two), folded(one))


@pytest.mark.parametrize(("one", "two"), DIFFERENT)
def test_different(one: str, two: str) -> None:
    assert not same_person(folded(one), folded(two))


def test_folded() -> None:
    assert folded("Mr Hafez al-Masri") == ("hafez", "masri")
    assert folded("İbrahim Öz") == ("ibrahim", "oz")
    assert folded("al-") == ("al",)
    assert not alike("ali", "alo")
