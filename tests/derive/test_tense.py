"""Whether a clause speaks of what is past or of what is to come."""

import pytest

from tacitus.derive.tense import tense_at
from tests.derive.day_reading import bracketed, marked, span_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested two men on [Friday].", "past"),
        ("Police on [Friday] arrested two men.", "past"),
        ("On [Friday] police arrested two men.", "past"),
        ("Two men have been arrested since [Friday].", "past"),
        ("A bomb exploded, killing five people on [Friday].", "past"),
        ("They managed to escape on [Friday].", "past"),
        ("They would have met on [Friday].", "past"),
        ("He could not be reached on [Friday].", "past"),
        ("Smoke could be seen on [Friday].", "past"),
        ("They will investigate [Friday]'s attack.", "past"),
        ("Police are investigating the shooting on [Friday].", "past"),
        ("Talks had been scheduled for [Friday].", "past"),
        ("They appear to have fled on [Friday].", "past"),
        ("Gunmen let two women go on [Friday].", "past"),
        ("Police dragged a man known as Ox from a loft on [Friday], they said.", "past"),
        ("The leaders will meet on [Friday].", "future"),
        ("Teachers say they'll camp on [Friday].", "future"),
        ("Traders plan to down shutters on [Friday].", "future"),
        ("The council has called for a march on the ministry this [Friday].", "future"),
        ("The militia invited them to its office on [Friday].", "future"),
        ("The minister pledged 60 guards from [Friday].", "future"),
        ("The envoy called for restraint on [Friday].", "past"),
        ("He fled before being shot on [Friday].", "past"),
        ("Police sealed the square from [Friday].", "past"),
        ("Medics called to the square on [Friday] found him.", "past"),
        ("He wants them to meet on [Friday].", "future"),
        ("Nobody will work until he is buried on [Friday].", "future"),
        ("A sitting is pencilled in for [Friday].", "future"),
        ("The leaders would meet on [Friday], he said.", "future"),
        ("Talks are scheduled for [Friday].", "future"),
        ("Talks were due to begin on [Friday].", "future"),
        ("The vote, planned for [Friday], is late.", "future"),
        ("They plan to march on [Friday].", "future"),
        ("They decided to march on [Friday].", "future"),
        ("They are leaving on [Friday].", "future"),
        ("The vote is on [Friday].", "future"),
        ("The envoy arrives on [Friday].", "future"),
        ("Troops were sent ahead of [Friday]'s vote.", "future"),
        ("He said that on [Friday] he will go.", "future"),
        ("[Friday].", "unknown"),
        ("The [Friday] prayers.", "unknown"),
    ],
)
def test_tense(text: str, expected: str) -> None:
    plain, words = bracketed(text)
    marks = marked(plain)
    starts = [token.start for token in marks.tokens]
    assert tense_at(marks, span_of(plain, words), starts) == expected


def test_without_tokens_nothing_is_known() -> None:
    marks = marked("")
    assert tense_at(marks, span_of("on Friday", "Friday"), []) == "unknown"
