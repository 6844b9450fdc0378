"""Words that may name an act: what the list covers, and that it is a good list."""

import pytest

from tacitus.annotate.act_words import KINDS, act_words, acts_named
from tacitus.annotate.tags import tag
from tacitus.annotate.tokens import tokenise
from tacitus.annotate.weapons import parted
from tacitus.lists import tables
from tacitus.vocabulary import PLOVER_TYPES


def named(text: str) -> dict[str, str]:
    """The words of a text that may name an act, each with its type."""
    tokens, sentences = tokenise(text)
    tokens = tag(tokens, sentences)
    lower = [token.word.lower() for token in tokens]
    found = acts_named(lower, [token.tag for token in tokens], sentences)
    return {lower[word]: type_ for word, type_ in found}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister lambasted the council.", {"lambasted": "ACCUSE"}),
        ("The police nabbed two men.", {"nabbed": "COERCE"}),
        ("The envoy turned the offer down.", {"turned": "REJECT", "down": "REJECT"}),
        ("They laid down their arms.", {"laid": "RETREAT", "down": "RETREAT", "arms": "RETREAT"}),
        ("They laid slowly down their arms.",
         {"laid": "RETREAT", "down": "RETREAT", "arms": "RETREAT", "slowly": "RETREAT"}),
        ("They stood down.", {"stood": "RETREAT", "down": "RETREAT"}),
        ("They live in a house.", {}),
        ("The town will house the families.", {"house": "AID"}),
        ("A quiet day in the valley.", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_words_that_may_name_an_act(text: str, words: dict[str, str]) -> None:
    assert named(text) == words


def test_words_in_a_gap_are_left_out() -> None:
    assert "offer" not in named("The envoy turned the offer down.")


def test_an_entry_ends_with_its_sentence() -> None:
    assert named("He turned. Down the road it was calm.") == {}


def test_the_list_is_sound() -> None:
    groups = tables("act_words.toml")
    assert set(groups) == set(PLOVER_TYPES)
    for type_, group in groups.items():
        assert set(group) <= {f"{kind}s" for kind in KINDS}
        for kind, words in group.items():
            entries = parted(words)
            twice = {one for one in entries if entries.count(one) > 1}
            assert not twice, (type_, kind)
            assert all(one == one.lower() or "{" in one for one in entries)


def test_no_word_begins_with_a_gap() -> None:
    assert all(
        entry.slots[0] and entry.slots[-1]
        for begun in act_words().values()
        for entry in begun.entries
    )
