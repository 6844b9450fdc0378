"""Every reader by its name: the one table of them."""

from collections.abc import Callable
from pathlib import Path

from tacitus.annotate.base import Annotator
from tacitus.annotate.learned.model import load_model
from tacitus.annotate.learned.reader import LearnedReader
from tacitus.annotate.rules import RuleReader


def learned(model: Path) -> Annotator:
    return LearnedReader(load_model(model))


def rules(_model: Path) -> Annotator:
    return RuleReader()


# Each is opened with the folder of a model.
ANNOTATORS: dict[str, Callable[[Path], Annotator]] = {
    "rules": rules,
    "learned": learned,
}
