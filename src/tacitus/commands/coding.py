"""The per-report loop: what can be coded is coded, what cannot is refused by name."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from tacitus.commands.talk import say
from tacitus.errors import OWN_FAULTS, TacitusError
from tacitus.pipeline import code_report
from tacitus.text_coder import TextCoder
from tacitus.values import CodedReport, Received


@dataclass(frozen=True, slots=True)
class Done:
    """A report that was coded, under the name it came in by."""

    name: str
    coded: CodedReport


@dataclass(frozen=True, slots=True)
class Refused:
    """A report that was not coded, and why."""

    message: str


def code_each(
    incoming: Iterable[Received | TacitusError], load: Callable[[], TextCoder]
) -> Iterator[Done | Refused]:
    """Each report coded or refused, in order. The coder is loaded when the first one needs it."""
    coder: TextCoder | None = None
    for item in incoming:
        if isinstance(item, TacitusError):
            yield Refused(str(item))
            continue
        if coder is None:
            coder = load()
            for note in coder.notes:
                say(note)
        try:
            coded = code_report(item.report, coder.tools)
        except TacitusError as fault:
            yield Refused(f"{item.name}: {fault}")
            continue
        except OWN_FAULTS as bug:
            yield Refused(
                f"{item.name}: a fault of Tacitus itself ({type(bug).__name__}: {bug}):"
                f" please report it with this text; nothing was coded"
            )
            continue
        yield Done(item.name, replace(coded, notes=(*item.notes, *coded.notes)))


def refuse(item: Refused) -> int:
    """Say why a report was refused, and count it."""
    say(item.message)
    return 1
