"""Who does what to whom, by the cut of a sentence into clauses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.annotate.clauses import Clause, clause_at, clauses
from tacitus.annotate.tags import tag
from tacitus.annotate.tokens import tokenise
from tacitus.marks import Token

# Sentence, and its clauses: "subject | verb group | object" or "... | by agent"; "-" for none.
CUT = [
    ("Gunmen killed two farmers.", ["Gunmen | killed | two farmers"]),
    ("Two farmers were killed by gunmen.", ["Two farmers | were killed | by gunmen"]),
    ("Police did not arrest the men.", ["Police | did not arrest | the men"]),
    ("The rebels blew up a bridge.", ["The rebels | blew | a bridge"]),
    (
        "Soldiers entered the village and shot three men.",
        ["Soldiers | entered | the village", "Soldiers | shot | three men"],
    ),
    (
        "The man who shot the mayor fled.",
        ["The man | shot | the mayor", "The man | fled | -"],
    ),
    (
        "The minister said rebels attacked the town.",
        ["The minister | said | -", "rebels | attacked | the town"],
    ),
    (
        "The mayor asked the rebels to release the hostages.",
        ["The mayor | asked | the rebels", "the rebels | to release | the hostages"],
    ),
    (
        "Troops fired into the crowd, killing six people.",
        ["Troops | fired | -", "Troops | killing | six people"],
    ),
    (
        "The mayor, a former teacher, condemned the attack.",
        ["The mayor | condemned | the attack"],
    ),
    ("Three killed in blast.", ["Three | killed | -"]),
    ("A strike in the port", ["- | - | -"]),
]


def cut(text: str) -> tuple[tuple[Token, ...], tuple[Clause, ...]]:
    tokens, sentences = tokenise(text)
    tokens = tag(tokens, sentences)
    return tokens, tuple(one for sentence in sentences for one in clauses(tokens, sentence))


def words(tokens: tuple[Token, ...], part: range | None) -> str:
    return " ".join(tokens[j].word for j in part) if part else "-"


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_cut(text: str, expected: list[str]) -> None:
    tokens, found = cut(text)
    shown = []
    for one in found:
        last = f"by {words(tokens, one.agent)}" if one.agent else words(tokens, one.object)
        shown.append(f"{words(tokens, one.subject)} | {words(tokens, one.verbs)} | {last}")
    assert shown == expected


@pytest.mark.parametrize(
    ("text", "form", "passive", "negated"),
    [
        ("Gunmen killed two farmers.", "finite", False, False),
        ("Two farmers were killed by gunmen.", "finite", True, False),
        ("Police did not arrest the men.", "finite", False, True),
        ("Three killed in blast.", "participle", True, False),
        ("A strike in the port", "verbless", False, False),
    ],
)
def test_form(text: str, form: str, passive: bool, negated: bool) -> None:
    _, (one, *_) = cut(text)
    assert (one.form, one.passive, one.negated) == (form, passive, negated)


def test_innermost_clause() -> None:
    tokens, found = cut("The man who shot the mayor fled.")
    at = next(j for j, token in enumerate(tokens) if token.word == "mayor")
    assert found[clause_at(found, at)].head == at - 2
    assert clause_at((), 0) == -1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    tokens, found = cut(text)
    for one in found:
        assert 0 <= one.first <= one.last <= len(tokens)
        assert -1 <= one.outer < len(found)
        for part in (one.verbs, one.subject, one.object, one.agent):
            assert part is None or 0 <= part.start <= part.stop <= len(tokens)
