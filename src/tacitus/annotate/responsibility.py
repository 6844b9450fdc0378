"""Who claims an act, denies it, is blamed for it, or that nobody has claimed it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tacitus.annotate.blame import UNNAMED, Named, by_clause, clause_of
from tacitus.annotate.clauses import Clause, clauses
from tacitus.annotate.deeds import Deeds, deeds_of
from tacitus.annotate.frames import PERSONS, Frame, placed
from tacitus.annotate.stances import DEED, SIDE, Said, phrases
from tacitus.marks import GUESSED, OTHER_NOUN, Anchor, Mention, Role, Sentence, Token
from tacitus.values import Span
from tacitus.vocabulary import Certainty, Stance

SPOKEN_FOR = 30  # characters before somebody in which "a spokesman for" stands
WIDE = 80  # characters between a phrase and whom it names

VAGUE = re.compile(
    r"(?:den(?:ied|y|ies|ying)|reject(?:ed|s)|dismiss(?:ed|es)|disput(?:ed|es)|contest(?:ed|s))"
    r" (?:it|this|that|everything|having \w+)",
    re.IGNORECASE,
)
# What somebody is accused of, where that is said: "of having ...", "for the ...".
MATTER = re.compile(
    r"(?:\s*(?:of|with|for)\b|[^,.;:]{0,60}?\b(?:of|with|for)(?=\s+(?:[“\"]?\w+ing|having|being)\b))",
    re.IGNORECASE,
)
TOLD_OF = re.compile(rf"den\w+ (?:having|(?:that )?{SIDE} )", re.IGNORECASE)
END = re.compile(r"[,;:.]|\b(?:and|but)\b")
ACCUSED = re.compile(
    r"(?:clear|acquit|absolv|exonerat|accus|suspect|fault|blam(?!\w+ (?:\w+ ){1,2}on\b))",
    re.IGNORECASE,
)
PART = re.compile(
    rf"\b(?:{DEED}|behind|responsib\w+|involv\w+|complic\w+|(?:it|this|that)(?=[ ,.;]|$))\b",
    re.IGNORECASE,
)
NEXT = re.compile(r"\s*[“\"‘']?(?:[\w-]+ )?")  # between a phrase and who is named behind it
ASIDE = re.compile(r",\s+(?:(?:has|have|had|also|later|flatly|firmly|then|always|since)\s+)*$")
SPEAKER = re.compile(r"\b(?:spokes(?:man|woman|person)|lawyers?|attorney|counsel)\b", re.IGNORECASE)
UNLISTED = frozenset({OTHER_NOUN, GUESSED})  # of no known kind: "blamed the Bagan elders"
OWNED = frozenset({" ", "'s ", "’s "})


def responsibilities(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    anchors: Sequence[Anchor],
    *,
    strict: bool = True,
) -> Iterator[Role]:
    """The roles of responsibility, each for the violent act that it is about; unless `strict`, also
    those of whom the words blame for something else or do not say for what."""
    deeds = deeds_of(text, sentences, anchors)
    if not deeds.acts:
        return
    starts = [mention.span.start for mention in mentions]
    token_starts = [token.start for token in tokens]
    last = (-1, -1)
    for number, sentence in enumerate(sentences):
        for said in phrases(text, sentence.span):
            if strict and is_vague(text, said) and not deeds.near(number):
                continue  # a denial of something else
            frame = framed(text, tokens, sentence, mentions, starts, token_starts)
            told, found = read(frame, said)
            if told is None or (strict and is_of_else(frame, told, found, deeds)):
                continue
            act = deeds.meant(number, told.span, last)
            last = (sentence.paragraph, act)
            yield from roles_of(told, act, found, mentions)


def read(frame: Frame, said: Said) -> tuple[Said | None, Named]:
    """A phrase and who is meant by it, None if nobody is; of whom it says that he has not claimed
    an act, it says that nobody has."""
    if said.stance == "none":
        return said, UNNAMED
    clause = clause_of(frame, said.span)
    if clause is not None and clause.negated:
        return (replace(said, stance="none") if said.stance == "claimed" else None), UNNAMED
    found = meant(frame, clause, said)
    return (said if found.who >= 0 else None), found


def is_of_else(frame: Frame, said: Said, found: Named, deeds: Deeds) -> bool:
    """Whether somebody is blamed for what is no violent act: "accused them of taking bribes"."""
    text, end, last = frame.text, said.span.end, frame.sentence.span.end
    start = end
    if said.stance == "none":
        return False
    if said.stance == "suspected" or said.cleared:
        if not ACCUSED.match(text, said.span.start, end):
            return False
        matter = MATTER.match(text, max(end, frame.mentions[found.who].span.end), last)
        if matter is None and not text.endswith((" of", " with", " for"), 0, end):
            return False
        start = matter.end() if matter else end
    elif said.stance == "claimed" or not TOLD_OF.match(text, said.span.start, end):
        return False
    else:
        closed = END.search(text, end, last)
        last = closed.start() if closed else last
    if deeds.within(Span(start, last)):
        return False
    if said.stance == "denied" and not said.cleared:
        return any(start <= one.span.start < last for one in deeds.anchors)
    return PART.search(text, start, last) is None


def framed(
    text: str,
    tokens: Sequence[Token],
    sentence: Sentence,
    mentions: Sequence[Mention],
    starts: Sequence[int],
    token_starts: Sequence[int],
) -> Frame:
    """A sentence with its clauses and mentions; `starts` is where the mentions begin,
    `token_starts` where the tokens do."""
    span = sentence.span
    near = range(bisect_left(starts, span.start), bisect_left(starts, span.end))
    where = tuple(placed(n, mentions[n].span, token_starts) for n in near)
    return Frame(text, tokens, sentence, clauses(tokens, sentence), (), where, where, mentions)


def meant(frame: Frame, clause: Clause | None, said: Said) -> Named:
    """Who is meant by a phrase: whoever stands right behind it, else whom its clause names, else
    the nearest before it."""
    text, mentions = frame.text, frame.mentions
    fitting = [one.number for one in frame.placed if mentions[one.number].kind in PERSONS]
    blamed = said.stance == "suspected" or said.cleared
    found = by_clause(frame, clause, blamed=blamed) if clause else UNNAMED
    if said.after and not (clause and clause.passive):
        unlisted = [n.number for n in frame.placed if mentions[n.number].rule in UNLISTED]
        behind = [n for n in (*fitting, *unlisted) if is_next(text, said, mentions[n].span)]
        if behind:
            return replace(found, who=max(behind, key=lambda n: mentions[n].span.end))
    if said.after or (blamed and found.who >= 0):
        return found
    who = found.who if found.who >= 0 else nearest(frame, fitting, said)
    who = spoken_for(frame, fitting, said, who)
    return replace(found, who=who) if blamed else Named(who, who)


def is_vague(text: str, said: Said) -> bool:
    """Whether a phrase does not say that it is about a deed ("denies it")."""
    return VAGUE.fullmatch(text, said.span.start, said.span.end) is not None


def nearest(frame: Frame, fitting: Sequence[int], said: Said) -> int:
    """The number of the nearest mention before a phrase, or before an aside that ends there; -1 for
    none."""
    subject = before_aside(frame, fitting, said)
    near = [n for n in fitting if 0 <= said.span.start - frame.mentions[n].span.end <= WIDE]
    return near[-1] if subject < 0 and near else subject


def is_next(text: str, said: Said, span: Span) -> bool:
    """Whether a mention comes right behind a phrase, or holds its end ("accused ISSP")."""
    if said.span.start < span.start < said.span.end < span.end:
        return True
    return span.start >= said.span.end and bool(NEXT.fullmatch(text, said.span.end, span.start))


def before_aside(frame: Frame, fitting: Sequence[int], said: Said) -> int:
    """The number of the mention before an aside that ends at a phrase ("Red Column, which broke
    away in May, denied it"); -1 for none."""
    text, mentions, start = frame.text, frame.mentions, frame.sentence.span.start
    aside = ASIDE.search(text, start, said.span.start)
    comma = text.rfind(",", start, aside.start()) if aside else -1
    owners = [n for n in fitting if mentions[n].span.end == comma]
    return min(owners, key=lambda n: mentions[n].span.start, default=-1)


def spoken_for(frame: Frame, fitting: Sequence[int], said: Said, subject: int) -> int:
    """Who is meant where a spokesman or lawyer speaks: "a spokesman for the band", "the band's
    lawyer"; else the subject itself."""
    if subject < 0:
        return subject
    text, mentions = frame.text, frame.mentions
    first = max(frame.sentence.span.start, mentions[subject].span.start - SPOKEN_FOR)
    speaker = SPEAKER.search(text, first, said.span.start)
    if speaker is None:
        return subject
    for n in fitting:
        span = mentions[n].span
        behind = text[speaker.end() : span.start] in {" for ", " of ", " of the ", " for the "}
        if behind or (span.end <= speaker.start() and text[span.end : speaker.start()] in OWNED):
            return n
    return subject


def roles_of(said: Said, act: int, found: Named, mentions: Sequence[Mention]) -> Iterator[Role]:
    """The responsibility, and the actor that it makes of who is named."""
    evidence, who = said.span, found.who
    if who >= 0:
        whole = Span(
            min(said.span.start, mentions[who].span.start),
            max(said.span.end, mentions[who].span.end),
        )
        evidence = whole if whole.end - whole.start <= WIDE + 20 else said.span
    if not said.cleared:
        yield Role(
            act, who, "responsibility", evidence, stance=said.stance, score=0.85, rule=said.stance
        )
    certainty: dict[Stance, Certainty] = {
        "claimed": "reported",
        "suspected": "alleged",
        "denied": "denied",
    }
    if who >= 0:
        yield Role(
            act,
            who,
            "actor",
            evidence,
            certainty[said.stance],
            teller=found.teller,
            score=0.7,
            rule=said.stance,
        )
