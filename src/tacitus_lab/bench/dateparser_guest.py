"""dateparser (BSD) on our table of dates, for the row that stands beside ours.

    pip install 'tacitus[peers]' && python -m tacitus_lab.bench.dateparser_guest

It is given the words alone, so that it need not find them, in English, with the day of publication
as its base and dates that lean to the past. It gives one moment: that is right on the day expected,
and on a longer stretch if it lies inside. Where no day can be known, or there is none, it is right
to give nothing.
"""

import datetime
import re

import dateparser

from tacitus_lab.bench.base import Case
from tacitus_lab.bench.rows import FOLDER, read_rows

UNPUBLISHED = "2026-01-01"  # a base where the row gives none: what it then gives is a guess
STRETCH = re.compile(r"(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?")


def main() -> None:
    """Print the share of rows that dateparser has right."""
    cases = read_rows(FOLDER / "dates.tsv")
    right = sum(is_right(case) for case in cases)
    version = dateparser.__version__
    print(f"dateparser {version}: {right} of {len(cases)} rows, {100 * right / len(cases):.1f} %")


def is_right(case: Case) -> bool:
    """Whether dateparser gives the day expected, or one inside the stretch expected."""
    start, end = case.gold["words"]
    base = datetime.datetime.fromisoformat(case.published or UNPUBLISHED)
    found = dateparser.parse(
        case.text[start:end],
        languages=["en"],
        settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"},
    )
    expected = STRETCH.match(case.gold["expected"])
    if expected is None or found is None:
        return expected is None and found is None
    first, last = expected[1], expected[2] or expected[1]
    return bool(first <= found.date().isoformat() <= last)


if __name__ == "__main__":
    main()
