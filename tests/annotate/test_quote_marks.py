"""Which marks pair, by a table of texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.annotate.quote_marks import find_quotations
from tacitus.annotate.tokens import tokenise

ROWS: list[tuple[str, list[str]]] = [
    ("He said “no”.", ["no"]),
    ('He said "no".', ["no"]),
    ("He said 'no'.", ["no"]),
    ("He said ‘no’.", ["no"]),
    ("He said «no» and »yes«.", ["no", "yes"]),
    ("He said „no“.", ["no"]),
    ("He said „no” there.", ["no"]),
    ("He said ”no” there.", ["no"]),
    ("He said ''no''.", ["no"]),
    ("He said ``no''.", ["no"]),
    ("彼は「はい」と言った。", ["はい"]),
    # apostrophes are no marks
    ("It's the soldiers' camp and don't forget the '90s.", []),
    ("It’s the soldiers’ camp and don’t forget the ’90s.", []),
    ("The rock 'n' roll of the '60s.", []),
    ("O'Neill was 6'2\" tall.", []),
    ("‘We’re the soldiers’ friends,’ he said.", ["We’re the soldiers’ friends,"]),
    ("'We're the soldiers' friends,' he said.", ["We're the soldiers' friends,"]),
    ("‘The boys’ were late.", ["The boys"]),
    ("‘They took my dog,’ she said. ‘The boys’ were late.", ["They took my dog,", "The boys"]),
    # nested
    ("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,", "no"]),
    ("‘He said “no” twice,’ she said.", ["He said “no” twice,", "no"]),
    ("“A “b” c” d", ["A “b” c", "b"]),
    # several
    ('"Go," he said, "now."', ["Go,", "now."]),
    ('"Go," "stay" and ("run")', ["Go,", "stay", "run"]),
    # over paragraphs
    ("He said: “One.\n“Two.\n“Three.” Then he left.", ["One.\n“Two.\n“Three."]),
    ('He said: "One.\n"Two."\nThen he left.', ['One.\n"Two.']),
    ("“One.”\n“Two.”", ["One.", "Two."]),
    # unbalanced
    ("He said “no. Then he left.", ["no."]),
    ("“One. Two.\nThree. Four.", ["One. Two."]),
    ("He said: “One. Two.\nThree. Four.", ["One. Two."]),
    ('"One. He said "two."', ["One.", "two."]),
    ("No” is what he said.", []),
    ("“", []),
    ("“” and ''", []),
    ("", []),
]


def found_in(text: str) -> list[str]:
    return [one.content.of(text) for one in find_quotations(text, tokenise(text)[1])]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_quotations(text: str, expected: list[str]) -> None:
    assert found_in(text) == expected


def test_a_slip_does_not_swallow_a_long_paragraph() -> None:
    text = "“We go. " + "The army left the town. " * 400
    assert found_in(text) == ["We go."]


def test_marks_far_apart_are_no_pair() -> None:
    text = 'He said "we go. ' + "The army left the town. " * 400 + 'They said "no".'
    assert found_in(text) == ["we go.", "no"]


def test_a_quotation_ends_after_many_paragraphs() -> None:
    text = "\n".join(f"“Line {n} of what he had to say." for n in range(60))
    assert all(len(words) < 2_000 for words in found_in(text))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab.,: \n\"'“”‘’«»„`", max_size=120))
def test_any_marks_are_safe(text: str) -> None:
    for one in find_quotations(text, tokenise(text)[1]):
        assert 0 <= one.whole.start < one.content.start < one.content.end <= one.whole.end
        assert one.whole.end <= len(text)
        assert one.content.of(text).strip()
