"""CEAF-REE and the GTT score on templates small enough to count by hand."""

import pytest

from tacitus_lab.muc4.roles import (
    Measure,
    RoleTemplate,
    ceaf_ree,
    ceaf_ree_counts,
    doc_number,
    gtt_counts,
    gtt_score,
    micro,
    normalize,
    once,
)


def attack(type_: str = "attack", **roles: tuple[tuple[str, ...], ...]) -> RoleTemplate:
    return RoleTemplate(type_, roles)


@pytest.mark.parametrize(
    ("mention", "expected"),
    [("The Rebels", "rebels"), ("a U.S. citizen", "us citizen"), ("Bus-driver", "busdriver")],
)
def test_mentions_are_made_comparable(mention: str, expected: str) -> None:
    assert normalize(mention) == expected


def test_an_entity_is_right_if_the_gold_has_all_its_mentions() -> None:
    gold = [attack(Victim=(("the mayor", "Mr. Example"),))]
    assert ceaf_ree_counts([attack(Victim=(("mayor",),))], gold)["Victim"] == (1, 1, 1, 1)
    wrong = [attack(Victim=(("mayor", "his wife"),))]
    assert ceaf_ree_counts(wrong, gold)["Victim"] == (0, 1, 0, 1)


def test_entities_are_aligned_one_to_one() -> None:
    """Two predictions of one gold entity: the second finds no partner. Over templates of a document
    the same entity counts once."""
    gold = [attack(Victim=(("a", "mayor", "example"),)), attack(Victim=(("mayor",),))]
    predicted = [attack(Victim=(("mayor",),)), attack(Victim=(("example",),))]
    assert ceaf_ree_counts(predicted, gold)["Victim"] == (1, 2, 1, 1)
    made = ceaf_ree({"1": predicted}, {"1": gold})
    assert made["Victim"] == Measure(0.5, 1.0, 2 / 3)
    assert made["micro_avg"] == made["Victim"]
    assert made["Weapon"] == Measure(0.0, 0.0, 0.0)


def test_templates_pair_one_to_one_for_the_best_f1() -> None:
    """Two gold templates, one predicted that shares the victim with the second: type and victim are
    right, 2 of 2 predicted, of 5 gold (two types, two victims, a weapon)."""
    gold = [attack(Victim=(("judge",),)), attack(Victim=(("mayor",),), Weapon=(("bomb",),))]
    predicted = [attack(Victim=(("mayor",),))]
    counts = gtt_counts(predicted, gold)
    assert counts["incident_type"] == (1, 1, 1, 2)
    assert counts["Victim"] == (1, 1, 1, 2)
    assert counts["Weapon"] == (0, 0, 0, 1)
    assert micro(counts) == (2, 2, 2, 5)
    made = gtt_score({"1": predicted}, {"1": gold})["micro_avg"]
    assert (made.p, made.r) == (1.0, 0.4)
    assert made.f1 == pytest.approx(2 * 0.4 / 1.4)


@pytest.mark.parametrize(
    ("gold", "right"), [("attack", 0), ("bombing", 1), ("bombing / attack", 1)]
)
def test_the_incident_type_must_agree(gold: str, right: int) -> None:
    one, two = attack("bombing", Victim=(("mayor",),)), attack(gold, Victim=(("mayor",),))
    assert micro(gtt_counts([one], [two])) == (2 * right, 2, 2 * right, 2)


def test_nothing_predicted_and_nothing_wanted() -> None:
    assert micro(gtt_counts([], [])) == (0, 0, 0, 0)
    assert micro(gtt_counts([], [attack(Victim=(("mayor",),))])) == (0, 0, 0, 2)


def test_repeated_templates_count_once() -> None:
    one = attack(Victim=(("mayor",), ()))
    assert once([one, one]) == once([one])
    assert once([one])[0].of("Victim") == (("mayor",),)


@pytest.mark.parametrize(
    ("docid", "number"),
    [("DEV-MUC3-0001", "1"), ("TST3-MUC4-0012", "30012"), ("made-up", "made-up")],
)
def test_document_numbers(docid: str, number: str) -> None:
    assert doc_number(docid) == number
