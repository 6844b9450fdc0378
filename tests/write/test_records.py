"""JSON of a coded report: it comes back as it was, and a terminal can show it."""

import json
from dataclasses import replace

from tacitus.acquire.texts import receive
from tacitus.contract import from_json
from tacitus.values import Source
from tacitus.write.records import json_form, jsonl_form
from tests.write.made import blast, coded, march


def test_what_is_written_can_be_read() -> None:
    made = coded(blast(), march())
    expected = replace(made, notes=())
    assert from_json(jsonl_form(made)) == expected
    assert from_json(json_form(made)) == expected


def test_one_line_and_nothing_to_obey() -> None:
    text = "A \x9b2J line\u2028end and \u202eturned \x85 words \x1b[0m é"
    report = receive(text, Source(language="en")).report
    made = replace(coded(blast()), report=report, events=(), entities=(), statements=())
    line = jsonl_form(made)
    assert len(line.splitlines()) == 1
    assert not set(line) & set("\x9b\u2028\u202e\x85\x1b")
    assert json.loads(line)["report"]["text"] == text
    assert "é" in line
