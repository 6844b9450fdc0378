"""The coded reports behind incidents, each once, for formats of annotated text."""

import re
from collections.abc import Iterable, Iterator

from tacitus.incident_values import Incident
from tacitus.values import CodedReport

UNSAFE = re.compile(r"[^\w.-]+")
LONGEST = 80  # characters of a file name


def coded_reports(incidents: Iterable[Incident]) -> Iterator[CodedReport]:
    """In the order in which they are met."""
    seen: set[str] = set()
    for one in incidents:
        for told in one.told:
            if told.coded.report.id not in seen:
                seen.add(told.coded.report.id)
                yield told.coded


def file_name(id_: str, taken: set[str]) -> str:
    """A name for the files of a report, which nothing else has in any case of its letters."""
    bare = UNSAFE.sub("_", id_)[:LONGEST].strip("._-") or "report"
    name, number = bare, 1
    while name.casefold() in taken:
        number += 1
        name = f"{bare}_{number}"
    taken.add(name.casefold())
    return name
