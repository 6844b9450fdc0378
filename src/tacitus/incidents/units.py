"""What the figure of a count counts: a currency, the noun after it or, where it stands alone
("five were let go"), the noun that it takes up."""

from collections.abc import Sequence

from tacitus.incidents.reading import Reading
from tacitus.lists import tables
from tacitus.marks import MONEY, TIMES, Token
from tacitus.nouns import noun
from tacitus.values import Span

LONGEST_UNIT = 3  # words of a unit
NOUNS = ("NOUN", "PROPN")
NOT_TAKEN_UP = frozenset("weeks days months years hours minutes times police troops".split())


def unit_of(reading: Reading, number: int) -> str:
    """The unit of a figure; empty where no words tell it."""
    mention = reading.marks.mentions[number]
    if mention.rule == TIMES:
        return "times"
    if mention.rule == MONEY:
        return currency(reading, mention.span)
    return (
        unit_after(reading, mention.span)
        or unit_further_on(tokens_after(reading, mention.span))
        or unit_taken_up(reading, mention.span)
    )


def tokens_after(reading: Reading, figure: Span) -> Sequence[Token]:
    """The tokens of the figure's sentence that follow it."""
    sentence = reading.marks.sentences[reading.sentence_at(figure.start)]
    tokens = reading.marks.tokens[sentence.first : sentence.last]
    return [token for token in tokens if token.start >= figure.end]


def unit_after(reading: Reading, figure: Span) -> str:
    """The noun that follows a figure, with what stands between ("police rounds")."""
    words: list[str] = []
    for token in tokens_after(reading, figure):
        if token.tag not in ("NOUN", "ADJ", "PROPN") or len(words) == LONGEST_UNIT:
            break
        words.append(token.word)
    return " ".join(words)


def currency(reading: Reading, figure: Span) -> str:
    """The currency of a sum: of its sign, or the words after it up to the one for money."""
    money = tables("numbers.toml")["money"]
    words: list[str] = []
    for token in tokens_after(reading, figure)[:LONGEST_UNIT]:
        words.append(token.word)
        if token.lower in money["after"]:
            return " ".join(money["before"].get(word, word) for word in words)
    told = figure.of(reading.text).lower()
    for sign, unit in money["before"].items():
        if sign in (told if not sign.isalpha() else told.replace(".", " ").split()):
            return str(unit)
    letters = max(
        (one for one in money["written"] if any(w.startswith(one) for w in told.split())),
        key=len,
        default="",
    )
    return str(money["written"].get(letters, ""))


def unit_further_on(after: Sequence[Token]) -> str:
    """The noun behind a participle ("two bereaved families") or behind "of" ("five of the 14
    nurses", "dozens of residents")."""
    place = 0
    if after and after[0].lower == "of":
        place = 1
        while place < len(after) and after[place].tag in ("DET", "PRON", "NUM", "PART"):
            place += 1
    elif not (after and after[0].tag == "VERB" and after[0].lower.endswith(("ed", "en"))):
        return ""
    if place < len(after) and after[place].tag == "VERB":
        place += 1
    words: list[str] = []
    for token in after[place : place + LONGEST_UNIT]:
        if token.tag not in ("NOUN", "ADJ", "PROPN"):
            break
        words.append(token.word)
    return " ".join(words) if any(t.tag in NOUNS for t in after[place : place + len(words)]) else ""


def unit_taken_up(reading: Reading, figure: Span) -> str:
    """The nearest plural before a figure that stands alone, in its sentence or the one before."""
    number = reading.sentence_at(figure.start)
    for at in range(number, max(-1, number - 2), -1):
        sentence = reading.marks.sentences[at]
        for token in reversed(reading.marks.tokens[sentence.first : sentence.last]):
            if token.end <= figure.start and is_plural(token):
                return token.word
    return ""


def is_plural(token: Token) -> bool:
    """Whether a word is a plural noun that a figure may take up."""
    if token.tag != "NOUN" or token.lower in NOT_TAKEN_UP:
        return False
    known = noun(token.lower)
    return known.plural if known is not None else token.lower.endswith("s")
