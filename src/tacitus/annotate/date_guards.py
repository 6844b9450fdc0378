"""What only looks like a date: "2000 people", "Theresa May", "Sunday Times", "once a week".

One guard for each rule of the grammar that needs one. The word lists stand under `guards` in
`data/dates.toml`.
"""

import re
from collections.abc import Callable
from functools import cache

from tacitus.annotate.date_look import NOUNS, POSSESSIVE, Look
from tacitus.date_grammar import end_year
from tacitus.lists import tables


@cache
def listed(name: str) -> frozenset[str]:
    """A list under `guards` in the data file."""
    return frozenset(tables("dates.toml")["guards"][name])


def accepts(look: Look, rule: str) -> bool:
    """Whether words that fit a rule of the grammar are what they seem."""
    guard = GUARDS.get(rule)
    return guard is None or guard(look)


# ---- months and days of months ---------------------------------------------------------------


def is_verb_month(look: Look) -> bool:
    """Whether "may" or "march" is written like the verb or the walk."""
    found = re.search(r"\b(?:may|mar(?:ch)?)\b", look.words)
    return found is not None and not look.one_case


def is_in_name(look: Look) -> bool:
    """Whether a word such as "Movement" or "Square" follows."""
    following = look.after()
    if following is None or look.one_case:
        return False
    return following.word[0].isupper() and following.lower in listed("name_after")


def guard_month(look: Look) -> bool:
    """A month alone: "in May", not "Mrs May"; "June", not "June Smith" nor "Jan"."""
    bare = look.words.rstrip(".")
    if is_verb_month(look) or look.word_before() in listed("often") or is_in_name(look):
        return False
    if not bare.isalpha() or look.word_before() in listed("before_month"):
        return bare != look.words or len(bare) > 3 or bare.lower() == "may" or not bare.isalpha()
    short = len(bare) < 5 and bare.lower() not in {"june", "july"}
    if short or bare.lower() == "march" or bare[0].islower():
        return False
    following = look.after()
    named = bare.lower() in {"april", "june", "august"}
    return not (named and following is not None and following.word[:1].isupper())


def guard_month_day(look: Look) -> bool:
    """ "May 5", not "may 5", nor "in March 10 people"."""
    if is_verb_month(look) or is_in_name(look):
        return False
    counts = look.word_after() in listed("counted_nouns") and look.word_before() == "in"
    return not (counts and look.words[-1].isdigit())


def guard_day_month(look: Look) -> bool:
    """ "3 May", "the third of May", not "the third march" nor "20 May Day rallies"."""
    if is_verb_month(look) or is_in_name(look) or look.word_after() == "day":
        return False
    return any(c.isdigit() for c in look.words) or " of " in look.low


def guard_nth(look: Look) -> bool:
    """ "on the 12th", not "on the 12th floor"."""
    if " of " in look.low:
        return True
    following = look.after()
    alone = following is None or following.tag not in NOUNS or not following.word[0].isalnum()
    if following is not None and following.tag == "X":
        alone = not following.word[0].isalpha() or following.word in {"and", "as", "in", "at"}
    return alone and (look.held or look.word_before() in {"on", "for"})


# ---- years -----------------------------------------------------------------------------------

BEFORE_YEAR = frozenset(
    """in since of by from until till to and or the a an before after during between early late mid
    through throughout for around circa his her its their our my that this 's ’s as on with
    spring summer autumn fall winter year""".split()
)
STRONG = frozenset(
    """in since during until till throughout the a his her its their 's ’s this that early late
    mid""".split()
)


def guard_year(look: Look) -> bool:
    """ "in 2014", "the 2014 vote"; not "2000 people", "Resolution 1701", "at least 1900"."""
    before, following = look.word_before(), look.word_after()
    if not look.words[0].isdigit():
        return look.words[0].isalpha() or before in BEFORE_YEAR  # "early 2014", "'98"
    if before in listed("before_number") and not look.held:
        return False
    if following in listed("counted_nouns"):
        return before in {"in", "since"} and following not in {"hrs", "hours", "gmt", "local"}
    figures = re.findall(r"\d{4}", look.words)
    if figures and int(figures[-1]) < 1800:
        return before in {"in", "of"} and not look.is_modifier()
    if look.held or before in STRONG:
        return True
    last = look.before()
    if look.is_modifier() and following not in POSSESSIVE:
        return last is not None and last.tag in {"ADJ", "DET"}
    return last is None or not last.word[0].isalnum() or before in BEFORE_YEAR


