"""`tacitus release` and `tacitus cite`."""

import datetime
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tacitus.commands.opened import opened
from tacitus.commands.progress import ticked
from tacitus.commands.talk import say
from tacitus.incident_values import Incident
from tacitus.project.conditions import Conditions
from tacitus.project.outgoing import wish_of
from tacitus.project.project import user
from tacitus.project.releasing import (
    by_column,
    checked,
    fate_of,
    imprint_of,
    last_in,
    table_of,
)
from tacitus.write.formats.target import Target
from tacitus.write.release.changes import Fate
from tacitus.write.release.citing import cite as cited
from tacitus.write.release.policy import Audience, read_policy
from tacitus.write.release.writing import FATES, Plan, Released, release
from tacitus.write.safe import excerpt, shown

SAMPLE = 3  # rows of each file that a preview shows
WIDEST = 200  # characters of such a row


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for; what is None goes by itself."""

    folder: Path
    title: str
    version: str | None = None
    day: str | None = None
    authors: tuple[str, ...] = ()
    license: str = ""
    doi: str = ""
    privacy: Path | None = None
    audience: Audience = "public"
    previous: Path | None = None
    formats: tuple[str, ...] = ()
    everything: bool = False
    proof: bool = True
    preview: bool = False


def make_release(given: str | None, order: Order, conditions: Conditions) -> None:
    """Write a release, or only show what outsiders would get."""
    asked = conditions.reviewed(order.everything).given()
    plan = plan_of(order, asked)
    with opened(given) as project:

        def again() -> Iterable[Incident]:
            return ticked(project.incidents(**asked), "release")

        def fate(id_: str) -> Fate:
            return fate_of(project, id_)

        wish = wish_of(project)
        if order.preview:
            with tempfile.TemporaryDirectory() as draft:
                tell(order, release(Path(draft), again, fate, wish, plan), Path(draft))
            return
        with Target(order.folder).folder() as draft_folder:
            done = release(draft_folder, again, fate, wish, plan)
        tell(order, done, None)


def plan_of(order: Order, asked: Mapping[str, Any]) -> Plan:
    """The plan; UsageError for what makes no sense."""
    imprint = imprint_of(
        asked,
        title=order.title,
        version=order.version,
        day=order.day,
        authors=order.authors or (user(),),
        license=order.license,
        doi=order.doi,
    )
    policy = checked(read_policy(order.privacy, order.audience), str(order.privacy))
    previous = order.previous or last_in(order.folder.absolute().parent, but=order.folder)
    return Plan(imprint, policy, tuple(map(table_of, order.formats)), previous, order.proof)


def tell(order: Order, done: Released, preview: Path | None) -> None:
    """What was written; of a preview what outsiders would get."""
    searched = done.searched
    if preview is not None:
        print_preview(done, preview)
    say(
        f"{order.folder}: {'would be' if preview else 'is'} a release of {done.incidents:,}"
        f" incidents in {done.rows:,} rows; {done.news}"
    )
    say(
        f"{searched.cells:,} cells were read back and searched for {searched.names:,} withheld"
        f" names: {len(searched.found):,} found"
    )
    for line in done.uneven:
        say(f"mind: {line}")


def print_preview(done: Released, folder: Path) -> None:
    """A line a column, then the first rows of each file, exactly as they would leave."""
    for (table, column), counts in sorted(by_column(done).items()):
        told = ", ".join(f"{counts[fate]:,} {fate}" for fate in FATES if counts.get(fate))
        print(f"{table}.{column}: {told}")
    for path in sorted(folder.iterdir()):
        if path.suffix in (".csv", ".tsv"):
            print(f"\n{path.name}, {path.stat().st_size:,} bytes")
            with path.open(encoding="utf-8", newline="") as stream:
                for _, line in zip(range(1 + SAMPLE), stream, strict=False):
                    print(excerpt(shown(line), WIDEST))


def cite(folder: Path) -> None:
    """Print how a release is cited."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    print(cited(folder, today), end="")
