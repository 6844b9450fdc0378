"""`tacitus show`: one incident with all that is known of it."""

import json
import sys
from typing import Literal

from rich.console import Console

from tacitus.commands.opened import opened
from tacitus.commands.talk import say
from tacitus.write.dossier import dossier_view
from tacitus.write.formats.full_record import incident_object
from tacitus.write.records import escaped
from tacitus.write.text import show_made


def show(given: str | None, id_: str, form: Literal["text", "json"]) -> None:
    """Print it, in colours on a terminal."""
    with opened(given) as project:
        one = project.incident(id_)
    if one.id != id_:
        say(f"{id_} is now part of {one.id}")
    if form == "json":
        made = {**incident_object(one), "status": one.status}
        print(escaped(json.dumps(made, ensure_ascii=False, indent=2)))
        return
    show_made(lambda width: dossier_view(one, width), Console(file=sys.stdout))
