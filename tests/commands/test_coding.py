"""The per-report loop: a mistake of our own costs one report."""

from dataclasses import replace

from tacitus.acquire.texts import receive
from tacitus.annotate.base import Annotator
from tacitus.commands.coding import Done, Refused, code_each
from tacitus.errors import TacitusError, UnreadableInput
from tacitus.marks import Marks
from tacitus.text_coder import TextCoder
from tacitus.values import Received, Report, Source


class Stumbles:
    """A reader with a mistake in it."""

    name = "stumbles"
    version = "1"

    def __init__(self, reader: Annotator) -> None:
        self.reader = reader

    def __call__(self, report: Report) -> Marks:
        if "stumble" in report.text:
            raise KeyError("stumbled")
        return self.reader(report)


def test_the_others_are_still_coded(coder: TextCoder) -> None:
    tools = replace(coder.tools, annotator=Stumbles(coder.tools.annotator))
    incoming: list[Received | TacitusError] = [
        receive("Police arrested two men in Lima.", Source(), "one"),
        receive("They stumble here.", Source(), "two"),
        UnreadableInput("three: is empty"),
        receive("Police arrested two men in Lima.", Source(), "four"),
    ]
    outcomes = list(code_each(incoming, lambda: TextCoder(tools)))
    assert [type(one) for one in outcomes] == [Done, Refused, Refused, Done]
    refused = [one.message for one in outcomes if isinstance(one, Refused)]
    assert refused[0].startswith("two: a fault of Tacitus itself (KeyError")
    assert refused[1] == "three: is empty"
