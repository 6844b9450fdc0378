"""Why it was done and what was broken: motive and damage, whose value is their own words."""

import re
from collections.abc import Iterator

from tacitus.annotate.frames import Frame, PlacedAnchor
from tacitus.annotate.role_words import verb_forms
from tacitus.marks import Role
from tacitus.values import Span

LONGEST = 110  # characters
# On to the next mark or the next clause.
REST = (
    r"(?:(?!\s(?:and (?:was|were|had|has|is)|but|while|after|before|when|which|who)\b)"
    r"[^,;.:!?\n“”\"])"
)
MOTIVE = re.compile(
    r"\b(?:in (?:protest (?:at|against|over)|retaliation (?:for|against)|revenge for"
    r"|reprisal for|response to|retribution for|support of|solidarity with|defiance of)"
    r"|to (?:protest(?: (?:at|against|over))?|demand|avenge|denounce|call for|put pressure on"
    r"|press(?:ure)? (?:for|the)|force|mark|show support for|retaliate for)"
    r"|because of|motivated by|prompted by|sparked by|triggered by|over (?:the|a|an|alleged|plans"
    r"|rising|unpaid|land|cattle|fuel|pay|wages|delayed|disputed|water|grazing)"
    r"|(?:was|were|is|are) (?:aimed at|meant to|intended to|designed to)|aimed at \w+ing"
    r"|as revenge for|as retaliation for"
    r"|for (?:insulting|criticising|criticizing|refusing|supporting|collaborating|spying))\b"
    rf"{REST}{{3,{LONGEST}}}",
    re.IGNORECASE,
)
MOVED = ("ASSAULT", "PROTEST", "COERCE", "SANCTION", "MOBILIZE", "THREATEN")
BREAKING = ("ASSAULT", "PROTEST", "COERCE")


def motives(frame: Frame) -> Iterator[Role]:
    """The motives of a sentence, each at the fitting anchor that stands nearest."""
    fitting = [anchor for anchor in frame.anchors if anchor.anchor.type in MOVED]
    if not fitting:
        return
    span = frame.sentence.span
    for found in MOTIVE.finditer(frame.text, span.start, span.end):
        words = Span(found.start(), found.start() + len(found.group().rstrip()))
        apart = [anchor for anchor in fitting if not anchor.at.span.meets(words)]
        if apart:
            anchor = min(apart, key=lambda one: distance(one, words))
            yield Role(anchor.at.number, -1, "motive", words, score=0.7, rule="motive")


def damages(frame: Frame) -> Iterator[Role]:
    """What was broken: a verb of breaking with the things it names ("destroyed 12 houses")."""
    fitting = [anchor for anchor in frame.anchors if anchor.anchor.type in BREAKING]
    if not fitting:
        return
    for clause in frame.clauses:
        if frame.word(clause.head) not in verb_forms("breaking"):
            continue
        broken = frame.entities(clause.subject if clause.passive else clause.object)
        things = [one for one in broken if frame.mentions[one.number].kind == "object"]
        if things:
            verb = frame.tokens[clause.verbs[0]].start, frame.tokens[clause.head].end
            words = Span(min(verb[0], things[0].span.start), max(verb[1], things[-1].span.end))
            anchor = min(fitting, key=lambda one: distance(one, words))
            yield Role(anchor.at.number, -1, "damage", words, score=0.7, rule="damage")


def distance(anchor: PlacedAnchor, words: Span) -> int:
    """Characters between an anchor and some words; before them counts as nearer than after."""
    if anchor.at.span.end <= words.start:
        return words.start - anchor.at.span.end
    return 40 + max(0, anchor.at.span.start - words.end)
