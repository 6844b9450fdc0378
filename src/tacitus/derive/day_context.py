"""What stands around the words for a day: the days told before and after, "it came", a quotation.

All look-arounds are bounded, so that a long text costs no more a mention than a short one.
"""

import re
from bisect import bisect_right

from tacitus.date_grammar import Phrase, read_any
from tacitus.derive.day_setting import Found, Reference, Setting, as_told
from tacitus.derive.report_day import report_day
from tacitus.derive.running_page import days_of_entries
from tacitus.derive.tense import Tense, listed, tense_at
from tacitus.marks import TIME_MARK, Marks, Mention, Quote
from tacitus.values import Day, Report, Span

# Rules whose words may count from a day that the text tells: they wait for the others.
WAITING = frozenset({"daypart-rel", "offset", "year-ago", "unit-rel", "clock"})
# Rules whose words count from the day of speaking, where they are quoted with it.
SPOKEN = frozenset({"day-word", "offset", "unit-which", "weekend"})
FOR = re.compile(r"\bfor $")
# "Monday's attack" has mostly been.
OWNS = re.compile(r"(?:day|night|morning|afternoon|evening)['’]s\b", re.I)
TERMS = frozenset({"by", "no later than", "until", "till"})
SPANS = frozenset({"month-days", "days-month", "two-month-days", "two-day-months"})
FULL = frozenset({"month-day", "day-month"})  # with a year these fix the year of what follows
CLOSE = 60  # characters between "two days after" and the day that it counts from
CAME = re.compile(
    r"\b(?:came|comes|coming|come|happened|occurred|took place|followed|struck)"
    r"(?:\s+(?:only|just|barely|less than|some|about|and|even))*\s+$",
    re.I,
)
TOGETHER = re.compile(r"[^.;:!?]*\band\s+(?:(?:only|just|even|also)\s+)?", re.I)
PARTED = re.compile(r"[;:“”\"]|\b(?:and|but|while|who|which|that)\b", re.I)
COMPARED = re.compile(r"\b(?:compared|from|than|versus|against)\b[^.;]*$", re.I)
ON = re.compile(r",?\s+(?:(?:on|in)\s+)?", re.I)
PREPOSITION = re.compile(r"^(?:on|in|at|during|of|for|from)\s+", re.I)
TRAIL = re.compile(r"(?:['’]s)?[\s.,;:]*$")


