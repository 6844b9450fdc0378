"""Who may be one person that a report calls by different words."""

import pytest

from tacitus.link.persons import may_be_one
from tacitus.values import Amount, Claim, Entity, Span

WHERE = (Span(0, 1),)


def person(name: str, age: int | None = None) -> Entity:
    ages = () if age is None else (Claim("a1", "age", Amount(age, age), WHERE),)
    return Entity(name, "person", name, WHERE, attributes=ages)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (person("a boy"), person("Juan Ruiz"), True),
        (person("a student of Arica"), person("the victim"), True),
        (person("a boy"), person("Rosa Ruiz"), False),
        (person("a boy"), person("his mother"), False),
        (person("Juan Ruiz"), person("Ruiz"), True),
        (person("Juan Ruiz"), person("Pedro Soto"), False),
        (person("a student", 15), person("Juan Ruiz", 15), True),
        (person("a student", 15), person("Juan Ruiz", 40), False),
        (person("another student"), person("a student"), False),
        (person("A second victim"), person("Juan Ruiz"), False),
    ],
)
def test_who_may_be_one(one: Entity, two: Entity, same: bool) -> None:
    assert may_be_one(one, two) is same
    assert may_be_one(two, one) is same
