"""Every reader by its name: the one table of them."""

from collections.abc import Callable

from tacitus.annotate.base import Annotator
from tacitus.annotate.rules import RuleReader

ANNOTATORS: dict[str, Callable[[], Annotator]] = {
    "rules": RuleReader,
}