class DayContext:
    """The date mentions of a report, by their numbers, with what is found of them so far."""

    def __init__(self, report: Report, marks: Marks) -> None:
        self.text = report.text
        self.marks = marks
        self.now = report_day(report, marks)
        self.entries = days_of_entries(report.text, marks.mentions, self.now)
        self.found: dict[int, Found] = {}
        self.numbers = [n for n, m in enumerate(marks.mentions) if m.kind == "date"]
        self.phrases = {n: self._phrase(marks.mentions[n]) for n in self.numbers}
        self._hours = sorted(self.entries)
        self._token_starts = [token.start for token in marks.tokens]
        self._sentence_starts = [sentence.span.start for sentence in marks.sentences]
        self._references: dict[int, Reference] = {}
        self._came: dict[int, bool] = {}  # by place: whether it stands after "it came" or the like
        self._quotes = sorted(
            (quote for quote in marks.quotes if quote.form == "direct"),
            key=lambda quote: quote.content.start,
        )
        self._quote_starts = [quote.content.start for quote in self._quotes]

    def _phrase(self, mention: Mention) -> Phrase | None:
        if mention.rule == TIME_MARK:
            return Phrase(TIME_MARK, {})
        words = mention.span.of(self.text)
        return read_any(words, mention.rule) or read_any(
            TRAIL.sub("", PREPOSITION.sub("", words)), mention.rule
        )

    def stage(self, number: int) -> int:
        """When a mention is resolved: 0 first, 1 what is quoted, 2 what counts from another day."""
        phrase = self.phrases[number]
        if phrase is None:
            return 0
        if waits(phrase):
            return 2
        inside = phrase.rule in SPOKEN and self.quote_at(self.span(number)) is not None
        return 1 if inside else 0

    def span(self, number: int) -> Span:
        """The words of a mention."""
        return self.marks.mentions[number].span

    def setting(self, place: int, phrase: Phrase, before: list[Reference]) -> Setting:
        """The surroundings of the mention at a place among the date mentions."""
        span = self.span(self.numbers[place])
        head = self.text[max(0, span.start - CLOSE) : span.start]
        owns = OWNS.search(self.text, span.start, span.end + 2) is not None
        return Setting(
            phrase,
            words=" ".join(span.of(self.text).split()),
            span=span,
            now=self.day_of_speaking(phrase, span) or self.now_at(span),
            clause=lambda: leaning(
                phrase, "" if owns else head, tense_at(self.marks, span, self._token_starts)
            ),
            before=before,
            ahead=self.ahead(place, phrase),
            came=waits(phrase) and self.came_after(place),
            turned=self.turned(place, phrase, before),
            sentence=self.sentence_of(span),
            compared=COMPARED.search(head) is not None,
            head=head,
            joined=self.joined(place),
            entry=self.entry_at(span),
            week=self.week_told(),
        )

    def week_told(self) -> Reference | None:
        """The week of a review, told in its heading: "The week in brief, 16 to 22 September"."""
        number = self.numbers[0] if self.numbers else -1
        phrase = self.phrases.get(number)
        if phrase is None or phrase.rule not in SPANS or number not in self.found or not self.now:
            return None
        if "\n" in self.text[: self.span(number).start]:
            return None
        week = self.reference(number)
        whole = (week.end - week.start).days in range(5, 9)
        return week if whole and 0 <= (self.now.start - week.end).days <= 3 else None

    # ---- entries of a running report ---------------------------------------------------------

    def entry_at(self, span: Span) -> Reference | None:
        """The day of the entry in which a span stands, of a report that has entries."""
        at = bisect_right(self._hours, span.start, key=lambda n: self.span(n).start) - 1
        if at < 0:
            return None
        hour, day = self.span(self._hours[at]), self.entries[self._hours[at]].day
        how = f"the entry of {as_told(hour.of(self.text), day)}"
        return Reference(Day(day.start, day.end, "day"), how, (hour,))

    def now_at(self, span: Span) -> Reference | None:
        """The day of publication; in an entry of another day, that day."""
        entry = self.entry_at(span)
        return entry if entry and self.now and entry.start != self.now.start else self.now

    # ---- days beside -------------------------------------------------------------------------

    def reference(self, number: int) -> Reference:
        """A resolved mention as a day to reckon from."""
        if number not in self._references:
            self._references[number] = self._new_reference(number)
        return self._references[number]

    def _new_reference(self, number: int) -> Reference:
        found, phrase, span = self.found[number], self.phrases[number], self.span(number)
        words = " ".join(span.of(self.text).split())
        rule = phrase.rule if phrase else ""
        full = phrase is not None and rule in FULL and bool(phrase.get("year"))
        return Reference(
            found.day,
            as_told(words, found.day),
            (span,),
            rule=rule,
            full=full or rule == "iso",
            sentence=self.sentence_of(span),
            saying=self.is_saying(span),
            counted=phrase is not None and waits(phrase),
            said=words.lower(),
        )

    def ahead(self, place: int, phrase: Phrase) -> Reference | None:
        """The next mention's day, if close and in the same clause: "two days before Christmas"."""
        if not waits(phrase) or place + 1 >= len(self.numbers):
            return None
        number, following = self.numbers[place], self.numbers[place + 1]
        between = self.text[self.span(number).end : self.span(following).start]
        if following not in self.found or len(between) > CLOSE or re.search(r"[.;:!?,]", between):
            return None
        if following in self.entries:
            return None
        return self.reference(following) if self.found[following].day.start is not None else None

    def joined(self, place: int) -> Reference | None:
        """The mention right before, as in "last year, on March 3"."""
        number = self.numbers[place - 1] if place else -1
        if number not in self.found or self.found[number].day.start is None:
            return None
        between = self.text[self.span(number).end : self.span(self.numbers[place]).start]
        near = len(between) < 10 and ON.fullmatch(between) is not None
        return self.reference(number) if near else None

    def turned(self, place: int, phrase: Phrase, before: list[Reference]) -> bool:
        """Whether "two days after ..." dates what follows it: where the clause has its own date
        ("on Tuesday, two days after the attack") or what it tells "came two days after" it."""
        words = phrase.get("how") or phrase.get("core").rsplit(" ", 1)[-1]
        if not waits(phrase) or words not in {"before", "after", "prior to"}:
            return False
        span = self.span(self.numbers[place])
        follows = re.match(
            r"\s+(?!and\b|but\b|when\b)[\w\"'“‘]", self.text[span.end : span.end + 8]
        )
        if self.came_after(place) and follows:
            return True
        if not follows or not before or before[-1].counted:
            return False
        if before[-1].sentence != self.sentence_of(span):
            return False
        return PARTED.search(self.text[before[-1].spans[0].end : span.start]) is None

    def came_after(self, place: int) -> bool:
        """Whether the words before are "it came" or the like, or join on to such words."""
        span = self.span(self.numbers[place])
        came = CAME.search(self.text[max(0, span.start - CLOSE) : span.start]) is not None
        if not came and self._came.get(place - 1):
            between = self.text[self.span(self.numbers[place - 1]).end : span.start]
            came = len(between) < 3 * CLOSE and TOGETHER.fullmatch(between) is not None
        self._came[place] = came
        return came

    def sentence_of(self, span: Span) -> int:
        """The number of the sentence that holds a span."""
        return bisect_right(self._sentence_starts, span.start) - 1

    def is_saying(self, span: Span) -> bool:
        """Whether a reporting word stands right before: "police said on Tuesday"."""
        words = re.findall(r"[\w'’]+", self.text[max(0, span.start - 25) : span.start].lower())
        while words and words[-1] in {"on", "late", "early", "in", "a", "statement"}:
            words.pop()
        return bool(words) and words[-1] in listed("saying")

    # ---- quotations --------------------------------------------------------------------------

    def quote_at(self, span: Span) -> Quote | None:
        """The direct quotation that holds a span."""
        at = bisect_right(self._quote_starts, span.start) - 1
        inside = at >= 0 and self._quotes[at].content.holds(span)
        return self._quotes[at] if inside else None

    def day_of_speaking(self, phrase: Phrase, span: Span) -> Reference | None:
        """The day told with the reporting word of the quotation that holds the words, from which
        its "yesterday" counts; None where there is none."""
        quote = self.quote_at(span) if phrase.rule in SPOKEN else None
        if quote is None or quote.cue is None:
            return None
        at = bisect_right(self.numbers, quote.cue.end, key=lambda n: self.span(n).start)
        number = self.numbers[at] if at < len(self.numbers) else -1
        if number not in self.found or self.span(number).start > quote.cue.end + CLOSE // 2:
            return None
        told, day = self.reference(number), self.found[number].day
        if quote.content.holds(self.span(number)) or day.start is None or day.start != day.end:
            return None
        if not self.is_saying(self.span(number)):
            return None
        spoken = Day(day.start, day.end, "day")
        return Reference(spoken, f"{told.how}, the day of speaking", told.spans)


def leaning(phrase: Phrase, head: str, tense: Tense) -> Tense:
    """The tense of the clause; a term that no verb places in time ("to be ready by June") is to
    come, and so is what is called "for Monday"; "for Monday's attack" has no such head."""
    if phrase.rule in {"weekday", "nth"} and FOR.search(head):
        return "future"
    return "future" if tense == "unknown" and phrase.get("bound") in TERMS else tense


def waits(phrase: Phrase) -> bool:
    """Whether words may count from a day that the text tells: "two days later", not "ago"."""
    return phrase.rule in WAITING and not phrase.get("how").startswith(("ago", "from", "hence"))
