"""Reports made from codings: each is a coding of its own text, and stories are what they say."""

from dataclasses import replace

import pytest

from tacitus.values import CodedReport, Day, Span, Statement, Toll
from tacitus_lab.made_reports import Maker
from tests.link.made import coded


def template() -> CodedReport:
    report = coded("wire-1", "2024-06-05", ("killed", Toll(2, 2), "quispe", "asserted"))
    return replace(
        report, statements=(Statement("s1", "quispe", Span(22, 52), "indirect", "inform"),)
    )


def made(count: int, seed: int = 1) -> list[tuple[int, CodedReport]]:
    return list(Maker([template()], seed).reports(count))


def test_the_same_seed_makes_the_same_reports() -> None:
    assert made(30) == made(30)
    assert made(30) != made(30, seed=2)
    assert made(0) == []


def test_spans_follow_the_words() -> None:
    for _, one in made(40):
        text = one.report.text
        (person,) = one.entities
        assert person.mentions[0].of(text) == person.name != "Rosa Quispe"
        (event,) = one.events
        assert event.anchors[0].of(text).split()[-1:] == text[: event.anchors[0].end].split()[-1:]
        spans = [*event.anchors, *(span for claim in event.claims for span in claim.evidence)]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert text[one.statements[0].span.start - 1] == " "


def test_reports_of_a_story_agree_and_stories_differ() -> None:
    stories: dict[int, list[CodedReport]] = {}
    for number, one in made(60):
        stories.setdefault(number, []).append(one)
    assert {len(story) for story in stories.values()} > {1, 2}
    days = set()
    for story in stories.values():
        values = [
            c.value for one in story for c in one.events[0].claims if isinstance(c.value, Day)
        ]
        assert len(set(values)) == 1
        days.add(values[0].start)
        assert len({one.entities[0].name for one in story}) == 1
        assert all(
            one.report.published > str(values[0].start) for one in story if one.report.published
        )
    assert len(days) > len(stories) / 2


@pytest.mark.parametrize("count", [1, 7, 50])
def test_as_many_as_were_asked_for(count: int) -> None:
    assert len({one.report.id for _, one in made(count)}) == count
