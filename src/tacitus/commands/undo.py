"""`tacitus undo`: an import is taken back."""

from tacitus.commands.opened import opened


def undo(given: str | None, number: int) -> None:
    """Undo it and say what became of its reports."""
    with opened(given) as project:
        done = project.undo(number)
    print(
        f"import {number} is undone: {done.gone:,} reports no longer count, {done.older:,} are back"
        f" at an older version, {done.kept:,} stay because another import brought them too"
    )
