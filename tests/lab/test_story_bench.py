"""Stories of the corpus as a benchmark, and what linking costs."""

from dataclasses import replace

from tacitus.link.linking import link
from tacitus.values import CodedReport, Toll
from tacitus_lab.bench.stories import copies, link_figures
from tacitus_lab.link_scale import pairs_right
from tacitus_lab.stories import Stories
from tests.link.made import coded

TOLL = ("killed", Toll(2, 2), "author", "asserted")
WIRE, DAILY = coded("wire-1", "2024-06-05", TOLL), coded("daily-1", "2024-06-06", TOLL)
LATER = replace(
    coded("late-1", "2025-03-01", TOLL), events=()
)  # a report of nothing that could be linked


def figures(stories: Stories, *reports: CodedReport) -> dict[str, float]:
    return {one.name: one.value for one in link_figures("gold", stories, reports)}


def test_stories_joined_and_look_alikes_apart() -> None:
    right = Stories((("wire-1", "daily-1"),), (("wire-1", "late-1"),))
    found = figures(right, WIRE, DAILY, LATER)
    assert found == {"gold_joined": 1.0, "gold_apart": 1.0, "gold_alone": 1.0}
    wrong = Stories((("wire-1", "late-1"),), (("wire-1", "daily-1"),))
    found = figures(wrong, WIRE, DAILY, LATER)
    assert found == {"gold_joined": 0.0, "gold_apart": 0.0, "gold_alone": 0.0}


def test_a_report_may_recall_the_happening_of_another() -> None:
    passing = replace(DAILY, events=(replace(DAILY.events[0], salience="background"),))
    alike = Stories(look_alikes=(("wire-1", "daily-1"),), recalls=(("daily-1", "wire-1"),))
    found = figures(alike, WIRE, passing, LATER)
    assert found == {"gold_joined": 1.0, "gold_apart": 1.0, "gold_alone": 1.0}
    assert figures(alike, WIRE, DAILY, LATER)["gold_apart"] == 0.0
    assert figures(replace(alike, recalls=()), WIRE, passing, LATER)["gold_apart"] == 0.0


def test_copies_that_are_found_and_not_found() -> None:
    text = " ".join(f"word{number}" for number in range(60))
    reports = [
        replace(one, report=replace(one.report, text=words))
        for one, words in ((WIRE, text), (DAILY, f"Again: {text}"), (LATER, "Other words."))
    ]
    assert copies(Stories(copies=(("wire-1", "daily-1"),)), reports).value == 1.0
    assert copies(Stories(copies=(("wire-1", "late-1"),)), reports).value == 0.0


def test_right_pairs_are_counted() -> None:
    made = link([WIRE, DAILY])
    assert pairs_right(made, [7, 7]) == (1.0, 1.0)
    assert pairs_right(made, [7, 8]) == (0.0, 1.0)
