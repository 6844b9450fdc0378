"""An export whose rows several processes make: the same bytes as from one, of one state."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

import tacitus
from tacitus.acquire.samples import samples
from tacitus.commands.export import Order, export
from tacitus.errors import ProjectError
from tacitus.link.headline import headline
from tacitus.pipeline import code_report
from tacitus.project import sharing
from tacitus.project.conditions import Conditions
from tacitus.project.exporting import passing_into
from tacitus.project.heeding import Heeding
from tacitus.project.incidents import as_left
from tacitus.project.processes import hired
from tacitus.project.records import history_of
from tacitus.project.reviewing import judge
from tacitus.review_values import Judgement
from tacitus.store.incidents import IncidentReader, stream_keys
from tacitus.text_coder import TextCoder
from tacitus.values import Claim, CodedReport, Entity, Participant, Span
from tacitus.write.formats.all_formats import TABLES
from tacitus.write.formats.base import Row, Table, Wish
from tacitus.write.formats.losses import Losses
from tests.project.coded import put, shooting

APART = [table for table in TABLES if table.apart]
WISH = Wish(headline=headline)
OWN = """
import sys, time
from multiprocessing import active_children
from tacitus.cli import main
from tacitus.project import sharing

def waiting(*_):
    time.sleep(0.5)  # they load what they need
    print(*(one.pid for one in active_children()), flush=True)
    time.sleep(30)

sharing.MANY, sharing.processors, sharing.one_state = 1, lambda: 2, waiting
place, out = sys.argv[1:]
sys.argv = ["tacitus", "export", "--project", place, "--format", "claims", "--all", "-o", out]
main()
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, coder: TextCoder) -> Path:
    """The sample reports, and one on which somebody has decided."""
    folder = tmp_path_factory.mktemp("made")
    with tacitus.open(folder / "p.db", create=True) as project:
        put(project, folder, [code_report(one.received.report, coder.tools) for one in samples()])
        put(project, folder, [shooting("wire-1"), shooting("daily-1", killed=3), by_rebels()])
        project.link()
        with project.database.reading() as connection:
            history = history_of(connection, 1)
        event = history.coded.events[0]
        said = Judgement("reject", history.coding, (event.claims[-1].id,))
        judge(project.database, "ana", 1, said)
    return folder / "p.db"


def by_rebels() -> CodedReport:
    """A shooting of civilians by an organised armed group, without which UCDP has no row."""
    coded = shooting("wire-2", day=20, by="Red Front")
    (group,), (event,) = coded.entities, coded.events
    at = coded.report.text.index("guards")
    words = (Span(at, at + len("guards")),)
    rebels = replace(group, kind="organisation", sector=("REB",))
    whom = Entity("n2", "people", "guards", words, sector=("CVL",))
    claim = Claim("c6", "recipient", Participant("n2"), words)
    event = replace(event, claims=(*event.claims, claim))
    return replace(coded, entities=(rebels, whom), events=(event,))


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes, however few incidents there are, and more batches than they can hold."""
    monkeypatch.setattr(sharing, "MANY", 1)
    monkeypatch.setattr(sharing, "BATCH", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def written(made: Path, folder: Path, name: str, kind: str) -> tuple[bytes, bytes]:
    """What an export writes, and its losses."""
    folder.mkdir()
    order = Order(name, str(folder / "out"), kind, everything=True, loss=folder / "loss.jsonl")
    export(str(made), order, Conditions())
    return (folder / "out").read_bytes(), (folder / "loss.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("name", "kind"), [("claims", "csv"), ("claims", "parquet"), ("acled", "csv"), ("gtd", "dta")]
)
def test_the_same_bytes_and_words(
    name: str,
    kind: str,
    made: Path,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    alone = written(made, tmp_path / "alone", name, kind), capsys.readouterr()
    request.getfixturevalue("shared")
    assert (written(made, tmp_path / "shared", name, kind), capsys.readouterr()) == alone
    assert alone[0][0]


@pytest.mark.parametrize("table", APART, ids=lambda table: table.name)
def test_rows_are_made_of_an_incident_alone(table: Table, made: Path) -> None:
    """Of its own events only, and whatever came before it."""
    with tacitus.open(made) as project, project.database.reading() as connection:
        keys = list(stream_keys(connection, project.incidents().wanted, None))
        heeding = Heeding(connection)

        def rows(groups: list[list[int]], *, brief: bool) -> Iterator[Row]:
            light = brief and table.light
            for group in groups:
                reader = IncidentReader(connection, brief=brief, light=light)
                of = table.start(WISH, Losses()).of
                for one in as_left(reader.read(group), heeding, light=light):
                    yield from map(tuple, of(one))

        together = list(rows([keys], brief=False))
        assert together
        assert list(rows([keys], brief=True)) == together
        assert list(rows([[key] for key in keys], brief=True)) == together


@pytest.mark.usefixtures("shared")
def test_all_see_one_state(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If somebody writes while the processes begin, they begin anew; not for ever."""
    with tacitus.open(made) as project:
        incidents = project.incidents()
        passing = passing_into("claims", incidents, Losses())
        table = next(one for one in TABLES if one.name == "claims")
        written = iter([False, True, False, False])

        @contextmanager
        def watched() -> Iterator[object]:
            yield lambda: next(written, True)

        monkeypatch.setattr(project.database, "watched", watched)
        rows = list(sharing.shared_rows(table, incidents, WISH, passing))
        assert len(rows) == len(incidents) == passing.statuses.total()
        assert list(written) == []
        with pytest.raises(ProjectError, match="others write to it all the time"):
            list(sharing.shared_rows(table, incidents, WISH, passing))


