"""The day from which a report's relative days are reckoned: that of publication; without it a
dateline ("NAIROBI, March 3, 2014 (Reuters) -") or a line with nothing but a full date."""

import datetime
import re

from tacitus.date_grammar import read_date
from tacitus.derive.absolute_days import day_number, iso_date, month_number, year_number
from tacitus.derive.calendar_days import date
from tacitus.derive.day_setting import Reference
from tacitus.marks import Marks, Mention
from tacitus.values import Day, Report

FIRST_LINES = 12  # mentions looked at for a dateline
ALONE = re.compile(
    r"[\W_]*(?:(?:date|published|posted|updated|last updated|filed|issued)\b\W*)?(?:on\b\W*)?$",
    re.I,
)
DATELINE = re.compile(
    r"^[\W_]*[A-Z][A-Za-z.'’ ]*(?:, ?[A-Z][A-Za-z.'’ ]*){0,3},?\s*(?:\([^)\n]{1,40}\)\W*)?$"
)
DASH = re.compile(r"^\W*(?:\([^)\n]{1,40}\)|\[[^\]\n]{1,40}\])?\W*?(?:--|[-–—_]|\()")


def report_day(report: Report, marks: Marks) -> Reference | None:
    """The day of publication, else that of a dateline with a year; None where there is neither."""
    if report.published:
        return published_day(report.published)
    dates = [mention for mention in marks.mentions if mention.kind == "date"]
    for mention in dates[:FIRST_LINES]:
        day = full_day(report.text, mention)
        if day is not None and (how := standing(report.text, mention)):
            return Reference(Day(day, day, "day"), f"{how} {day}", (mention.span,))
    return None


def published_day(published: str) -> Reference | None:
    """The day of an ISO date or date-time, with its hour where there is one."""
    try:
        day = datetime.date.fromisoformat(published[:10])
    except ValueError:
        return None
    try:
        moment = datetime.datetime.fromisoformat(published) if len(published) > 10 else None
    except ValueError:
        moment = None
    return Reference(Day(day, day, "day"), f"published {day}", moment=moment)


def full_day(text: str, mention: Mention) -> datetime.date | None:
    """The day of a date with its year; None for any other words."""
    phrase = read_date(mention.span.of(text), mention.rule)
    if phrase is None or phrase.rule not in {"month-day", "day-month", "iso"}:
        return None
    if phrase.rule == "iso":
        return iso_date(phrase)
    words = phrase.get("year") or phrase.get("yy")
    if not words:
        return None
    month, day = month_number(phrase.get("month")), day_number(phrase.get("day"))
    return date(year_number(words, None), month, day)


def standing(text: str, mention: Mention) -> str:
    """ "the dateline" or "the date line" where the mention stands in one; else nothing."""
    start = text.rfind("\n", 0, mention.span.start) + 1
    stop = text.find("\n", mention.span.end)
    head = text[start : mention.span.start][-200:]
    tail = text[mention.span.end : stop if stop >= 0 else len(text)][:200]
    if ALONE.match(head) and re.fullmatch(r"[\W_]*(?:\d{1,2}[:.]\d\d.{0,20})?[\W_]*", tail):
        return "the date line"
    return "the dateline" if DATELINE.match(head) and DASH.match(tail) else ""
