"""Which happening a statement speaks of."""

import pytest

from tacitus.incidents.happenings import find_happenings
from tacitus.incidents.reading import Reading
from tacitus.incidents.subjects import FEATURES, Subjects, weights
from tacitus.marks import Marks, Quote
from tacitus.values import Derived, Report, Span, Unknown
from tacitus.vocabulary import Act
from tests.annotate.marked import marked

STORY = (
    "A bomb {ASSAULT|exploded} at dawn in the market of Gao.\n\n"
    "“It is a crime,” the mayor said. “We saw the {COERCE|arrests} in Kidal too,” he added.\n\n"
    "Clerks {PROTEST|marched} in Mopti. The prefect said they should go home.\n\n"
    "The union {REQUEST|demanded} that the {SANCTION|ban} be lifted."
)


def quote_of(text: str, words: str, act: Act) -> Quote:
    span = Span(text.index(words), text.index(words) + len(words))
    return Quote(span, "indirect", Unknown("nobody is named"), None, span, act)


def subjects_of(written: str, *mains: str) -> Subjects:
    """The look-ups over a story; the happenings with these anchor words are main."""
    read = marked(written)
    marks = Marks("made", read.tokens, read.sentences, read.mentions, read.anchors)
    reading = Reading(Report("made", read.text, "", published="2024-03-08"), marks, Derived())
    found = find_happenings(reading)
    return Subjects(
        reading, found, [n for n, one in enumerate(found) if name_of(reading, one.best) in mains]
    )


def name_of(reading: Reading, anchor: int) -> str:
    return reading.anchor(anchor).span.of(reading.text)


ABOUT: list[tuple[str, Act, str]] = [
    ("It is a crime,", "condemn", "exploded"),  # what was told last
    ("We saw the arrests in Kidal too,", "inform", "arrests"),  # what it names
    ("they should go home", "demand", "marched"),
    ("demanded that the ban be lifted", "demand", "ban"),  # never the act of saying itself
]


@pytest.mark.parametrize(("words", "act", "expected"), ABOUT)
def test_subject(words: str, act: Act, expected: str) -> None:
    subjects = subjects_of(STORY, "exploded")
    found = subjects.of(quote_of(subjects.reading.text, words, act), None)
    assert found is not None
    assert name_of(subjects.reading, subjects.happenings[found].best) == expected


def test_nothing_to_speak_of() -> None:
    subjects = subjects_of("The mayor said it rained.")
    assert subjects.of(quote_of(subjects.reading.text, "it rained", "inform"), None) is None


def test_a_speech_goes_on_about_the_same() -> None:
    subjects = subjects_of(
        "Clerks {PROTEST|marched} in Mopti, and a bomb {ASSAULT|exploded} in Gao.\n\n"
        "“It must end,” she said."
    )
    quote = quote_of(subjects.reading.text, "It must end,", "demand")
    first = subjects.of(quote, 0)
    second = subjects.of(quote, 1)
    assert (first, second) == (0, 1)


def test_weights_are_those_of_the_features() -> None:
    assert set(weights()) == set(FEATURES)
