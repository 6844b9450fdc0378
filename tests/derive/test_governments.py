"""Capitals that stand for their governments, and those that are only places."""

import pytest

from tacitus.derive.being_reading import Reading
from tacitus.derive.governments import governments
from tacitus.text_coder import TextCoder
from tests.derive.reports import entities_of, report_of


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("On 9 April Caracas shut the bridge.", True),
        ("The treaty with Ankara was signed on Monday.", True),
        ("Kyiv was shelled on Monday.", False),
        ("A man was shot in Nairobi on Monday.", False),
        ("Marchers reached Bamako on Monday.", False),
    ],
)
def test_governments(coder: TextCoder, text: str, acts: bool) -> None:
    report = report_of(text)
    marks = coder.tools.annotator(report)
    assert bool(governments(Reading(report, marks))) == acts


def test_a_capital_and_its_country_are_one_state() -> None:
    entities = entities_of("Turkey closed its border. Ankara shut the crossing on Monday.")
    state = next(one for one in entities if one.kind == "state")
    assert [span.start for span in state.mentions][-1] == 26
