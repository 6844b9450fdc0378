"""The hours at the head of the entries of a running report ("18:20 Police have sealed the road"):
where they stand, and which happenings of their entries they date.

They are marked last: the network has not learned to read them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tacitus.annotate.insertion import inserted
from tacitus.marks import TIME_MARK, Marks, Mention, Role, Sentence, sentence_at
from tacitus.values import Span

HOUR = re.compile(
    r"[^\w\n]{0,3}((?:[01]?\d|2[0-3])([.:h])([0-5]\d)(?: ?[ap]\.?m\b\.?)?)"
    r"(?=[^\w\n]*(?:\n|$)|[.:)\]]?\s+[^\w\n]{0,3}[A-Z]|\s*[(\[“\"])"
)
FEWEST = 3  # entries of a running report
MONTHS = 12
SCORE = 0.7
TO_COME = ("planned", "hypothetical")


def with_time_marks(text: str, marks: Marks) -> Marks:
    """The marks with the hours as dates of the happenings that their entries tell: all but those
    to come, those told for context, and those that other words date."""
    hours = find_hours(text, marks.sentences)
    if not hours:
        return marks
    marked = inserted(marks, hours)
    return replace(marked, roles=(*marked.roles, *roles_of_hours(marked)))


def find_hours(text: str, sentences: Sequence[Sentence]) -> list[Mention]:
    """The hours as dates; none where fewer than three paragraphs begin so, or where they may be
    days of months ("14.05")."""
    found = [
        match
        for number, sentence in enumerate(sentences)
        if not number or sentences[number - 1].paragraph != sentence.paragraph
        if (match := HOUR.match(text, sentence.span.start)) is not None
    ]
    if len(found) < FEWEST or all(m[2] == "." and 0 < int(m[3]) <= MONTHS for m in found):
        return []
    spans = [Span(*match.span(1)) for match in found]
    return [Mention(span, "date", span, SCORE, TIME_MARK) for span in spans]


def roles_of_hours(marks: Marks) -> Iterator[Role]:
    """A date role for each anchor of an entry that its hour dates."""
    hours: dict[int, int] = {}
    for number, one in enumerate(marks.mentions):
        home = sentence_at(marks.sentences, one.span.end)
        if one.rule == TIME_MARK and home is not None:
            hours[home.paragraph] = number
    dated = {role.anchor for role in marks.roles if role.role == "date"}
    for number, anchor in enumerate(marks.anchors):
        home = sentence_at(marks.sentences, anchor.span.start)
        hour = hours.get(home.paragraph) if home is not None else None
        told_now = anchor.certainty not in TO_COME and anchor.salience != "background"
        if hour is not None and told_now and number not in dated:
            span = marks.mentions[hour].span
            yield Role(number, hour, "date", span, score=SCORE, rule="hour of the entry")
