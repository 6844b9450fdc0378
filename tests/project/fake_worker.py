"""A worker that codes by a rule of its own, and dies or hangs where a report tells it to.

DIE, HANG     always           DIE ONCE, HANG ONCE   the first time: FOLDER remembers
FAULT         refuses          SLOW                  takes its time
anything else one event with one claim
"""

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

FOLDER = Path(sys.argv[1])
VERSION = sys.argv[2]
CODER = {"name": "fake", "version": VERSION, "codebook": "tacitus-1"}


def coded(report: dict[str, Any]) -> dict[str, Any]:
    """A coding of the first word."""
    end = len(report["text"].split()[0])
    span = {"start": 0, "end": end, "text": report["text"][:end]}
    claim = {
        "id": "c1", "field": "type", "value": {"type": "ASSAULT", "mode": None},
        "evidence": [span], "certainty": "asserted", "holder": "author", "basis": None,
        "confidence": 0.5,
    }  # fmt: skip
    event = {"id": "e1", "anchors": [span], "salience": "main", "about": None, "claims": [claim]}
    return {
        "format": "tacitus.coded-report/1",
        "coder": CODER,
        "report": report,
        "entities": [],
        "events": [event],
        "statements": [],
    }


def misbehave(report: dict[str, Any]) -> None:
    """Die or hang, if the report says so."""
    text = report["text"]
    met = FOLDER / report["sha256"]
    if "ONCE" in text and met.exists():
        return
    met.touch()
    if "DIE" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "SLOW" in text:
        time.sleep(0.2)
    if "HANG" in text:
        time.sleep(600)


def main() -> None:
    if VERSION == "broken":
        print(json.dumps({"fault": "the model is damaged: install it again"}), flush=True)
        return
    if VERSION == "dead":
        return
    print(json.dumps({"coder": CODER, "notes": []}), flush=True)
    for line in sys.stdin:
        report = json.loads(line)
        misbehave(report)
        fault = {"fault": "there is nothing in it"}
        answer = fault if "FAULT" in report["text"] else {"coded": coded(report), "notes": []}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