def guard_year_span(look: Look) -> bool:
    """ "1998-99", not "2010-5" nor a part of a longer number."""
    years = re.search(r"(\d{4})[-–/](\d{2,4})$", look.words)
    if years is None:
        return True
    first = int(years.group(1))
    last = end_year(first, int(years.group(2)))
    goes_on = look.word_after() in {"-", "–", "/"}
    return 1500 <= first < last <= 2099 and last - first < 150 and not goes_on


def guard_clock(look: Look) -> bool:
    """ "at noon", "6 p.m.", "at 18:30", not "high noon" nor a score of 18:30."""
    before = look.word_before()
    plain = "." not in look.words and not any(map(str.isalpha, look.words))
    return before != "high" and (not plain or before in BEFORE_CLOCK)


BEFORE_CLOCK = frozenset("at around about by before after until till from between to and".split())


def guard_decade(look: Look) -> bool:
    """ "the early 1980s", not "in his early 20s"."""
    return look.word_before() not in {"his", "her", "their", "my", "our", "your"}


# ---- weekdays, seasons, feasts, day words -----------------------------------------------------


def guard_weekday(look: Look) -> bool:
    """ "Sunday", not "Bloody Sunday", "Sunday Times", "every Friday", "Friday nights"."""
    before, following = look.word_before(), look.after()
    if before in listed("name_before"):
        return False
    if before == "on" and look.word_before(2) == "mail":
        return False
    if following is None:
        return True
    often = following.lower in {"nights", "mornings", "afternoons", "evenings"}
    return not often and not is_in_name(look)


def guard_season(look: Look) -> bool:
    """ "last fall", "in the summer", "spring 2014"; not "the fall", "the spring of hope"."""
    if look.words[-1].isdigit() or "year" in look.low:
        return True
    if not re.match(r"(?:early\W|late\W|mid\W)?the\s", look.words, re.I):
        return look.word_after() != "of"
    before = look.word_before()
    if look.low.endswith("fall") or look.word_after() == "of" or look.is_modifier():
        return False
    return before in {"in", "during", "over", "since", "until", "by", "for", "of", "late", "early"}


def guard_feast(look: Look) -> bool:
    """ "at Christmas", "a May Day rally"; not "Christmas Island", "a Christmas tree", "lent"."""
    name = FEAST.sub("", look.words)
    if not name[0].isupper() and not look.one_case and not name.lower().startswith(HOLY):
        return False
    following = look.after()
    if following is None or following.word in POSSESSIVE or not following.word[0].isalpha():
        return True
    if name.lower().endswith(("day", "eve", "night", "fitr", "adha")) or name[-1].isdigit():
        return True
    if following.lower in {"island", "islands"}:
        return False
    if following.word[0].isupper() and following.tag in {"PROPN", "X"} and not look.one_case:
        return False
    return look.held or following.tag not in {"NOUN", "PROPN"} or look.word_before() in HOLDING


FEAST = re.compile(
    r"^(?:.*\b(?:start|beginning|end|eve|close|middle|half|days|weeks)\s+of\s+)?"
    r"(?:(?:early|late|mid|the|last|this|next|past|coming|previous|following)[\s-]+)*",
    re.I | re.S,
)
HOLY = ("holy", "feast", "day of", "fourth of", "muslim", "new year", "prophet")
HOLDING = frozenset("on since by before after until at over during for".split())


def guard_day_word(look: Look) -> bool:
    """ "today", not "Russia Today"."""
    last = look.before()
    titled = look.low == "today" and look.words[0].isupper() and last is not None
    return not (titled and last is not None and last.word[:1].isupper() and not look.one_case)


def guard_daypart_rel(look: Look) -> bool:
    """ "the next day", not "every next day"."""
    return look.word_before() not in {"every", "each"}


# ---- units -----------------------------------------------------------------------------------


