"""The real worker: a report in, its coding out."""

import dataclasses
import io
import json
from pathlib import Path
from typing import Any

import pytest

import tacitus
from tacitus.acquire.texts import receive
from tacitus.incident_values import Linking
from tacitus.project.worker import coded, serve
from tacitus.store.database import Database
from tacitus.text_coder import TextCoder
from tacitus.values import Report, Source
from tests.project.made import sizes, write_lines

NEWS = "Gunmen attacked a police post in Lima on Tuesday and killed two officers, police said."


def test_a_project_is_coded(project_file: Path, tmp_path: Path) -> None:
    rows = [{"text": NEWS, "published": "2024-03-06"}, {"text": "Nothing happened."}]
    with tacitus.open(project_file) as project:
        project.add(write_lines(tmp_path / "a.jsonl", rows))
        assert project.run(workers=1) == []
        found = sizes(project)
        assert found["codings"] == 2
        assert found["claims"] > 3
        first = next(iter(project.reports())).report.id
        (coded,) = project.codings(first)
        alone = tacitus.load()(NEWS, "2024-03-06")
        assert coded.events == alone.events
        assert coded.entities == alone.entities
        assert coded.statements == alone.statements
        linked: list[str] = []

        def link(database: Database) -> Linking:
            linked.append(database.name)
            return Linking()

        project.run(workers=1, linker=link)
        assert linked == [project.database.name]


def said(reader: str, model: str, *reports: Report) -> list[dict[str, Any]]:
    """What a worker says when it is told these reports."""
    out = io.StringIO()
    lines = [json.dumps(dataclasses.asdict(report)).encode() for report in reports]
    serve(reader, model, lines, out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_what_a_worker_says() -> None:
    hello, answer = said("rules", "", receive(NEWS, Source()).report)
    assert hello["coder"]["name"] == "tacitus"
    assert answer["coded"]["report"]["text"] == NEWS
    assert answer["notes"] == []


def test_a_worker_that_cannot_start(tmp_path: Path) -> None:
    (only,) = said("learned", str(tmp_path))
    assert str(tmp_path) in only["fault"]


@pytest.mark.parametrize(
    ("report", "fault"),
    [
        (Report("x", NEWS, "not its hash"), "sha256 is not that of the text"),
        (Report("x", None, ""), "a fault of Tacitus itself ("),  # type: ignore[arg-type]
    ],
)
def test_a_report_that_is_off(coder: TextCoder, report: Report, fault: str) -> None:
    assert fault in coded(report, coder)["fault"]
