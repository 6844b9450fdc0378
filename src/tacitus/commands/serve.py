"""`tacitus serve`: the review application, on this machine only."""

import os
from dataclasses import dataclass
from pathlib import Path

from tacitus.commands.talk import say
from tacitus.config import project_place
from tacitus.errors import UsageError
from tacitus.project.project import user
from tacitus.web.app import make_app
from tacitus.web.desk import Desk
from tacitus.web.security import public_at
from tacitus.web.serving import serve_app


@dataclass(frozen=True, slots=True)
class Order:
    """How to serve. `name` is who decides where the project has no people; `public` the address at
    which a proxy answers others."""

    port: int | None = None
    show: bool = False
    sample: bool = False
    name: str | None = None
    public: str | None = None


def serve(given: str | None, order: Order) -> int:
    """Answer until Ctrl-C. Without a project the start page offers ways to one."""
    public = None if order.public is None else public_at(order.public)
    desk = Desk(order.name or user(), Path.cwd())
    try:
        if order.sample:
            desk.open_sample()
        elif given or os.environ.get("TACITUS_PROJECT") or Path(project_place(None)).exists():
            desk.open(project_place(given))
        if public is not None and (desk.name is None or not desk.has_people):
            raise UsageError(
                "--public lets others in, and the project has no people who could sign in: add them"
                " with `tacitus people add`, then name the project"
            )
        serve_app(make_app(desk, public), order.port, told, show=order.show)
    except KeyboardInterrupt:
        say("ended")
    finally:
        desk.close()
    return 0


def told(address: str) -> None:
    """Say where it is."""
    say(f"open {address} in a browser; Ctrl-C ends it. What you decide is kept at once.")
