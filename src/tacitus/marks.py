"""What the reader marks in a report: words, sentences, mentions, anchors, roles, quotations.

They cross from annotate to derive and incidents, and say nothing of what the words mean.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tacitus.values import Span, Unknown
from tacitus.vocabulary import (
    Act,
    Certainty,
    Form,
    MentionKind,
    PloverType,
    RoleName,
    Salience,
    Stage,
    Stance,
)

OTHER_NOUN = "other noun"  # the rule of a mention whose noun no list has: rules do not ask it
GUESSED = "guess"  # the rule of a name whose kind nothing tells
ACTING = "acts"  # the rule of a name that does what persons do, and bodies too
SURNAME = "surname"  # the rule of a mention whose word is a surname, whatever else it means
TIME_MARK = "time-mark"  # the rule of an hour at the head of an entry of a running report
UNJUDGED = Unknown("not judged by the reader")
UNHURT = "unhurt"  # the rule of words that say that somebody is unhurt: a figure of none
MONEY = "money"  # the rule of a sum of money
TIMES = "times"  # the rule of a word for how often ("twice")
NO_PERSONS = frozenset({MONEY, TIMES})  # figures that count nobody


class Token(NamedTuple):
    """A word or mark, and the same in lower case. `tag` is a Universal Dependencies part of speech
    (NOUN, PROPN, VERB ...). A named tuple, as `Span` is."""

    start: int
    end: int
    word: str
    lower: str
    tag: str = "X"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last` (half open) of `Marks.tokens`; paragraphs count from 0."""

    span: Span
    paragraph: int
    first: int
    last: int


def stretch(tokens: Sequence[Token], first: int, last: int) -> Span:
    """The characters of tokens `first` to `last` (half open)."""
    return Span(tokens[first].start, tokens[last - 1].end)


def sentence_at(sentences: Sequence[Sentence], offset: int) -> Sentence | None:
    """The last sentence that begins at or before an offset."""
    number = bisect_right(sentences, offset, key=lambda one: one.span.start)
    return sentences[number - 1] if number else None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words for someone, something, a place, a day or a number. `head` is its chief word or, in a
    name, the whole name. `weapon`, `date`, `duration` and `number` mentions make no entity."""

    span: Span
    kind: MentionKind
    head: Span
    score: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that name a happening. `stage`, `salience` and `main`, the probability that its
    happening is main, are Unknown where the reader has no view of its own; `cue` is the word that
    made the certainty or stage other than plain ("may")."""

    span: Span
    type: PloverType
    mode: str | None
    certainty: Certainty = "asserted"
    stage: Stage | Unknown = "accomplished"
    salience: Salience | Unknown = UNJUDGED
    main: float | Unknown = UNJUDGED
    cue: Span | None = None
    score: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """The part that mention number `mention` plays in anchor number `anchor`. `evidence` is the
    shortest words that show it ("shot dead the mayor, Amal Nassar"). `teller` is the number of the
    mention of who says so, -1 where the words about it decide."""

    anchor: int
    mention: int
    role: RoleName
    evidence: Span
    certainty: Certainty = "asserted"
    stance: Stance | None = None  # of a responsibility role
    perpetrators: bool = False  # of a toll role: those counted did the attack
    teller: int = -1
    score: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said. `speaker` is the words that name the speaker, Unknown where nobody
    is named; `verb` is the reporting word. `scope` is all that stands under this speaker's name:
    claims inside it are his."""

    content: Span
    form: Form
    speaker: Span | Unknown
    cue: Span | None
    scope: Span
    act: Act = "inform"
    medium: str | None = None
    language: tuple[str, ...] = ()
    doubted: bool = False  # the reporting word shows doubt ("claimed")
    score: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Two anchors of one happening (`same_event`) or two mentions of one being (`same_entity`),
    by their numbers, where the reader sees more than the rules can."""

    kind: str
    one: int
    two: int
    score: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """All that the reader marked. Roles point into `anchors` and `mentions` by number; all tuples
    are in the order of the text. `relevance` is how likely the report tells of political events."""

    reader: str
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    roles: tuple[Role, ...] = ()
    quotes: tuple[Quote, ...] = ()
    links: tuple[Link, ...] = ()
    relevance: float = 1.0
    notes: tuple[str, ...] = ()  # what the reader could not do, in words for the user
