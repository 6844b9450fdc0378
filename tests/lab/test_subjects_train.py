"""What is learned from of the happenings that statements speak of."""

from tacitus.incidents.subjects import FEATURES
from tacitus_lab.subjects_train import table
from tests.incidents.test_subjects import STORY, quote_of, subjects_of


def test_rows_of_aligned_statements() -> None:
    subjects = subjects_of(STORY, "exploded")
    text, found = subjects.reading.text, subjects.happenings
    quotes = (quote_of(text, "It is a crime,", "condemn"), quote_of(text, "they should", "demand"))
    rows, right = table(subjects, quotes, {"s1": "e1"})
    assert rows.shape == (len(found), len(FEATURES))  # the other statement has no gold one
    assert right.tolist() == [1.0, *[0.0] * (len(found) - 1)]