def guard_unit(look: Look) -> bool:
    """ "last week", not "last minute", "this second", "the last days"."""
    low = look.low
    if re.search(r"\b(?:second|minute|hour)s?(?:\s+(?:before|after|earlier))?$", low):
        return False
    if re.search(r"\b(?:days|nights|weeks|months|quarters|years|decades|centuries)\b", low):
        return False
    if re.search(r"\b(?:last|next|this|latest|current)\s+(?:day|night)$", low):
        return False
    return not (look.word_after() == "of" and re.search(r"\blast\s", low) is not None)


def guard_span(look: Look) -> bool:
    """ "the last two weeks", "recent days", not "his last days"."""
    low = look.low
    return re.search(r"\b(?:last|previous|preceding)\s+\w+$", low) is None or "couple" in low


def guard_offset(look: Look) -> bool:
    """ "two years before", not "for two years before"; "a year since", not "a year since 2014"."""
    before, last = look.word_before(), look.low.rsplit(maxsplit=1)[-1]
    if last in {"before", "after", "to"} and before in listed("before_length"):
        return False
    if last == "since":
        following = look.after()
        dated = following is None or not following.word[0].isalpha() or following.tag == "VERB"
        named = following is not None and following.lower in listed("since_when")
        return not dated and not named and before not in listed("before_length")
    return before not in listed("often")


def guard_counted(look: Look) -> bool:
    """ "three days", "for a week"; not "once a week", "22 years old", "three quarters of"."""
    following, before, low = look.word_after(), look.word_before(), look.low
    if following in {"old", "olds", "older", "younger", "away", "pregnant"} or before == "aged":
        return False
    last = look.words.rsplit(maxsplit=1)[-1]
    if last[0].isupper() and not look.words[0].isupper() and not look.one_case:
        return False  # the title "60 Minutes"
    if following == "of" and (look.word_after(1) == "age" or "quarter" in low):
        return False
    if before in listed("often") or is_rate(look):
        return False
    if re.fullmatch(r"(?:an?|one)\s+(?:full\s+|whole\s+|entire\s+)?\w+", low):
        return before in listed("before_one") and not low.endswith(("second", "quarter"))
    if re.fullmatch(r"[a-z]+(?:\s+(?:or|and)\s+\w+)?", low) and not low.startswith("half"):
        return before in listed("bare_before")
    return True


def is_rate(look: Look) -> bool:
    """Whether "a week" or "per day" follows."""
    return look.word_after() in {"a", "per", "each"} and look.word_after(1) in {
        "day", "week", "month", "year", "hour", "night",
    }  # fmt: skip


def guard_attributive(look: Look) -> bool:
    """ "15-minute", "five year"; not "two second", nor "a day"."""
    low = look.low
    if re.match(r"(?:1\d|20)\d\d\b", low):
        return False  # "the 1988 quarter"
    if not re.search(r"[-‐‑–]\s*\w+$", low):
        singular = re.search(r"(?:^|\s)(?:one|1|second|quarter|half|several)\s*\w*$", low) is None
        noun = look.is_modifier()
        return singular and noun and not low.endswith(("second", "quarter", "s"))
    return look.word_before() not in {"aged"} and not low.endswith("quarter")


def guard_lasting(look: Look) -> bool:
    """ "six-year-old war", never "six-year-old girl"."""
    return any(look.word_after(skip) in listed("lasting_things") for skip in range(3))


Guard = Callable[[Look], bool]
GUARDS: dict[str, Guard] = {
    "month": guard_month,
    "month-span": guard_month,
    "month-day": guard_month_day,
    "day-month": guard_day_month,
    "nth": guard_nth,
    "year": guard_year,
    "year-span": guard_year_span,
    "decade": guard_decade,
    "clock": guard_clock,
    "weekday": guard_weekday,
    "season": guard_season,
    "feast": guard_feast,
    "day-word": guard_day_word,
    "daypart-rel": guard_daypart_rel,
    "unit-which": guard_unit,
    "unit-rel": guard_unit,
    "span": guard_span,
    "offset": guard_offset,
    "counted": guard_counted,
    "attributive": guard_attributive,
    "lasting": guard_lasting,
}
