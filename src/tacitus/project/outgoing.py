"""What an export is given beside the incidents, drawn from a project."""

import json
from collections.abc import Iterator
from pathlib import Path

from tacitus.errors import UsageError
from tacitus.link.headline import headline
from tacitus.project.project import Project
from tacitus.project.restoring import codebook_folder
from tacitus.project_values import Kept
from tacitus.store.decisions import all_decisions
from tacitus.store.ledger import kept_rows
from tacitus.store.opening import NEWEST
from tacitus.write.codebook_files import Book, books_in, read_books
from tacitus.write.formats.base import Decided, Wish


def wish_of(
    project: Project,
    *,
    excel: bool = False,
    numeric: bool = False,
    kind: str | None = None,
    codebooks: Path | None = None,
    whole: bool = False,
) -> Wish:
    """Decisions are read when they are asked for, and if `whole` all that the project holds, too.
    `codebooks` is a folder of codebook files, else
    `codebooks` beside the project's file, if it is there; UsageError if one of them is wrong."""
    return Wish(
        excel=excel,
        numeric=numeric,
        kind=kind,
        codebooks=own_books(project, codebooks),
        headline=headline,
        decisions=Decisions(project),
        ledger=Ledger(project) if whole else None,
    )


def own_books(project: Project, given: Path | None) -> dict[str, Book]:
    """The project's own codebooks by name."""
    if given is not None and not given.is_dir():
        raise UsageError(f"{given} is no folder: give one with codebook files")
    folder = given or codebook_folder(project.database)
    return read_books(folder) if folder is not None and folder.is_dir() else {}


class Decisions:
    """The decisions of a project, each time anew."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def __iter__(self) -> Iterator[Decided]:
        with self.project.database.reading() as connection:
            for row in all_decisions(connection):
                content = json.dumps(row.content, ensure_ascii=False, sort_keys=True)
                yield Decided(
                    row.key, row.made_at, row.who, row.kind, row.subject, content,
                    row.previous, row.hash,
                )  # fmt: skip


class Ledger:
    """All that a project holds beside its decisions, each time anew; its codebook files last."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def __iter__(self) -> Iterator[Kept]:
        yield Kept("project", {"schema": NEWEST})
        with self.project.database.reading() as connection:
            yield from kept_rows(connection)
        folder = codebook_folder(self.project.database)
        for path in books_in(folder) if folder is not None else ():
            yield Kept("files", {"name": path.name, "content": path.read_text(encoding="utf-8")})
