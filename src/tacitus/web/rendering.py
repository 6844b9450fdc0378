"""Templates filled: what every page has, and how a fault looks."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import Response
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tacitus.lists import tables
from tacitus.version import VERSION
from tacitus.web.desk import Desk
from tacitus.web.own_files import address_of_files
from tacitus.web.roles import may
from tacitus.web.strings import strings
from tacitus.web.who import visitor_of
from tacitus.write.safe import shown

HERE = Path(__file__).parent


class Words(Environment):
    """An environment in which `table.keys` is the entry of that name, where there is one."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The entry of a table, else the attribute."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def templates() -> Jinja2Templates:
    """Every value is escaped, and one that is missing is a fault."""
    environment = Words(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = shown
    return Jinja2Templates(env=environment)


def page(request: Request, template: str, name: str, status: int = 200, **given: Any) -> Response:
    """A page; `name` is its place in the navigation. Who has not signed in is told nothing of the
    project."""
    desk: Desk = request.app.state.desk
    t = strings()
    visitor = visitor_of(request)
    person = visitor.person
    project = desk.name if person else None
    common = {
        "t": t,
        "page": name,
        "project": project,
        "project_short": (project or "").rpartition("/")[2],
        "mark": desk.mark if person else "",
        "who": shown(person.name) if person else "",
        "role": person.role if person else "",
        "visitor": visitor,
        "own_mark": sha256(person.name.encode()).hexdigest()[:12]
        if visitor.token and person
        else "",
        "may": may(visitor),
        "version": VERSION,
        "files": address_of_files(),
        "script": script_data(),
    }
    return templates().TemplateResponse(request, template, {**common, **given}, status_code=status)


@cache
def script_data() -> dict[str, Any]:
    """The strings and the codebook that the scripts need."""
    t = strings()
    names = (
        "app", "review", "queue", "states", "keys", "strip", "queue_keys", "key_names", "fields",
        "settings", "start", "activity", "merge", "incident", "explore", "release", "levels",
        "fates", "status", "people", "salience", "differences",
        "agreement",
    )  # fmt: skip
    book = tables("codebook.toml")
    return {
        "t": {name: t[name] for name in names},
        "book": {
            name: book[name]
            for name in (
                "fields", "types", "modes", "targets", "weapons", "stages", "stances",
                "certainty", "date_precision", "place_precision",
            )
        },
        "examples": tables("codebook_examples.toml"),
    }  # fmt: skip
