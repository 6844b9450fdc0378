"""Which entity speaks, by a table of texts with their entities."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.annotate.quotes import find_quotes
from tacitus.annotate.tags import tag
from tacitus.annotate.tokens import tokenise
from tacitus.derive.speakers import derive_speakers
from tacitus.marks import Marks, Mention
from tacitus.values import Entity, Grouped, Report, Span, Spoken
from tacitus.vocabulary import EntityKind

# An entity is its kind and the words of its mentions, each at the first place where it stands.
Cast = dict[str, tuple[EntityKind, list[str]]]
BELLO: Cast = {"bello": ("person", ["Mr Bello"])}
ARMY: Cast = {"army": ("organisation", ["The army"]), "rebels": ("people", ["The rebels"])}

ROWS: list[tuple[str, Cast, list[str]]] = [
    # names and descriptions
    ("Mr Bello said the road was open.", BELLO, ["bello"]),
    ("“The road is open,” Mr Bello said.", BELLO, ["bello"]),
    ("The road was open, according to Mr Bello.", BELLO, ["bello"]),
    ("Farmer Mr Bello said the road was open.", BELLO, ["bello"]),
    ("The army said it had won. The rebels said they had won.", ARMY, ["army", "rebels"]),
    ("The army denied shelling the town.", ARMY, ["army"]),
    (
        "Mr Bello was tired. The farmer said the road was open.",
        {"bello": ("person", ["Mr Bello", "The farmer"])},
        ["bello"],
    ),
    (
        "Ruto ministry spokesman Ali Deng said the road was open.",
        {
            "ministry": ("organisation", ["Ruto ministry"]),
            "deng": ("person", ["Ruto ministry spokesman Ali Deng"]),
        },
        ["deng"],
    ),
    (
        "Officials in Goma said the road was open.",
        {"officials": ("people", ["Officials"]), "goma": ("place", ["Goma"])},
        ["officials"],
    ),
    (
        "A spokesman for the army said the road was open.",
        {"man": ("person", ["A spokesman for the army"]), "army": ("organisation", ["the army"])},
        ["man"],
    ),
    # pronouns that an entity holds, and those that none holds
    (
        "Mr Bello came home. He said the road was open.",
        {"bello": ("person", ["Mr Bello", "He"]), "no": ("person", ["home"])},
        ["bello"],
    ),
    ("Mr Bello said the road was open. He said it was dry.", BELLO, ["bello", "bello"]),
    ("The army said it had won. It said nobody had died.", ARMY, ["army", "army"]),
    (
        "Mr Bello met The army. It said the road was open.",
        {**BELLO, "army": ("organisation", ["The army"])},
        ["army"],
    ),
    (
        "The rebels left. They said they had won.",
        {"rebels": ("people", ["The rebels"])},
        ["rebels"],
    ),
    ("Mr Bello came home. She said the road was open.", {}, ["unnamed"]),
    # broken and carried quotations
    ("“The road,” Mr Bello said, “is open.”", BELLO, ["bello", "bello"]),
    ("“The road is open,” Mr Bello said. “It is dry.”", BELLO, ["bello", "bello"]),
    ("Mr Bello said the road was open.\n“It is dry and safe.”", BELLO, ["bello", "bello"]),
    # who is asked or blamed is no speaker
    (
        "Mr Bello told The army that the road was open.",
        {**BELLO, "army": ("organisation", ["The army"])},
        ["bello"],
    ),
    (
        "The army accused The rebels of shelling the town.",
        {"army": ("organisation", ["The army"]), "rebels": ("people", ["The rebels"])},
        ["army"],
    ),
    # nobody named
    ("It was reported that the road was open.", BELLO, ["unnamed"]),
    ("There were reports that the road was open.", BELLO, ["unnamed"]),
    ("Mr Bello was said to have fled.", BELLO, ["unnamed"]),
    ("A source said the road was open.", BELLO, ["unnamed"]),
    (
        "A security source said the road was open.",
        {"source": ("person", ["A security source"])},
        ["unnamed"],
    ),
    (
        "A security source said the road was open. The source said it was dry.",
        {"source": ("person", ["A security source", "The source"])},
        ["source", "source"],
    ),
    ("Sources said the road was open.", {"sources": ("people", ["Sources"])}, ["unnamed"]),
    # a description without entity beside a name
    ("“The road is open,” said the foreman, Mr Bello.", BELLO, ["bello"]),
    ("The foreman, Mr Bello, said the road was open.", BELLO, ["bello"]),
    ("According to drivers, Mr Bello had left.", BELLO, ["unnamed"]),
    # the author
    ("“Where is he?” I asked. Mr Bello said he was ill.", BELLO, ["author", "bello"]),
]

CHAINS: list[tuple[str, str | None]] = [
    ("Mr Bello said, citing the governor, that the road was open.", "citing the governor"),
    ("Mr Bello, quoting a witness, said the road was open.", "quoting a witness"),
    ("The road is open, Mr Bello said, citing drivers.", "citing drivers"),
    ("“The road is open,” Mr Bello said, according to the radio.", "according to the radio"),
    ("The road was open, Mr Bello said, quoting two drivers.", "quoting two drivers"),
    ("Mr Bello, citing drivers, said the road was open.", "citing drivers"),
    ("According to Mr Bello, the road was open.", None),
    ("Mr Bello said the road was open.", None),
    ("Mr Bello said a driver was citing the law.", None),
]

# Chains that are not read as they should be, and why.
CHAINS_MISSED: list[tuple[str, str, str]] = [
    (
        "“The road is open,” Mr Bello was quoted by the radio as saying.",
        "quoted by the radio",
        "a quotation before “was quoted as saying” finds no reporting word",
    ),
    (
        "The road was open, Mr Bello said, according to the radio.",
        "according to the radio",
        "a paraphrase with two tellers is told twice",
    ),
]


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def last_word(text: str, span: Span) -> Span:
    """The head of a mention of these tables: its last word, or the whole of "Mr Bello"."""
    words = span.of(text)
    return span if words.startswith("Mr") else Span(span.end - len(words.split()[-1]), span.end)


def spoken_in(text: str, cast: Cast) -> tuple[Spoken, ...]:
    tokens, sentences = tokenise(text)
    tokens = tag(tokens, sentences)
    found = sorted(
        (span_of(text, words), name, kind)
        for name, (kind, mentions) in cast.items()
        for words in mentions
        if words in text
    )
    mentions = tuple(Mention(span, kind, last_word(text, span)) for span, _, kind in found)
    groups = tuple(
        Grouped(
            Entity(name, kind, words[0], tuple(span for span, who, _ in found if who == name)),
            tuple(number for number, (_, who, _) in enumerate(found) if who == name),
        )
        for name, (kind, words) in cast.items()
    )
    quotes = find_quotes(text, tokens, sentences, mentions)
    marks = Marks("test", tokens, sentences, mentions, quotes=quotes)
    report = Report("test", text, hashlib.sha256(text.encode()).hexdigest())
    return derive_speakers(report, marks, groups)


@pytest.mark.parametrize(("text", "cast", "expected"), ROWS)
def test_speaker(text: str, cast: Cast, expected: list[str]) -> None:
    spoken = spoken_in(text, cast)
    assert [one.speaker for one in spoken] == expected
    assert [one.quote for one in spoken] == list(range(len(expected)))
    assert all(0 < one.confidence <= 1 for one in spoken)


@pytest.mark.parametrize(("text", "basis"), CHAINS)
def test_chain_is_kept(text: str, basis: str | None) -> None:
    assert [one.basis for one in spoken_in(text, BELLO)] == [basis]


@pytest.mark.parametrize(("text", "basis", "reason"), CHAINS_MISSED)
def test_chain_is_known_to_be_missed(text: str, basis: str, reason: str) -> None:
    assert reason
    assert [one.basis for one in spoken_in(text, BELLO)] != [basis]


def test_a_speaker_without_entity_says_so() -> None:
    (one,) = spoken_in("A source said the road was open.", {})
    assert one.speaker == "unnamed"
    assert one.basis is not None
    assert '"A source"' in one.basis


def test_the_same_words_are_surer_than_a_carried_quotation() -> None:
    first, second = spoken_in("“It is open,” Mr Bello said. “It is dry.”", BELLO)
    assert first.confidence > second.confidence


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=" .,“”\"'aHhe said I\n", max_size=200))
def test_any_text_is_safe(text: str) -> None:
    spoken = spoken_in(text, {})
    assert all(one.speaker in ("unnamed", "author") for one in spoken)
