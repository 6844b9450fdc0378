"""What the figure of a count counts: a currency, the noun after it or, where it stands alone
("five were let go"), the noun that it takes up."""

import re
from collections.abc import Sequence

from tacitus.incidents.reading import Reading
from tacitus.lists import tables
from tacitus.marks import MONEY, NO_PERSONS, TIMES, Token
from tacitus.values import Span

LONGEST_UNIT = 3  # words of a unit
WRITTEN = re.compile(r"\d")
NOUNS = ("NOUN", "PROPN")
NAMING = (*NOUNS, "ADJ")
EMPTY = frozenset("more other others strong apiece each youngest eldest last first own".split())
FARTHEST = 2  # sentences back to the figure that another takes up


def unit_of(reading: Reading, number: int) -> str:
    """The unit of a figure; empty where no words tell it."""
    mention = reading.marks.mentions[number]
    if mention.rule == TIMES:
        return "times"
    if mention.rule == MONEY:
        return currency(reading, mention.span)
    return unit_told(reading, mention.span) or unit_taken_up(reading, number)


def unit_told(reading: Reading, figure: Span) -> str:
    """The noun told with a figure: right after it, or a few words on."""
    words = unit_after(reading, figure).split()
    while words and (words[-1] in EMPTY or not words[-1].isalpha()):
        words.pop()
    return " ".join(words) or unit_further_on(tokens_after(reading, figure))


def tokens_after(reading: Reading, figure: Span) -> Sequence[Token]:
    """The tokens of the figure's sentence that follow it."""
    sentence = reading.marks.sentences[reading.sentence_at(figure.start)]
    tokens = reading.marks.tokens[sentence.first : sentence.last]
    return [token for token in tokens if token.start >= figure.end]


def unit_after(reading: Reading, figure: Span) -> str:
    """The noun that follows a figure, with what stands between ("police rounds")."""
    words: list[str] = []
    for token in tokens_after(reading, figure):
        if token.tag not in NAMING or len(words) == LONGEST_UNIT:
            break
        words.append(token.word)
    return " ".join(words)


def currency(reading: Reading, figure: Span) -> str:
    """The currency of a sum: of its sign or letters, or the words after it up to the one for
    money ("Guyana dollars")."""
    money = tables("numbers.toml")["money"]
    told = figure.of(reading.text).lower()
    words = told.replace(".", " ").split()
    for sign, unit in money["before"].items():
        if sign in (words if sign.isalpha() else told):
            return str(unit)
    written = [
        one
        for one in money["written"]
        if any(WRITTEN.match(w, len(one)) for w in words if w.startswith(one))
    ]
    if written:
        return str(money["written"][max(written, key=len)])
    after = [token.word for token in tokens_after(reading, figure)[:LONGEST_UNIT]]
    ends = [n for n, word in enumerate(after, 1) if word.lower() in money["after"]]
    named = after[: ends[0]] if ends else []
    return " ".join(money["before"].get(word, word) for word in named)


def unit_further_on(after: Sequence[Token]) -> str:
    """The noun behind a participle ("two bereaved families") or behind "of" ("five of the 14
    nurses", "dozens of residents", "two of the firm's trucks")."""
    place = 1 if after and after[0].lower in EMPTY else 0
    if place < len(after) and after[place].lower == "of":
        place += 1
        while place < len(after) and is_before_noun(after[place]):
            place += 1
    elif not (after and after[0].tag == "VERB" and after[0].lower.endswith(("ed", "en"))):
        return ""
    if place < len(after) and after[place].tag == "VERB":
        place += 1
    words: list[Token] = []
    for token in after[place : place + LONGEST_UNIT + 2]:
        if token.lower in ("'s", "’s", "'", "’"):
            words = []
        elif token.tag in NAMING and token.word.isalpha():
            words.append(token)
        else:
            break
    nouns = [n for n, token in enumerate(words) if token.tag in NOUNS]
    return " ".join(token.word for token in words[: nouns[-1] + 1]) if nouns else ""


def is_before_noun(token: Token) -> bool:
    """Whether a word of a noun phrase stands before its noun: "the", "their", "14"."""
    numbers = tables("numbers.toml")
    numeral = token.lower in numbers["small"] or token.lower in numbers["tens"]
    return token.tag in ("DET", "PRON", "NUM", "PART") or numeral


def unit_taken_up(reading: Reading, number: int) -> str:
    """What the figure before counts ("nine shops were looted, four burned"); empty where none is
    near."""
    own = reading.sentence_at(reading.marks.mentions[number].span.start)
    for other in range(number - 1, -1, -1):
        one = reading.marks.mentions[other]
        if own - reading.sentence_at(one.span.start) > FARTHEST:
            break
        told = one.kind == "number" and one.rule not in NO_PERSONS
        unit = unit_told(reading, one.span) if told else ""
        if unit:
            return unit
    return ""
