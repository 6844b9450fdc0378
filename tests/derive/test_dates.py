"""A report's days as a whole: without a day of publication, in quotations, on any text."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.date_grammar import feast_names
from tacitus.derive.dates import derive_days, derive_durations
from tacitus.marks import Marks, Mention, Quote
from tacitus.values import Day, Span
from tests.derive.day_reading import day_of, days, marked, report, span_of, told

# without a day of publication: only what the report itself fixes
ROWS = [
    ("He was shot [yesterday].", "unknown"),
    ("He was shot on [Monday].", "unknown"),
    ("He was shot [two days ago].", "unknown"),
    ("He was shot [last year].", "unknown"),
    ("He was shot [at the weekend].".replace("[at ", "at ["), "unknown"),
    ("He was shot in [March].", "unknown"),
    ("He was shot in [2014].", "2014-01-01..2014-12-31 year"),
    ("NAIROBI, [March 3] (Reuters) - He was shot.", "unknown"),
    ("NAIROBI, March 3 (Reuters) - He was shot on [Tuesday].", "unknown"),
    ("NAIROBI, March 3, 2014 (Reuters) - He was shot on [Saturday].", "2014-03-01"),
    ("NAIROBI, March 3, 2014 (Reuters) - He was shot on [February 27].", "2014-02-27"),
    ("KABUL, Afghanistan, Jan. 5, 2012 (AP) — He was shot [yesterday].", "2012-01-04"),
    ("SAN MARTIN, 3 JAN 90 (TEXT) -- A MAN WAS SHOT [YESTERDAY].", "1990-01-02"),
    ("Shots in the capital\n3 March 2014\nHe was shot [yesterday].", "2014-03-02"),
    ("Shots in the capital\nPublished: March 3, 2014\nHe was shot [last week].",
     "2014-02-24..2014-03-02 week"),
    ("On 3 May 2014 he was shot; [the next day] he died.", "2014-05-04"),
    ("On 3 May 2014 he was shot. On [6 May] he died.", "2014-05-06"),
    ("He said he left on 3 May 2014. He was shot [yesterday].", "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_unpublished(text: str, expected: str) -> None:
    assert day_of(text, None) == expected


def test_what_is_missing_is_said() -> None:
    found = days("He was shot yesterday.", None)["yesterday"]
    assert found.value == Day(None, None, "unknown")
    assert found.basis == '"yesterday": no day of publication is known'


def test_dateline_is_evidence() -> None:
    text = "NAIROBI, March 3, 2014 (Reuters) - He was shot yesterday."
    found = days(text, None)["yesterday"]
    assert [span.of(text) for span in found.evidence] == ["March 3, 2014", "yesterday"]
    assert found.basis == '"yesterday" from the dateline 2014-03-03'


def test_publication_goes_before_the_dateline() -> None:
    text = "NAIROBI, March 3, 2014 (Reuters) - He was shot yesterday."
    assert told(days(text, "2014-03-04T06:00:00Z")["yesterday"].value) == "2014-03-03"


@pytest.mark.parametrize("published", ["", "soon", "2016-13-45", "20.12.2016"])
def test_publication_that_is_no_date_is_none(published: str) -> None:
    assert told(days("He was shot yesterday.", published)["yesterday"].value) == "unknown"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ('He said on Friday: "They came yesterday."', "yesterday", "2016-12-15"),
        ('"They came yesterday," he said on Friday.', "yesterday", "2016-12-15"),
        ('"They came two days ago," he said on Friday.', "two days ago", "2016-12-14"),
        ('"They came yesterday," he said.', "yesterday", "2016-12-19"),
    ],
)
def test_quoted_days_count_from_the_day_of_speaking(text: str, words: str, expected: str) -> None:
    inside = Span(text.index('"') + 1, text.rindex('"'))
    unnamed, cue = span_of(text, "he" if "he said" in text else "He"), span_of(text, "said")
    quote = Quote(inside, "direct", unnamed, cue, Span(0, len(text)))
    assert told(days(text, quotes=(quote,))[words].value) == expected


@pytest.mark.parametrize(
    ("text", "start", "words", "expected"),
    [
        ("He was shot On Saturday.", 12, "On Saturday", "2016-12-17"),
        ("He fell on Saturday's march.", 11, "Saturday's", "2016-12-17"),
        ("It fell days after local strikes.", 8, "days after local strikes", "unknown"),
        ("He was shot of late.", 12, "of late", "unknown"),
    ],
)
def test_spans_of_another_reader(text: str, start: int, words: str, expected: str) -> None:
    span = Span(start, start + len(words))
    assert span.of(text) == words
    marks = Marks("other", mentions=(Mention(span, "date", span, rule="learned"),))
    (found,) = derive_days(report(text), marks)
    assert told(found.value) == expected
    assert found.basis is not None


def test_mention_numbers_count_all_mentions() -> None:
    text = "A man was shot yesterday."
    man, day = span_of(text, "A man"), span_of(text, "yesterday")
    mentions = (Mention(man, "person", man), Mention(day, "date", day))
    (found,) = derive_days(report(text), Marks("other", mentions=mentions))
    assert found.mention == 1


# ---- any text ------------------------------------------------------------------------------------

WORDS = (
    """two three a few several hundred thousand nearly more than the last next this that same
    previous following past recent days day week weeks month months year years decade century hours
    ago earlier later before after since until by on in at of to and yesterday today tonight Monday
    Friday March May 12 3 2014 1999 9999 0001 '98 12/31/9999 1/1/0001 9999-12-31 March,  the eve of
    end start early late mid- first 31 30th quarter weekend Easter Ramadan Christmas summer winter
    10:30 6 p.m. GMT , . - – ( ) " ’s came said will was""".split()
    + sorted(feast_names())[:40]
)
texts = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=80)
published = st.none() | st.dates().map(str) | st.datetimes().map(datetime.datetime.isoformat)


