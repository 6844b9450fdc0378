"""The project that a command works on."""

from tacitus.commands.talk import say
from tacitus.config import project_place
from tacitus.project.project import Project
from tacitus.store.opening import open_project


def opened(given: str | None) -> Project:
    """The project as given, else that of the environment or the folder."""
    return Project(open_project(project_place(given), say))
