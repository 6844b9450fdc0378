"""The days of the entries of a running report."""

import pytest

from tacitus.annotate.time_marks import with_time_marks
from tacitus.derive.dates import derive_days
from tests.derive.day_reading import bracketed, marked, report, told

DAY = "[18:20] The road is open.\n\n17:05 Police came.\n\n09:30 Good day."
OPEN = "[00:25] The road is open.\n\n23:50 Police came.\n\n21:30 Good evening."
NIGHT = OPEN.replace("[", "").replace("]", "")
LATE = NIGHT.replace("23:50", "[23:50]")
PLAIN = DAY.replace("[", "").replace("]", "")
ROWS = [
    ("LIVE\n\n" + DAY, "2024-03-07", "2024-03-07 time"),
    # past midnight the last entry is of the day of publication
    ("LIVE\n\n" + OPEN, "2024-03-07", "2024-03-07 time"),
    ("LIVE\n\n" + LATE, "2024-03-07", "2024-03-06 time"),
    # in the order of the day
    ("9.30 pm Good day.\n\n11.40 pm Stones.\n\n[12.20 am] Calm.", "2024-03-07", "2024-03-07 time"),
    ("[9.30 pm] Good day.\n\n11.40 pm Stones.\n\n12.20 am Calm.", "2024-03-07", "2024-03-06 time"),
    # a weekday says of which day the page is; 7 March 2024 was a Thursday
    ("LIVE, Thursday\n\n" + OPEN, "2024-03-07", "2024-03-08 time"),
    ("LIVE, Wednesday 6 March\n\n" + OPEN, "2024-03-07", "2024-03-07 time"),
    ("LIVE\n\n" + OPEN.replace("] The", "] (Friday) The"), "2024-03-07", "2024-03-08 time"),
    ("LIVE\n\n" + OPEN.replace("] The", "] Thursday. The"), "2024-03-07", "2024-03-07 time"),
    # an entry that stands a little out of order is no new day
    ("11:15 A.\n\n[11:02] B.\n\n13:00 C.\n\n15:00 D.", "2024-03-07", "2024-03-07 time"),
    # no day of publication
    ("LIVE\n\n" + DAY, None, "unknown"),
    # words in an entry count from its day
    (NIGHT.replace("came", "came [tonight]"), "2024-03-07", "2024-03-06"),
    (NIGHT.replace("came", "came [yesterday]"), "2024-03-07", "2024-03-05"),
    (NIGHT.replace("came", "came at [noon]"), "2024-03-07", "2024-03-06 time"),
    (PLAIN.replace("came", "came on [Monday]"), "2024-03-07", "2024-03-04"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), ROWS)
def test_entries(text: str, published: str | None, expected: str) -> None:
    plain, words = bracketed(text)
    marks = with_time_marks(plain, marked(plain))
    found = {
        marks.mentions[day.mention].span.of(plain): day
        for day in derive_days(report(plain, published), marks)
    }
    assert told(found[words].value) == expected
