"""The real worker: a report in, its coding out."""

from pathlib import Path

import tacitus
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
        project.run(workers=1, linker=lambda database: linked.append(database.name) or 0)
        assert linked == [project.database.name]
