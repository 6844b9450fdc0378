"""Who said what, by the table in `quotes.txt` and tables of acts, media and languages."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.annotate.quotes import find_quotes
from tacitus.annotate.tags import tag
from tacitus.annotate.tokens import tokenise
from tacitus.marks import Mention, Quote
from tacitus.values import Span, Unknown


def table() -> list[tuple[str, list[str], str]]:
    """The rows of `quotes.txt`: a text, its quotations, and why the reader is known to miss them
    (empty where it does not)."""
    rows: list[tuple[str, list[str], str]] = []
    lines = Path(__file__).with_name("quotes.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("    ! "):
            rows[-1] = (*rows[-1][:2], line.removeprefix("    ! "))
        elif line.startswith("    "):
            rows[-1][1].append(line.strip().replace("\\n", "\n"))
        elif not line.startswith("#"):
            rows.append((line.replace("\\n", "\n"), [], ""))
    return rows


ROWS = table()


def quotes_of(text: str, mentions: tuple[Mention, ...] = ()) -> tuple[Quote, ...]:
    tokens, sentences = tokenise(text)
    return find_quotes(text, tag(tokens, sentences), sentences, mentions)


def line_of(text: str, quote: Quote) -> str:
    who = quote.speaker.of(text) if isinstance(quote.speaker, Span) else "-"
    cue = quote.cue.of(text) if quote.cue else "-"
    return f"{quote.form} | {who} | {cue} | {quote.content.of(text)}"


@pytest.mark.parametrize(("text", "expected", "missed"), ROWS)
def test_quoted(text: str, expected: list[str], missed: str) -> None:
    found = [line_of(text, quote) for quote in quotes_of(text)]
    assert (found != expected) == bool(missed)


def test_enough_rows() -> None:
    right = sum(not missed for *_, missed in ROWS)
    assert len(ROWS) >= 150
    assert right >= 0.95 * len(ROWS)


ACTS = [
    ("The envoy said the attack was cowardly.", "condemn"),
    ("“We condemn this raid,” the envoy said. ", "condemn"),
    ("“I condemn it. My thoughts are with the dead,” she wrote.", "condemn"),
    ("“There is no justification for this,” he said.", "condemn"),
    ("“Our thoughts are with the families,” he said.", "condole"),
    ("She said: “Please accept our condolences.”", "condole"),
    ("The group said it had carried out the attack.", "claim"),
    ("The group claimed responsibility for the attack.", "claim"),
    ("“We are behind this attack,” the caller said.", "claim"),
    ("Police said they had carried out searches.", "inform"),
    ("The group said it had nothing to do with the blast.", "deny"),
    ("The army denied shelling the town.", "deny"),
    ("The minister said the reports were false.", "deny"),
    ("“You will pay for this,” he warned.", "threaten"),
    ("Rebels threatened to burn the town.", "threaten"),
    ("The UN urged both sides to talk.", "demand"),
    ("The UN called for talks.", "demand"),
    ("“Release our sons!” the crowd shouted.", "demand"),
    ("“The army must leave,” she said.", "demand"),
    ("The general vowed to win.", "promise"),
    ("“We will rebuild the bridge,” the mayor said.", "promise"),
    ("The army accused the rebels of murder.", "accuse"),
    ("“The army is to blame,” she said.", "accuse"),
    ("The bishop praised the nurses as heroes.", "praise"),
    ("“They are heroes,” the bishop said.", "praise"),
    ("“God is great,” he shouted.", "other"),
    ("He asked whether the road was open.", "other"),
    ("The mayor said the road was open.", "inform"),
]


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_act(text: str, act: str) -> None:
    assert [quote.act for quote in quotes_of(text)] == [act]


MEDIA = [
    ("The mayor tweeted: “Pray for us.”", "tweet"),
    ("The mayor said on Twitter that the road was open.", "tweet"),
    ("The mayor wrote on Facebook that the road was open.", "Facebook"),
    ("The mayor said on state television that the road was open.", "television"),
    ("In a televised address, the mayor said the road was open.", "television"),
    ("The mayor told AFP by telephone that the road was open.", "telephone"),
    ("The mayor said in a statement that the road was open.", "statement"),
    ("A statement said the road was open.", "statement"),
    ("The mayor told a news conference that the road was open.", None),
    ("The mayor said at a news conference that the road was open.", "news conference"),
    ("In a speech on Monday, the mayor said the road was open.", "speech"),
    ("“The road is open,” the mayor said in an interview.", "interview"),
    ("The mayor said the radio was broken.", None),
    ("The mayor said the road was open.", None),
]


@pytest.mark.parametrize(("text", "medium"), MEDIA)
def test_medium(text: str, medium: str | None) -> None:
    assert [quote.medium for quote in quotes_of(text)] == [medium]


LANGUAGES: list[tuple[str, tuple[str, ...]]] = [
    ("Reading in Swahili and French, he shouted: “Stay back.”", ("sw", "fr")),
    ("“Stay back,” he shouted in French.", ("fr",)),
    ("He said in Arabic that he was ill.", ("ar",)),
    ("He said he spoke Arabic.", ()),
    ("He was in Turkish custody, police said.", ()),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_language(text: str, language: tuple[str, ...]) -> None:
    assert [quote.language for quote in quotes_of(text)] == [language]


DOUBTS = [
    ("The group claimed it had won.", True),
    ("It was alleged that he had fled.", True),
    ("The group said it had won.", False),
    ("It was reported that he had fled.", False),
]


@pytest.mark.parametrize(("text", "doubted"), DOUBTS)
def test_doubted(text: str, doubted: bool) -> None:
    assert [quote.doubted for quote in quotes_of(text)] == [doubted]


RULES = [
    ("Police believe he fled.", "belief-bare"),
    ("He was said to have fled.", "hearsay"),
    ("He fled, police said.", "before"),
    ("“He fled,” police said.", "direct-after"),
]


@pytest.mark.parametrize(("text", "rule"), RULES)
def test_rule(text: str, rule: str) -> None:
    assert [quote.rule for quote in quotes_of(text)] == [rule]


def test_scope_is_what_is_told_without_the_cue() -> None:
    text = "The army denied shelling the town."
    assert [quote.scope.of(text) for quote in quotes_of(text)] == ["shelling the town"]


def test_speaker_is_the_mention_at_the_head() -> None:
    text = "Officials in Goma said the rebels had left."
    span = Span(0, len("Officials"))
    mentions = (Mention(span, "people", span),)
    assert [quote.speaker for quote in quotes_of(text, mentions)] == [span]


def test_nobody_named_says_why() -> None:
    (quote,) = quotes_of("It was reported that the bridge had fallen.")
    assert isinstance(quote.speaker, Unknown)
    assert quote.speaker.reason


MARKS = st.sampled_from(
    "said “ ” \" ' ’ ‘ « » the police , . : that He \n told reporters according to — ( ) "
    "bomb exploded adding and who accused of".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(MARKS, max_size=60).map(" ".join)))
def test_any_text_is_safe(text: str) -> None:
    for quote in quotes_of(text):
        assert 0 <= quote.content.start < quote.content.end <= len(text)
        assert quote.content.holds(quote.scope)
        assert quote.cue is None or quote.cue.of(text).strip()
        assert not isinstance(quote.speaker, Span) or quote.speaker.of(text).strip()


@pytest.mark.parametrize("piece", ['"he said" ', "He said “we go”, ", "'no' said \" he ", "said ‘"])
def test_many_marks_in_one_line(piece: str) -> None:
    line = piece * 1_500
    assert all(quote.content.end <= len(line) for quote in quotes_of(line))
