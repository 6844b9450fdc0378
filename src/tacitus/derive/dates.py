"""Words for days and lengths of time become values: an interval with its precision, or seconds.

Days that stand on their own or on publication come first, in the order of the text; then those in
quotations, which count from the day of speaking; then those that count from a day the text tells.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from tacitus.derive import absolute_days, absolute_periods, day_words, feasts, offsets, periods
from tacitus.derive.calendar_days import NO_DAY, days_on, interval, told
from tacitus.derive.day_context import DayContext
from tacitus.derive.day_setting import Found, Reference, Setting
from tacitus.derive.lengths import derive_durations
from tacitus.derive.periods import narrowed
from tacitus.marks import TIME_MARK, Marks
from tacitus.values import Day, Report, Resolved

__all__ = ["derive_days", "derive_durations"]

Rule = Callable[[Setting], Found]
RULES: dict[str, Rule] = {
    "named-day": absolute_days.named_day,
    "iso": absolute_days.iso,
    "numeric": absolute_days.numeric,
    "month-day": absolute_days.month_day,
    "day-month": absolute_days.month_day,
    "month-days": absolute_days.month_days,
    "days-month": absolute_days.month_days,
    "two-month-days": absolute_days.two_months_days,
    "two-day-months": absolute_days.two_months_days,
    "nth": absolute_days.nth,
    "week-of": absolute_periods.week_around,
    "week-in-month": absolute_periods.week_in_month,
    "month": absolute_periods.a_month,
    "month-span": absolute_periods.months_span,
    "quarter": absolute_periods.a_quarter,
    "season": absolute_periods.a_season,
    "year": absolute_periods.a_year,
    "fiscal-year": absolute_periods.a_year,
    "year-span": absolute_periods.years_span,
    "decade": absolute_periods.a_decade,
    "century": absolute_periods.a_century,
    "day-word": day_words.day_word,
    "daypart-rel": day_words.daypart_rel,
    "weekday": day_words.weekday,
    "weekday-ago": day_words.weekday_ago,
    "weekday-from": day_words.weekday_from,
    "weekday-day": day_words.weekday_day,
    "clock": day_words.clock,
    "offset": offsets.offset,
    "year-ago": offsets.year_ago,
    "in-time": offsets.in_time,
    "span": offsets.span,
    "before-last": periods.before_last,
    "this-time": periods.this_time,
    "unit-part": periods.unit_part,
    "unit-rel": periods.unit_rel,
    "unit-which": periods.unit_which,
    "weekend": periods.weekend,
    "feast": feasts.feast,
}
NIGHT_TO = re.compile(r"\bnight\s+(?:of\s+[\w ]{1,20}\s+)?to\s+(?:the\s+)?$", re.IGNORECASE)
UP_TO = frozenset({"before", "by", "prior to", "no later than"})


def derive_days(report: Report, marks: Marks) -> tuple[Resolved[Day], ...]:
    """The days of all `date` mentions, in their order. Where nothing tells the day, both ends are
    None, the precision is `unknown` and the basis says what is missing."""
    context = DayContext(report, marks)
    stages = {number: context.stage(number) for number in context.numbers}
    for stage in sorted(set(stages.values())):
        before: list[Reference] = []
        for place, number in enumerate(context.numbers):
            if stages[number] == stage:
                context.found[number] = found_at(context, place, before)
            if number in context.found and context.found[number].day.start is not None:
                before.append(context.reference(number))
    return tuple(resolved(context, number) for number in context.numbers)


def found_at(context: DayContext, place: int, before: list[Reference]) -> Found:
    """The day of one mention, by the rule of its words and by what stands around them."""
    number = context.numbers[place]
    phrase = context.phrases[number]
    if context.marks.mentions[number].rule == TIME_MARK:
        return context.entries.get(number) or Found(NO_DAY, "no day of publication is known")
    if phrase is None:
        return Found(NO_DAY, "the words are not read as a day", 0.5)
    setting = context.setting(place, phrase, before)
    return bounded(nightly(dressed(RULES[phrase.rule](setting), setting), setting), setting)


def resolved(context: DayContext, number: int) -> Resolved[Day]:
    """The value with its evidence: the mention and the words of the days it is reckoned from."""
    found, mention, phrase = (
        context.found[number],
        context.marks.mentions[number],
        context.phrases[number],
    )
    spans = {mention.span, *(span for reference in found.used for span in reference.spans)}
    return Resolved(
        number,
        found.day,
        tuple(sorted(spans)),
        found.basis,
        round(found.confidence * min(1.0, mention.score + 0.05), 3),
        f"day:{phrase.rule if phrase else 'unread'}",
        found.runners_up,
    )


def dressed(found: Found, setting: Setting) -> Found:
    """The day with what the words around its core say: "early", "the end of", a time of day."""
    day = found.day
    if part := setting.phrase.parts.get("part"):
        day = narrowed(day, part, setting.now)
    timed = any(name.startswith("clock") for name in setting.phrase.parts)
    if timed and day.start is not None and day.precision == "day":
        day = Day(day.start, day.end, "time")
    return found if day is found.day else replace(found, day=day)


def nightly(found: Found, setting: Setting) -> Found:
    """ "the night to Tuesday" begins on Monday."""
    day = found.day
    if day.start is None or day.start != day.end or not NIGHT_TO.search(setting.head):
        return found
    both = interval(days_on(day.start, -1), day.end, "day") or day
    return replace(found, day=both, basis=f"the night to {found.basis or setting.quoted()}")


def bounded(found: Found, setting: Setting) -> Found:
    """ "before", "after", "by" a day: up to or from it, where publication gives the other end;
    "since" and "until" give the day itself, on which what they tell began or ends."""
    bound, now = setting.phrase.get("bound"), setting.now
    start, end = found.day.start, found.day.end
    if not bound or start is None or end is None:
        return found
    basis, day = found.basis or f"{setting.quoted()}: {told(found.day)}", found.day
    if now is not None and bound == "after" and end < now.start:
        day = interval(days_on(end, 1), now.end, day.precision) or day
        basis += ", to publication"
    elif now is not None and bound in UP_TO and start > now.end:
        to_end = bound in {"by", "no later than"} or "end" in setting.phrase.get("part")
        last = end if to_end else days_on(start, -1)
        day = interval(now.start, last, day.precision) or day
        basis += ", from publication"
    others = found.runners_up if day == found.day else (found.day, *found.runners_up)
    return replace(found, day=day, basis=basis, runners_up=others)
