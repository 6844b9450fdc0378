"""Days reckoned by counting units: "two days ago", "a week later", "the past two weeks"."""

import re

from tacitus.derive.calendar_days import interval, shifted, unit_of
from tacitus.derive.counting import (
    COARSE,
    PRECISIONS,
    by_hours,
    counted,
    in_units,
    moved,
    same_day,
    spelled,
)
from tacitus.derive.day_setting import Found, Reference, Setting, from_now, from_told, unresolved
from tacitus.derive.day_words import NO_BASE
from tacitus.derive.quantities import Quantity, quantity_of

NEAR_SENTENCES = 6  # how far a quarter is looked for that figures are compared with
FORWARD = ("later", "after", "afterwards", "afterward", "now", "today", "hence")


def offset(setting: Setting) -> Found:
    """ "two days ago" counts from publication, "two days later" from the day told before, "two
    days before Christmas" from the one that follows."""
    how = setting.phrase.get("how")
    quantity = quantity_of(setting.phrase.get("quantity"))
    if quantity is None:
        return unresolved(setting, "not read as a length of time")
    sign = 1 if how.endswith(FORWARD) and not how.startswith("ago") else -1
    compared = compared_with(setting, quantity) if sign < 0 else None
    if compared is not None:
        return from_told(setting, compared, shifted(compared.day, "year", -1), 0.6)
    if how == "since" and setting.came and (base := base_for(setting, quantity)):
        return by_count(setting, base, quantity, -1)
    if how.startswith("ago") or how in {"since", "hence", "from now", "from today"}:
        return from_publication(setting, quantity, sign)
    if how in {"before", "after", "prior to", "prior"} and setting.ahead is not None:
        return by_count(setting, setting.ahead, quantity, sign)
    base = base_for(setting, quantity)
    if base is None:
        return unresolved(setting, NO_BASE)
    return by_count(setting, base, quantity, -sign if setting.turned else sign)


def from_publication(setting: Setting, quantity: Quantity, sign: int) -> Found:
    """Counted from publication."""
    if setting.now is None:
        return unresolved(setting, "no day of publication is known")
    day = counted(setting.now, quantity, sign)
    if day is None:
        return unresolved(setting, "how many is not told")
    if setting.phrase.get("how").endswith(("today", "tonight")) and quantity.exact:
        day = same_day(setting.now, quantity, sign) or day
    basis = f"{setting.quoted()}{spelled(quantity)} from {setting.now.how}"
    return Found(day, basis, 0.92 if quantity.exact else 0.75, (setting.now,))


def compared_with(setting: Setting, quantity: Quantity) -> Reference | None:
    """The quarter or month that figures "from a year ago" are set against; None for other words."""
    if quantity.unit != "year" or not quantity.exact or quantity.low != 1 or not setting.compared:
        return None
    base = setting.nearest("season", "month")
    return base if base and setting.sentence - base.sentence <= NEAR_SENTENCES else None


def base_for(setting: Setting, quantity: Quantity) -> Reference | None:
    """The day told before that is fine enough to count such units from."""
    if quantity.unit in {"year", "decade", "century"}:
        return setting.nearest()
    if quantity.unit in {"month", "quarter"}:
        return setting.nearest("time", "day", "week", "month")
    if quantity.unit in {"week", "fortnight", "weekend"}:
        return setting.nearest("time", "day", "week")
    return setting.nearest("time", "day")


def by_count(setting: Setting, base: Reference, quantity: Quantity, sign: int) -> Found:
    """Counted from a day of the text."""
    day = counted(base, quantity, sign)
    if day is None:
        return unresolved(setting, "how many is not told")
    side = "before" if sign < 0 else "after"
    if setting.turned:
        basis = f"{setting.quoted()}{spelled(quantity)}: {side} {base.how}"
    else:
        basis = f"{setting.quoted()}{spelled(quantity)} from {base.how}"
    return Found(day, basis, 0.75 if quantity.exact else 0.65, (base,))


def year_ago(setting: Setting) -> Found:
    """ "the year-ago quarter", "year-earlier": the same stretch a year before."""
    unit = re.search(r"year|month|week|day", setting.words.lower())
    base = setting.nearest("season", "month") or setting.nearest("year", "day") or setting.now
    if base is None or unit is None:
        return unresolved(setting, NO_BASE)
    if base.day.precision in COARSE:
        return from_told(setting, base, shifted(base.day, unit.group(), -1), 0.6)
    return from_told(setting, base, unit_of(base.start, unit.group(), -1), 0.6)


def in_time(setting: Setting) -> Found:
    """ "in two weeks' time"."""
    quantity = quantity_of(setting.phrase.get("quantity"))
    if quantity is None:
        return unresolved(setting, "not read as a length of time")
    return from_publication(setting, quantity, 1)


def span(setting: Setting) -> Found:
    """ "the past two weeks", "recent days", "the next three months": up to or from publication."""
    words = re.sub(r"^(?:the|this)\s+", "", setting.words.lower())
    if setting.now is None:
        return unresolved(setting, "no day of publication is known")
    ahead = words.startswith(("next", "coming")) or words.endswith("ahead")
    body = re.sub(r"^\w+\s+|\s+ahead$", "", words)
    quantity = quantity_of(words.removesuffix(" ahead") if words.endswith("ahead") else body)
    if quantity is None or quantity.high is None or body == "years":  # "recent years" have no end
        return unresolved(setting, "how many is not told")
    base, told = setting.now, words.startswith(("previous", "preceding"))
    if told:
        nearest = setting.nearest("time", "day", "week", "month")
        if nearest is None:
            return unresolved(setting, NO_BASE)
        base = nearest
    _, high, unit = in_units(quantity)
    if unit == "hour":
        day = by_hours(base, 0, high, 1 if ahead else -1)
    else:
        far = moved(base.end if ahead else base.start, high if ahead else -high, unit)
        start, end = (base.start, far) if ahead else (far, base.end)
        day = interval(start, end, PRECISIONS[unit])
    return from_told(setting, base, day, 0.65) if told else from_now(setting, day, 0.75)
