"""The full record of a whole project, taken into an empty project: afterwards both are the same."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from tacitus.errors import UnreadableInput, UsageError
from tacitus.incident_values import Incident, Joined
from tacitus.project.adding import TakenBack
from tacitus.project.incidents import assembled
from tacitus.project.lines import listed, words
from tacitus.project_values import Kept
from tacitus.sealing import Broken, unsealed
from tacitus.store.database import Database
from tacitus.store.incident_words import keep_incident_words
from tacitus.store.incidents import IncidentReader, standing_ids
from tacitus.store.ledger import LedgerWriter, Misfit, all_kept, is_empty
from tacitus.store.opening import NEWEST
from tacitus.vocabulary import DECISION, FORMAT, RECORD, ROW
from tacitus.write.codebook_files import FILES
from tacitus.write.outfile import whole_file

BATCH = 200  # incidents in memory
BOOK = re.compile(rf"(?:{'|'.join(FILES)})\.toml")
Seen = Callable[[Iterator[Kept]], Iterator[Kept]]


@dataclass(frozen=True, slots=True)
class Restored:
    """How many rows a record has, by table; `already`: the project had all of it."""

    counts: Mapping[str, int]
    already: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A full record in a file, whose seals hold. `whole` if a project can be made of it."""

    path: Path
    whole: bool

    def kept(self) -> Iterator[tuple[int, Kept]]:
        """What a project is made of, with the number of its line: decisions as rows, and reports
        with their texts again. UnreadableInput names a line that is none of a record."""
        texts: dict[str, int] = {}
        with self.path.open("rb") as stream:
            at = 0
            for number, raw in enumerate(stream, 1):
                try:
                    told = json.loads(raw)
                    if told["format"] == FORMAT:
                        texts[told["report"]["sha256"]] = at
                    elif told["format"] in (DECISION, ROW):
                        yield number, self._filled(kept_of(told), texts)
                except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
                    raise UnreadableInput(f"{self.path}, line {number}: {NO_LINE}") from None
                at += len(raw)

    def _filled(self, kept: Kept, texts: dict[str, int]) -> Kept:
        """The row of a report with its text, which may stand in a line before."""
        if kept.table != "reports" or kept.row["text"] is not None:
            return kept
        with self.path.open("rb") as stream:
            stream.seek(texts[kept.row["sha256"]])
            text = json.loads(stream.readline())["report"]["text"]
        return Kept(kept.table, {**kept.row, "text": text})


NO_LINE = "is no line of a full record: take the file as `tacitus export` wrote it"


def record_in(path: Path) -> Record | None:
    """The full record in a file; None if the file does not begin as one does. UnreadableInput names
    the line where it is not as it was written: then nothing of it is to be taken."""
    try:
        with path.open(encoding="utf-8", errors="surrogateescape", newline="\n") as stream:
            head = stream.readline(1_000)
            if not head.startswith(f'{{"format":"{RECORD}"'):
                return None
            stream.seek(0)
            for _ in unsealed(stream):
                pass
            return Record(path, whole=bool(json.loads(head).get("whole")))
    except OSError as refused:
        reason = (refused.strerror or str(refused)).lower()
        raise UsageError(f"{path}: {reason}") from None
    except Broken as fault:
        raise UnreadableInput(
            f"{path}, {fault}: nothing was taken in: take an untouched copy of the record"
        ) from None


def kept_of(told: dict[str, Any]) -> Kept:
    """A line as a row."""
    if told["format"] == ROW:
        return Kept(told["table"], dict(told["row"]))
    row = {name: value for name, value in told.items() if name not in ("format", "number")}
    return Kept("decisions", {**row, "key": told["number"], "content": json.loads(row["content"])})


def restore(database: Database, record: Record, seen: Seen, *, dry_run: bool) -> Restored | None:
    """Make an empty project the one that the record is of: all of it, or nothing if anything is
    raised. Nothing is done in a project that holds just that already; None in any other.
    UnreadableInput names the line of a row that no project can have."""
    try:
        with database.writing() as connection:
            if not is_empty(connection):
                return held(connection, record)
            done = filled(connection, record, seen, None if dry_run else database)
            if dry_run:
                raise TakenBack
    except TakenBack:
        pass
    return done


def filled(
    connection: Connection, record: Record, seen: Seen, database: Database | None
) -> Restored:
    """Take in every row; codebook files are written beside the database, if one is given."""
    writer, counts = LedgerWriter(connection), Counter[str]()
    number = 0
    rows = record.kept()

    def told() -> Iterator[Kept]:
        nonlocal number
        for at, kept in rows:
            number = at
            yield kept

    with named(record, lambda: number):
        for kept in seen(told()):
            counts[kept.table] += 1
            if kept.table == "project":
                refuse_other(kept)
            elif kept.table == "files":
                put_book(kept, database)
            elif kept.table == "decisions":
                writer.decision(kept.row)
            else:
                writer.take(kept)
        writer.end()
    keep_all_words(connection)
    return Restored(counts)


@contextmanager
def named(record: Record, number: Callable[[], int]) -> Iterator[None]:
    """A misfit becomes a line that says where it stands."""
    try:
        yield
    except Misfit as fault:
        raise UnreadableInput(
            f"{record.path}, line {number()}: {fault}: nothing was taken in"
        ) from None
    except (LookupError, TypeError, ValueError, AttributeError):
        raise UnreadableInput(f"{record.path}, line {number()}: {NO_LINE}") from None


def refuse_other(kept: Kept) -> None:
    """Misfit for rows of another schema."""
    found = kept.row.get("schema")
    if found != NEWEST:
        raise Misfit(
            f"the record has the schema {found}, this Tacitus knows {NEWEST}: import it with the"
            " Tacitus that wrote it, and run `tacitus init` on the project with the newer one"
        )


def put_book(kept: Kept, database: Database | None) -> None:
    """Write a codebook file beside the project, or leave the same one there; Misfit where another
    stands in its place."""
    name, content = kept.row["name"], kept.row["content"]
    if not isinstance(content, str) or not BOOK.fullmatch(name):
        raise Misfit("names a file that is no codebook")
    folder = None if database is None else codebook_folder(database)
    if folder is None:
        return
    path = folder / name
    if not path.exists():
        folder.mkdir(exist_ok=True)
        with whole_file(path) as stream:
            stream.write(content)
    elif path.read_bytes() != content.encode("utf-8"):
        raise Misfit(f"{path} is there already and is another codebook: move it away")


def codebook_folder(database: Database) -> Path | None:
    """Where the project's own codebook files are; None of a project on a server."""
    return None if database.path is None else Path(str(database.path)).parent / "codebooks"


def keep_all_words(connection: Connection) -> None:
    """Let the incidents be found by their words."""
    reader = IncidentReader(connection)
    stream = iter(standing_ids(connection).items())
    while batch := dict(islice(stream, BATCH)):
        keys = {id_: key for key, id_ in batch.items()}
        whole = map(assembled, reader.read(list(batch)))
        keep_incident_words(connection, ((keys[one.id], in_words(one)) for one in whole))


def in_words(one: Incident) -> Joined:
    """What an incident is found by."""
    line = listed(one)
    return Joined(one.id, (), line, words(one, line.title), ())


def held(connection: Connection, record: Record) -> Restored | None:
    """What the record has, if the project holds just that; else None."""
    counts = Counter[str]()
    own = all_kept(connection)
    theirs = (kept for _, kept in record.kept() if kept.table not in ("project", "files"))
    for mine, kept in zip_longest(own, theirs):
        if mine != kept:
            return None
        counts[mine.table] += 1
    return Restored(counts, already=True)
