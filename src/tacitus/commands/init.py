"""`tacitus init`: a project is made."""

from tacitus.commands.talk import say
from tacitus.config import project_place
from tacitus.store.address import address_of
from tacitus.store.opening import init_project


def init(given: str | None) -> None:
    """Make it, or bring it up to date, and say which."""
    place = project_place(given)
    done = init_project(place, say)
    name = address_of(place).name
    what = "is ready: `tacitus add` puts reports into it" if done else "is up to date"
    say(f"{name}: {what}")
