"""A process that codes: started by `crew.py`, told one report a line, answering on one line.

    it says first   {"coder": {...}, "notes": [...]}       or  {"fault": why it cannot start}
    it is told      {"id": ..., "text": ..., ...}          the fields of a Report
    it answers      {"coded": {...}, "notes": [...]}       or  {"fault": why it was not coded}

It ends when nobody tells it anything any more. Run as `python -P -m tacitus.project.worker READER
MODEL`, where an empty MODEL is the package's.
"""

import dataclasses
import gc
import json
import os
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from tacitus.errors import OWN_FAULTS, InvalidCoding, TacitusError
from tacitus.faults import faults
from tacitus.pipeline import code_report
from tacitus.plain import to_json
from tacitus.text_coder import TextCoder, load
from tacitus.values import Report

ALLOCATIONS = 100_000  # as in `cli.py`


def main() -> None:
    """Answer until the standard input ends."""
    gc.set_threshold(ALLOCATIONS)
    with os.fdopen(os.dup(1), "w", encoding="ascii", newline="\n") as out:
        os.dup2(2, 1)  # nothing that is printed gets between the answers
        serve(sys.argv[1], sys.argv[2], sys.stdin.buffer, out)


def serve(reader: str, model: str, lines: Iterable[bytes], out: TextIO) -> None:
    """Say who codes, or why nobody can; then answer each line."""

    def answer(message: dict[str, Any]) -> None:
        out.write(json.dumps(message) + "\n")
        out.flush()

    try:
        coder = load(reader, model or None)
    except TacitusError as fault:
        answer({"fault": str(fault)})
        return
    answer({"coder": dataclasses.asdict(coder.tools.coder), "notes": coder.notes})
    for line in lines:
        answer(coded(Report(**json.loads(line)), coder))


def coded(report: Report, coder: TextCoder) -> dict[str, Any]:
    """The coding of a report as the object of the format, or why there is none."""
    try:
        made = code_report(report, coder.tools)
        wrong = faults(made)
        if wrong:
            raise InvalidCoding("; ".join(wrong[:5]))
    except TacitusError as fault:
        return {"fault": str(fault)}
    except OWN_FAULTS as bug:
        return {"fault": f"a fault of Tacitus itself ({type(bug).__name__}: {bug}): please report"}
    return {"coded": to_json(made), "notes": made.notes}


if __name__ == "__main__":
    main()
