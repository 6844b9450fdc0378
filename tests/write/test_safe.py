"""Hostile text is shown, never obeyed."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.write.safe import JOINERS, SHAPELESS, excerpt, shown


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plain – “quoted” é [bold]", "plain – “quoted” é [bold]"),
        ("a\x1b[31mred\x07", "a\\x1b[31mred\\x07"),
        ("\x9b2J\x00\x7f", "\\x9b2J\\x00\\x7f"),
        ("one\r\ntwo\u2028three\t four", "one two three four"),
        ("abc\u202egpj\u2069.exe", "abc\\u202egpj\\u2069.exe"),
        ("so\u00adft \ufeff \ud800", "so\\xadft \\ufeff \\ud800"),
        ("می\u200cخواهم 👩\u200d🚒", "می\u200cخواهم 👩\u200d🚒"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_shown(text: str, line: str) -> None:
    assert shown(text) == line


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_nothing_without_shape_is_shown(text: str) -> None:
    assert all(
        character in JOINERS or unicodedata.category(character) not in SHAPELESS
        for character in shown(text)
    )


@settings(max_examples=60, deadline=None)
@given(st.text(), st.integers(20, 60))
def test_excerpts_are_short(text: str, longest: int) -> None:
    assert len(excerpt(text, longest)) <= longest


def test_an_excerpt_keeps_both_ends() -> None:
    words = " ".join(f"word{number}" for number in range(40))
    assert excerpt(words, 60) == "word0 word1 word2 word3 word4 word5 … word37 word38 word39"
