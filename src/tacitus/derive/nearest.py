"""Which of several possible days is meant: the nearest one on the side the clause speaks of."""

from collections.abc import Callable, Iterable
from datetime import date

from tacitus.derive.day_setting import Found, Reference, Setting, unresolved
from tacitus.derive.tense import Tense
from tacitus.values import Day

WRONG_SIDE = 350  # days
OTHER_YEAR = 100
NEAR = 60  # characters between two dates of one year
SIDES: dict[str, Tense] = {
    "last": "past",
    "past": "past",
    "next": "future",
    "coming": "future",
    "this coming": "future",
}


def choose(days: Iterable[Day | None], now: Reference, tense: Tense) -> list[Day]:
    """The possible days, the likeliest first. One that holds `now` counts as past and as to come;
    the wrong side counts as nearly a year further away, what is to come as twice as far where the
    tense is not known, and another year than that of publication, which news tends to name, as
    three months further."""
    known = [day for day in days if day is not None and day.start is not None]

    def distance(day: Day) -> float:
        start, end = day.start or date.min, day.end or date.max
        if start <= now.end and now.start <= end:
            return 0
        past = end < now.start
        away = (now.start - end).days if past else (start - now.end).days
        other_year = OTHER_YEAR if start.year != now.start.year != end.year else 0
        if tense == "unknown":
            return other_year + (away if past else 2 * away)
        return other_year + away + (0 if past == (tense == "past") else WRONG_SIDE)

    return sorted(known, key=distance)


def of_years(
    setting: Setting,
    in_year: Callable[[int], Day | None],
    confidence: float = 0.92,
    strict: bool = False,
) -> Found:
    """A day that comes once a year, where the words tell no year: the one on the side of
    publication that "last", "next" or the tense of the clause tells; if `strict`, a clause in the
    past never means a day to come."""
    which = setting.phrase.get("which").removeprefix("the ")
    if which in {"previous", "preceding", "following", "that", "same", "that same"}:
        return beside_told(setting, in_year, which)
    context = year_in_sentence(setting)
    day = in_year(context.start.year) if context else None
    if context is not None and day is not None:
        basis = f"{setting.quoted()} in the year of {context.how}"
        return Found(day, basis, 0.75, (context,))
    if setting.now is None:
        return unresolved(setting, "no year is told and no day of publication is known")
    now = setting.now
    years = range(now.start.year - 1, now.start.year + 2)
    if which in SIDES:
        side = SIDES[which]
        days = [d for d in map(in_year, years) if d and on_side(d, now, side)]
    else:
        side, days = setting.clause(), [d for d in map(in_year, years) if d]
        if strict and side == "past":
            days = [d for d in days if d.start is not None and d.start <= now.end]
    ranked = choose(days, now, side)
    if not ranked:
        return unresolved(setting, "no such day near the day of publication")
    return beside_now(setting, ranked, confidence if side != "unknown" else confidence - 0.1)


def on_side(day: Day, now: Reference, side: Tense) -> bool:
    """Whether a day lies wholly before publication, or after it."""
    if side == "past":
        return day.end is not None and day.end < now.start
    return day.start is not None and day.start > now.end


def beside_now(setting: Setting, ranked: list[Day], confidence: float) -> Found:
    """The first of the ranked days, told as before, after or on the day of publication."""
    now, day = setting.now, ranked[0]
    if now is None or day.start is None or day.end is None:
        return unresolved(setting, "no day of publication is known")
    if day.start == day.end == now.start:
        basis = f"{setting.quoted()}, the day: {now.how}"
    else:
        side = "before" if day.end < now.start else "after" if day.start > now.end else "around"
        basis = f"{setting.quoted()} {side} {now.how}"
    return Found(day, basis, confidence, (now,), tuple(ranked[1:2]) if confidence < 0.85 else ())


def beside_told(setting: Setting, in_year: Callable[[int], Day | None], which: str) -> Found:
    """ "the previous March", "that summer": by the day told before."""
    base = setting.nearest()
    if base is None:
        return unresolved(setting, "the text tells no day before it to reckon from")
    years = [base.start.year - 1, base.start.year, base.start.year + 1]
    days = [day for day in map(in_year, years) if day and day.start and day.end]
    if which in {"previous", "preceding"}:
        days = [day for day in days if day.end and day.end < base.start][-1:]
    elif which == "following":
        days = [day for day in days if day.start and day.start > base.end][:1]
    else:
        days = [day for day in days if day.start and day.start.year == base.start.year]
    if not days:
        return unresolved(setting, "no such day beside the one told before")
    return Found(days[0], f"{setting.quoted()} by {base.how}", 0.75, (base,))


def year_in_sentence(setting: Setting) -> Reference | None:
    """A day whose year goes for this one too: a year right before ("last year, on March 3"), a full
    date in the same sentence or, where there is no day of publication, in the sentence before."""
    if setting.joined is not None and setting.joined.day.precision == "year":
        return setting.joined
    if not setting.before:
        return None
    last = setting.before[-1]
    far = 0 if setting.now is not None else 1
    near = setting.sentence - last.sentence <= far and last.full
    if near and setting.now is not None:
        near = setting.span.start - last.spans[0].end < NEAR and setting.clause() != "future"
    return last if near else None
