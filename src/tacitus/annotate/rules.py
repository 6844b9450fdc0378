"""The reader made of rules and word lists: every mark from words, order and neighbours."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tacitus.annotate.anchors import find_anchors
from tacitus.annotate.dates import find_dates
from tacitus.annotate.hedges import Hedge, find_hedges
from tacitus.annotate.mentions import find_mentions
from tacitus.annotate.numbers import find_numbers
from tacitus.annotate.quotes import find_quotes
from tacitus.annotate.roles import find_roles
from tacitus.annotate.spoken_acts import spoken_anchors, spoken_roles
from tacitus.annotate.tags import tag
from tacitus.annotate.time_marks import with_time_marks
from tacitus.annotate.tokens import tokenise
from tacitus.annotate.tolls import find_tolls
from tacitus.annotate.unhurt import with_unhurt
from tacitus.annotate.weapons import find_weapons
from tacitus.letterhead import publisher_of
from tacitus.marks import Marks, Mention, Role
from tacitus.values import Report

LANGUAGES = ("en", "und")  # those whose words the lists hold; `und` is tried


class RuleReader:
    """Reads English; of a report in another language it marks nothing and says so."""

    name = "rules"
    version = "1"

    def __call__(self, report: Report) -> Marks:
        return with_more(report.text, with_roles(report.text, *mark(report)))


def mark(report: Report) -> tuple[Marks, tuple[Hedge, ...]]:
    """All marks of a report but the roles, and the hedges that these are judged by."""
    if report.language.partition("-")[0].lower() not in LANGUAGES:
        note = f"the rules read English only; this report is marked as {report.language!r}"
        return Marks(reader=RuleReader.name, notes=(note,)), ()
    text = report.text
    tokens, sentences = tokenise(text)
    tokens = tag(tokens, sentences)
    named = find_mentions(tokens, sentences, publisher_of(report))
    mentions = in_order(
        named,
        find_weapons(tokens),
        find_dates(text, tokens, sentences),
        find_numbers(tokens, sentences),
    )
    hedges = find_hedges(text, tokens, sentences)
    quotes = find_quotes(text, tokens, sentences, mentions)
    anchors = spoken_anchors(text, quotes, find_anchors(tokens, sentences, hedges))
    marks = Marks(
        reader=RuleReader.name,
        tokens=tokens,
        sentences=sentences,
        mentions=mentions,
        anchors=anchors,
        quotes=quotes,
        relevance=max((anchor.score for anchor in anchors), default=0.0),
    )
    return marks, hedges


def with_roles(text: str, marks: Marks, hedges: Sequence[Hedge]) -> Marks:
    """The marks with the roles that the rules find in their anchors, whoever found these."""
    return replace(marks, roles=rule_roles(text, marks, hedges))


def with_more(text: str, marks: Marks) -> Marks:
    """The marks, whoever read them, with what no reader has learned: hours of entries, who is
    unhurt."""
    return with_unhurt(text, with_time_marks(text, marks))


def rule_roles(text: str, marks: Marks, hedges: Sequence[Hedge]) -> tuple[Role, ...]:
    """All roles that the rules find in the anchors of a report, whoever found these."""
    tokens, sentences, mentions = marks.tokens, marks.sentences, marks.mentions
    roles = (
        *find_roles(text, tokens, sentences, mentions, marks.anchors, hedges),
        *find_tolls(tokens, sentences, mentions, marks.anchors, hedges),
        *spoken_roles(marks.quotes, mentions, marks.anchors),
    )
    return tuple(sorted(roles, key=lambda role: (role.anchor, role.evidence)))


def in_order(*groups: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """All mentions by their place in the text."""
    return tuple(
        sorted(
            (one for group in groups for one in group),
            key=lambda one: (one.span.start, one.span.end),
        )
    )


def open_reader(_model: Path) -> RuleReader:
    """The reader; it needs no model."""
    return RuleReader()
