"""Days told by day words and weekdays: "yesterday", "last night", "on Saturday", "the next day"."""

import re

from tacitus.date_grammar import table
from tacitus.derive.absolute_days import weekday_number
from tacitus.derive.calendar_days import Date, days_on, interval, one, week_of, weekday_on
from tacitus.derive.day_setting import (
    Found,
    Reference,
    Setting,
    from_now,
    from_told,
    unresolved,
    weekday_name,
)
from tacitus.derive.quantities import number_of
from tacitus.values import Day

NO_BASE = "the text tells no day before it to reckon from"
BACK = frozenset({"previous", "preceding"})
THAT = frozenset({"that", "same", "that same"})
EVENING = re.compile(r"p\.?m|evening|at night|\b(?:1[2-9]|2[0-3])[:.]", re.IGNORECASE)
WRITTEN = frozenset({"month-day", "day-month", "iso", "numeric"})
LEAD = 3  # sentences in which the lead stands, its title the first
RECENT = 7  # days


def day_word(setting: Setting) -> Found:
    """ "yesterday", "tonight", "the day before yesterday": by publication. A night that began
    yesterday is yesterday's; "overnight" is yesterday or today."""
    words, now = setting.words.lower(), setting.now
    if now is None:
        return unresolved(setting, "no day of publication is known")
    if "overnight" in words:
        return from_now(setting, interval(days_on(now.start, -1), now.end, "day"), 0.85)
    steps = 0
    if "before yesterday" in words or "before last" in words:
        steps = -2
    elif "after tomorrow" in words:
        steps = 2
    elif "yesterday" in words or "last night" in words or "last evening" in words:
        steps = -1
    elif "tomorrow" in words:
        steps = 1
    return from_now(setting, one(days_on(now.start, steps)))


def daypart_rel(setting: Setting) -> Found:
    """ "the next day", "that night", "the day before": from the day told before, or from the one
    that follows ("the day before Christmas")."""
    words = setting.words.lower()
    if re.search(r"\b(?:before|after|earlier)$", words):
        sign = 1 if words.endswith("after") else -1
        return beside(setting, sign)
    base = setting.nearest("day", "time")
    if base is None:
        return unresolved(setting, NO_BASE)
    sign = 1 if re.search(r"\b(?:next|following)\b", words) else 0
    sign = -1 if re.search(r"\b(?:previous|preceding)\b", words) else sign
    return moved(setting, base, sign)


def beside(setting: Setting, sign: int) -> Found:
    """The day before or after another. Where the report's happening "came the day before" it, the
    words date that other one, and count the other way."""
    if setting.ahead is not None and setting.ahead.day.precision in {"day", "time"}:
        return moved(setting, setting.ahead, sign)
    base = setting.nearest("day", "time")
    if base is None:
        return unresolved(setting, NO_BASE)
    if not setting.turned:
        return moved(setting, base, sign)
    found = moved(setting, base, -sign)
    side = "after" if sign < 0 else "before"
    return Found(found.day, f"{setting.quoted()}: {side} {base.how}", 0.7, found.used)


def moved(setting: Setting, base: Reference, days: int) -> Found:
    """So many days from a reference."""
    day = interval(days_on(base.start, days), days_on(base.end, days), "day")
    return from_told(setting, base, day)


def weekday(setting: Setting) -> Found:
    """A weekday: by default the latest before publication, or that day itself, when the clause is
    past; the next one when it speaks of what is to come. "last" and "next" say which side."""
    which = re.sub(r"^the (?=\w)", "", setting.phrase.get("which"))
    number, now = table("weekdays")[setting.phrase.get("weekday")], setting.now
    if which in BACK | THAT | {"following"} or (
        which == "next" and "the next" in setting.words.lower()
    ):
        found = weekday_by_told(setting, number, which)
        if found is not None:
            return found
    if now is None:
        return unresolved(setting, "no day of publication is known")
    if week := setting.phrase.get("weekrel"):
        return weekday_of_week(setting, now, number, week)
    if which in {"next", "coming", "this coming", "following"}:
        return weekday_next(setting, now, number, which)
    return weekday_plain(setting, now, number, which)


def weekday_plain(setting: Setting, now: Reference, number: int, which: str) -> Found:
    """ "Saturday", "last Saturday", "this Saturday"."""
    before, after = weekday_on(now.start, number, -1), weekday_on(now.start, number, 1)
    if which in {"last", "past", "this past", "previous"}:
        runner = days_on(before, -7) if before else None
        close = before is not None and (now.start - before).days < 3
        return told_beside(setting, before, runner if close else None, 0.75 if close else 0.9)
    if (told := of_week_told(setting, number)) is not None:
        return told
    if now.start.weekday() == number:
        basis = f"{setting.quoted()}, the weekday of {now.how}"
        return Found(Day(now.start, now.end, "day"), basis, 0.85, (now,))
    future = setting.clause() == "future"
    if which == "this" and setting.clause() == "unknown":
        future = number > now.start.weekday()
    first, other = (after, before) if future else (before, after)
    return told_beside(setting, first, other, 0.85 if future else 0.93)


def of_week_told(setting: Setting, number: int) -> Found | None:
    """The weekday in the week that a review looks back on; None in other reports, and of what is
    to come."""
    week = setting.week
    if week is None or setting.now is None or setting.clause() == "future":
        return None
    day = week.end if week.end.weekday() == number else weekday_on(week.end, number, -1)
    if day is None or day < week.start:
        return None
    if setting.now.start.weekday() != number and day == weekday_on(setting.now.start, number, -1):
        return None  # no need of the week
    return from_told(setting, week, one(day), 0.9)


