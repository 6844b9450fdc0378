"""`tacitus undo`: an import is taken back."""

from tacitus.commands.opened import opened
from tacitus.commands.talk import say
from tacitus.project.records import Refusal


def undo(given: str | None, number: int) -> None:
    """Undo it and say what became of its reports; what decisions stand on stays."""
    with opened(given) as project:
        try:
            done = project.undo(number)
        except Refusal:
            say("the page Activity of `tacitus serve` takes decisions back")
            raise
    print(
        f"import {number} is undone: {done.gone:,} reports no longer count, {done.older:,} are back"
        f" at an older version, {done.kept:,} stay because another import brought them too"
    )
    if done.gone or done.older:
        say("`tacitus run` brings the incidents up to date")