@pytest.mark.usefixtures("shared")
def test_what_a_process_cannot_do_is_said(made: Path, tmp_path: Path) -> None:
    with tacitus.open(shutil.copy(made, tmp_path)) as project:
        incidents = project.incidents()
        passing = passing_into("claims", incidents, Losses())
        (table,) = (one for one in TABLES if one.name == "claims")
        rows = sharing.shared_rows(table, incidents, WISH, passing)
        with project.database.writing() as connection:
            connection.exec_driver_sql("UPDATE codings SET content = x'00'")
        with pytest.raises(ProjectError, match="is damaged"):
            list(rows)


@pytest.mark.parametrize(
    ("place", "table", "message"),
    [
        ("none.db", "claims", "there is no such project"),
        ("p.db", "none", "a process that made rows has ended: run the export again"),
    ],
)
def test_a_process_that_ends(
    place: str, table: str, message: str, made: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    share = sharing.Share(str(made.with_name(place)), table, WISH)
    with (
        tacitus.open(made) as project,
        hired(sharing.work, (share,), 1) as pipes,
        pytest.raises(ProjectError, match=message),
        sharing.one_state(project.database, pipes),
    ):
        list(sharing.batches(iter([1]), pipes))
    assert ("StopIteration" in capfd.readouterr().err) == (table == "none")


@pytest.mark.parametrize(
    ("out", "left"),
    [
        ("out.csv", "no file was written"),
        ("out.parquet", "no file was written"),
        ("-", "what was written is not whole"),
    ],
)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_while_the_processes_begin(
    number: signal.Signals, out: str, left: str, made: Path, tmp_path: Path
) -> None:
    """Ctrl-C reaches all of them, and none says a word of its own."""
    with subprocess.Popen(
        [sys.executable, "-c", OWN, str(made), out],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        text=True,
        start_new_session=True,
    ) as going:
        assert going.stdout is not None
        begun = next(line.split() for line in going.stdout if line[0].isdigit())
        os.killpg(going.pid, number)
        _, err = going.communicate(timeout=30)
    assert going.returncode == 130
    assert err == f"tacitus: export stopped ({number.name}): {left}\n"
    assert list(tmp_path.iterdir()) == []
    assert len(begun) == 2
    for process in begun:
        with pytest.raises(ProcessLookupError):
            os.kill(int(process), 0)
