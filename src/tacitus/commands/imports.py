"""`tacitus imports`: what was added, and when."""

from tacitus.commands.add import summary
from tacitus.commands.opened import opened
from tacitus.project_values import Import
from tacitus.write.safe import excerpt

WIDEST = 60  # characters of the sources


def imports(given: str | None) -> None:
    """Print a line for each import."""
    with opened(given) as project:
        for one in project.imports():
            print(line(one))


def line(one: Import) -> str:
    """An import on one line."""
    told = summary(one.done).partition(" (")[0]
    undone = f"; undone on {one.undone_at[:10]}" if one.undone_at else ""
    return f"{one.ended_at[:10]}  {told}{undone}  {excerpt(' '.join(one.sources), WIDEST)}"