def weekday_next(setting: Setting, now: Reference, number: int, which: str) -> Found:
    """ "next Friday": that of the next week; "the coming Friday": the first to come."""
    first = weekday_on(now.start, number, 1)
    later = days_on(first, 7) if first else None
    same_week = first is not None and first.weekday() > now.start.weekday()
    if which == "next" and same_week and first is not None and (first - now.start).days <= 3:
        return told_beside(setting, later, first, 0.6)
    return told_beside(setting, first, later if same_week else None, 0.8)


def told_beside(setting: Setting, day: Date | None, other: Date | None, confidence: float) -> Found:
    """'"Saturday" before published 2016-12-20, a Tuesday'."""
    now = setting.now
    if day is None or now is None:
        return unresolved(setting, "no such day")
    side = "before" if day < now.start else "after"
    basis = f"{setting.quoted()} {side} {now.how}, a {weekday_name(now.start)}"
    runners = (Day(other, other, "day"),) if other is not None else ()
    return Found(Day(day, day, "day"), basis, confidence, (now,), runners)


def weekday_of_week(setting: Setting, now: Reference, number: int, week: str) -> Found:
    """ "Tuesday last week", "Monday this week", "the Friday before last"."""
    if week.endswith("before last"):
        before = weekday_on(now.start, number, -1)
        return told_beside(setting, days_on(before, -7) if before else None, None, 0.85)
    steps = 0
    if re.search(r"last|previous|ago", week):
        steps = -1
    elif re.search(r"next|following", week):
        steps = 1
    whole = week_of(now.start, steps)
    day = days_on(whole.start, number) if whole and whole.start else None
    return told_beside(setting, day, None, 0.9)


def weekday_by_told(setting: Setting, number: int, which: str) -> Found | None:
    """ "the previous Friday": by the day told before; None where none is told."""
    base = setting.nearest("day", "time")
    if base is None:
        return None
    if which in THAT:
        same = base.start.weekday() == number
        day = base.start if same else weekday_on(base.start, number, -1)
    else:
        day = weekday_on(base.start, number, -1 if which in BACK else 1)
    return from_told(setting, base, one(day))


def weekday_ago(setting: Setting) -> Found:
    """ "two weeks ago Friday", "a week ago last Tuesday", "Friday a week ago"."""
    now = setting.now
    if now is None:
        return unresolved(setting, "no day of publication is known")
    weeks = int(
        number_of(setting.phrase.get("number") or re.sub(r"\D", "", setting.words) or "a") or 1
    )
    number = table("weekdays")[setting.phrase.get("weekday")]
    near = now.start if now.start.weekday() == number else weekday_on(now.start, number, -1)
    if near is not None and now.start.weekday() != number and "last" not in setting.words.lower():
        weeks -= 1 if (now.start - near).days > 3 else 0
    return told_beside(setting, days_on(near, -7 * weeks) if near else None, None, 0.75)


def weekday_from(setting: Setting) -> Found:
    """ "a week from Monday": seven days after the Monday to come."""
    now = setting.now
    if now is None:
        return unresolved(setting, "no day of publication is known")
    first = weekday_on(now.start, table("weekdays")[setting.phrase.get("weekday")], 1)
    return told_beside(setting, days_on(first, 7) if first else None, None, 0.8)


def weekday_day(setting: Setting) -> Found:
    """ "Tuesday the 12th": the nearest 12th that is a Tuesday."""
    now = setting.now
    if now is None:
        return unresolved(setting, "no day of publication is known")
    number = weekday_number(setting.phrase.get("wd"))
    digits = re.search(r"\d+", setting.phrase.get("dayth"))
    wanted = int(digits.group()) if digits else 0
    near = sorted(range(-200, 201), key=lambda n: (abs(n), n))
    for steps in near:
        day = days_on(now.start, steps)
        if day is not None and day.day == wanted and day.weekday() == number:
            return told_beside(setting, day, None, 0.8)
    return unresolved(setting, "no such day near the day of publication")


def clock(setting: Setting) -> Found:
    """A time of day alone ("at 6 p.m."): on the day told in its sentence, or of the entry of a
    running report, or last told before."""
    base = setting.nearest("day", "time")
    if base is not None and setting.sentence - base.sentence > 2:
        base = None
    if base is None or base.sentence != setting.sentence:
        base = setting.ahead or setting.entry or base
    base = base or lead_day(setting)
    if base is None:
        return unresolved(setting, "the text tells no day near it")
    start, end = base.start, base.end
    night = (end - start).days == 1 and base.rule != "weekend"
    if night:  # its evening is of the first day, the rest of the second
        start = end = start if EVENING.search(setting.words) else end
    day = Day(start, end, "time")
    return Found(day, f"{setting.quoted()} on the day of {base.how}", 0.7, (base,))


def lead_day(setting: Setting) -> Reference | None:
    """The first day that the lead tells, if it is of the days just before publication: hours told
    further down are mostly of that day. The day of a dateline is that of writing."""
    now = setting.now
    for base in setting.before:
        if now is None or (base.start == now.start and base.rule in WRITTEN):
            continue
        recent = 0 <= (now.start - base.start).days <= RECENT
        if recent and base.sentence <= LEAD and base.day.precision in {"day", "time"}:
            return base
    return None
