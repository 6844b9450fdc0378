"""What a rule for days is given: the words, the day to reckon from and the days told before."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tacitus.date_grammar import Phrase
from tacitus.derive.calendar_days import NO_DAY, told
from tacitus.derive.tense import Tense
from tacitus.values import Day, Span

FAR = 40  # days told before that are looked at
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Reference:
    """A day to reckon from. `how` names it in a basis ("published 2016-12-20"); `spans` are its
    words, none for the day of publication. `moment` is the time of publication where it is told."""

    day: Day
    how: str
    spans: tuple[Span, ...] = ()
    rule: str = ""
    full: bool = False  # day, month and year are told
    sentence: int = -1
    saying: bool = False  # the day on which somebody said something
    counted: bool = False  # it was itself counted from another day
    said: str = ""  # its words, in lower case
    moment: datetime.datetime | None = None

    @property
    def start(self) -> datetime.date:
        """The first day; only for references that have one."""
        return self.day.start or datetime.date.min

    @property
    def end(self) -> datetime.date:
        """The last day."""
        return self.day.end or self.start


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule makes of the words. `used` are the references it reckons from."""

    day: Day
    basis: str | None = None
    confidence: float = 0.9
    used: tuple[Reference, ...] = ()
    runners_up: tuple[Day, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """The surroundings of one mention. `now` is the day of publication, else what stands for it;
    `before` are the days told earlier in the text, nearest last; `ahead` the one right behind."""

    phrase: Phrase
    words: str
    span: Span
    now: Reference | None
    clause: Callable[[], Tense]
    before: Sequence[Reference] = ()
    ahead: Reference | None = None
    came: bool = False  # after "it came" or the like
    turned: bool = False  # "it came two days after ...": the words date what follows
    sentence: int = -1
    compared: bool = False  # figures "up from" those of another time
    head: str = ""  # the text right before the words
    joined: Reference | None = None  # the day right before, parted by no more than "on" or a comma
    entry: Reference | None = None  # the entry of a running report in which the words stand
    week: Reference | None = None  # the week that the report looks back on

    def nearest(self, *precisions: str) -> Reference | None:
        """The day told last before these words, with one of these precisions; not that of a mere
        saying if there is another."""
        found = [
            reference
            for reference in self.before[-FAR:]
            if (not precisions or reference.day.precision in precisions)
            and not (self.turned and reference.counted and reference.sentence == self.sentence)
            and not (reference.counted and reference.said == self.words.lower())
        ]
        told_of = [reference for reference in found[-6:] if not reference.saying]
        return told_of[-1] if told_of else (found[-1] if found else None)

    def quoted(self) -> str:
        """The words in quotation marks, for a basis."""
        return f'"{self.words}"'


def unresolved(setting: Setting, missing: str) -> Found:
    """Words for a day that nothing resolves: the contract wants both ends null and the reason."""
    return Found(NO_DAY, f"{setting.quoted()}: {missing}", 0.9)


def from_now(setting: Setting, day: Day | None, confidence: float = 0.95) -> Found:
    """A day reckoned from publication."""
    if setting.now is None:
        return unresolved(setting, "no day of publication is known")
    if day is None:
        return unresolved(setting, "no such day")
    return Found(day, f"{setting.quoted()} from {setting.now.how}", confidence, (setting.now,))


def from_told(
    setting: Setting, base: Reference, day: Day | None, confidence: float = 0.75
) -> Found:
    """A day reckoned from another that the text tells."""
    if day is None:
        return unresolved(setting, "no such day")
    return Found(day, f"{setting.quoted()} from {base.how}", confidence, (base,))


def weekday_name(day: datetime.date) -> str:
    """ "Tuesday"; the same in every locale."""
    return WEEKDAYS[day.weekday()]


def as_told(words: str, day: Day) -> str:
    """How a basis names a day of the text: its words and what they were taken for."""
    plain = told(day)
    return f'"{words}"' if words == plain else f'"{words}" ({plain})'
