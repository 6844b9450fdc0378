"""`tacitus verify`: whether exports still hold."""

from pathlib import Path

from tacitus.commands.opened import opened
from tacitus.commands.talk import say
from tacitus.errors import TacitusError, UsageError
from tacitus.project.holding import Holding
from tacitus.project.outgoing import wish_of
from tacitus.project.project import Project
from tacitus.write.formats.base import Wish
from tacitus.write.proof.proof_file import ENDING
from tacitus.write.proof.verifying import Broken, Checked, verify
from tacitus.write.safe import shown


def verify_files(
    given: str | None, paths: list[Path], most: int, codebooks: Path | None = None
) -> int:
    """Print what no longer holds, at most so many lines a file; the exit status is 1 if anything
    does not."""
    with opened(given) as project:
        failed = 0
        chain = Holding(project.database).broken_chain()
        if chain is not None:
            print(f"the chain of decisions is broken: {chain}")
            failed += 1
        wish = wish_of(project, codebooks=codebooks)
        for path in files_of(paths):
            failed += one_file(project, path, most, wish)
    return 1 if failed else 0


def files_of(paths: list[Path]) -> list[Path]:
    """The files themselves, of a folder all that have a proof; UsageError where there are none."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        proofs = sorted(path.rglob(f"*{ENDING}"))
        if not proofs:
            raise UsageError(f"{path}: nothing in it has a proof: see `tacitus export --proof`")
        found += [proof.with_name(proof.name.removesuffix(ENDING)) for proof in proofs]
    return found


def one_file(project: Project, path: Path, most: int, wish: Wish) -> int:
    """How many things of a file do not hold."""
    failed = 0
    try:
        for one in verify(path, Holding(project.database), wish):
            if isinstance(one, Checked):
                say_end(path, one, failed)
            else:
                failed += 1
                if failed <= most:
                    print(f"{shown(str(path))}: {line(one)}")
    except TacitusError as fault:
        say(str(fault))
        return failed + 1
    if failed > most:
        say(f"{path}: {failed - most:,} more; see them with --limit {failed}")
    return failed


def line(one: Broken) -> str:
    """Where, and what."""
    where = f"row {one.row}" if one.row else "the whole"
    cell = f", {shown(one.cell)}" if one.cell else ""
    return f"{where}{cell}: {shown(one.reason)}"


def say_end(path: Path, checked: Checked, failed: int) -> None:
    held = "all hold" if not failed else f"{failed:,} things do not hold"
    say(
        f"{path}: {checked.rows:,} rows, {checked.cells:,} cells, {checked.claims:,} claims,"
        f" {checked.spans:,} stretches of text: {held}"
    )