@settings(max_examples=120, deadline=None)
@given(texts, published)
def test_any_text_is_reckoned(text: str, day: str | None) -> None:
    marks = marked(text)
    end = 0
    for mention in marks.mentions:
        assert 0 <= end <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.holds(mention.head)
        end = mention.span.end
    found = derive_days(report(text, day), marks)
    assert [f.mention for f in found] == [
        number for number, mention in enumerate(marks.mentions) if mention.kind == "date"
    ]
    for one in found:
        assert isinstance(one.value, Day)
        assert (one.value.start is None) == (one.value.end is None)
        assert (one.value.start is None) == (one.value.precision == "unknown")
        assert one.value.start is None or one.value.end is None or one.value.start <= one.value.end
        assert 0 <= one.confidence <= 1
        assert all(span.of(text) for span in one.evidence)
        assert one.value.start is not None or one.basis is not None
    derive_durations(report(text, day), marks)


@settings(max_examples=60, deadline=None)
@given(texts, st.data(), published)
def test_any_span_is_reckoned(text: str, data: st.DataObject, day: str | None) -> None:
    text = text or "x"
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    cuts = data.draw(st.lists(ends.filter(lambda pair: pair[0] < pair[1]), max_size=4))
    mentions = tuple(
        Mention(Span(*cut), kind, Span(*cut))
        for cut in sorted(set(cuts))
        for kind in ("date", "duration")
    )
    marks = Marks("other", mentions=mentions)
    assert len(derive_days(report(text, day), marks)) == len(mentions) // 2
    assert len(derive_durations(report(text, day), marks)) == len(mentions) // 2


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "words",
    ["yesterday", "tomorrow", "last week", "next week", "a year ago", "two weeks from now",
     "the past century", "last weekend", "next weekend", "Monday", "next Monday", "last Easter",
     "the week before last", "March", "next March", "the 12th of last month", "this winter",
     "the end of next year", "two thousand years ago", "the coming months", "the third quarter"],
)  # fmt: skip
def test_ends_of_the_calendar(words: str, day: str) -> None:
    days(f"He was shot {words}. He will be tried {words}.", day)
