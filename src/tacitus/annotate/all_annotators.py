"""Every reader by its name: the one table of them.

A reader's module is loaded when the reader is opened: the runtime of the learned one would be a
fifth of the cold start of the rules.
"""

from importlib import import_module
from pathlib import Path

from tacitus.annotate.base import Annotator

# Each module has `open_reader(model)`, which takes the folder of a model and gives the reader.
ANNOTATORS: dict[str, str] = {
    "rules": "tacitus.annotate.rules",
    "learned": "tacitus.annotate.learned.reader",
}


def open_annotator(name: str, model: Path) -> Annotator:
    """The reader of a name that stands in the table."""
    found: Annotator = import_module(ANNOTATORS[name]).open_reader(model)
    return found
