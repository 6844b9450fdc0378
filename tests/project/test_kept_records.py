"""Records that are kept between decisions are those that would be worked out anew."""

from tacitus.project.kept_records import MOST, KeptRecords
from tacitus.review.folding import fold
from tacitus.review_values import Verdict
from tacitus.values import Participant, Toll
from tests.review.made import change, coded, judgement, verdict

SAID = [
    ("ana", judgement("accept", "e1.3")),
    ("ana", judgement("accept_all", "e1.1", "e1.2")),
    ("ben", judgement("reject", "e1.3")),  # people differ
    ("ana", judgement("not_stated", "e1:actor")),
    ("ben", judgement("comment", "report", note="two of the same?")),
    ("ben", judgement("flag", "e2.1")),
    ("ana", judgement("reject", "e1.7")),  # e1.6 is disputed no more
    ("ana", judgement("correct", "e1.6", change=change("killed", Toll(8, 8), "Seven people"))),
    ("ana", judgement("unclear", "e1.4")),
    ("ben", judgement("unflag", "e2.1")),
    (
        "ana",
        judgement(
            "add", into="e2", change=change("recipient", Participant("new"), "two men", "Two men")
        ),
    ),
    ("ana", judgement("accept", "e2.2")),
    ("ana", judgement("split", "e1.7")),
    ("ana", judgement("accept", "s13.1")),
    ("ana", judgement("join", "e3", into="e1")),
    ("ana", judgement("reject", "e2.1")),
]
VERDICTS = tuple(verdict(number, who, said) for number, (who, said) in enumerate(SAID, 1))


def test_one_verdict_after_the_other() -> None:
    kept, made = KeptRecords(), coded()
    for number in range(len(VERDICTS) + 1):
        until = VERDICTS[:number]
        found = kept.folded(1, 1, made, until, number)
        assert found == fold(1, 1, made, until, number), until[-1:]
        assert kept.folded(1, 1, made, until, number) is found


def test_what_a_verdict_leaves_alone_is_taken_over() -> None:
    kept, made = KeptRecords(), coded()
    before = kept.folded(1, 1, made, (), 0)
    after = kept.folded(1, 1, made, VERDICTS[:1], 1)
    same = [one is two for one, two in zip(before.events, after.events, strict=True)]
    assert same == [False, True, True]


def test_what_was_taken_back_counts_no_more() -> None:
    kept, made = KeptRecords(), coded()
    kept.folded(1, 1, made, VERDICTS[:3], 3)
    for left in (VERDICTS[:2], VERDICTS[1:3], VERDICTS[:1], ()):
        kept.folded(1, 1, made, VERDICTS[:3], 3)
        assert kept.folded(1, 1, made, left, 4) == fold(1, 1, made, left, 4)


def test_a_decision_that_was_not_kept_is_not_counted() -> None:
    """The number of a decision that was rolled back is given to another."""
    kept, made = KeptRecords(), coded()
    kept.folded(1, 1, made, VERDICTS[:1], 1)
    other: tuple[Verdict, ...] = (verdict(1, "ben", judgement("reject", "e1.3")),)
    assert kept.folded(1, 1, made, other, 1) == fold(1, 1, made, other, 1)


def test_another_coding_is_another_record() -> None:
    kept, made, other = KeptRecords(), coded(), coded(id="again")
    one = kept.folded(1, 1, made, VERDICTS[:1], 1)
    assert kept.folded(1, 1, other, VERDICTS[:1], 1).coded is other  # of another project
    assert kept.folded(1, 2, made, VERDICTS[:1], 1).coding == 2
    assert kept.folded(1, 1, made, VERDICTS[:1], 1) == one


def test_the_last_are_kept() -> None:
    kept, made = KeptRecords(), coded()
    first = kept.folded(1, 1, made, (), 0)
    for key in range(2, MOST + 1):
        kept.folded(key, key, made, (), 0)
    assert kept.folded(1, 1, made, (), 0) is first
    kept.folded(MOST + 1, MOST + 1, made, (), 0)
    assert kept.folded(1, 1, made, (), 0) is not first
