"""Where a name begins and ends among the words of a line."""

from tacitus.annotate.drafts import Line
from tacitus.annotate.kinds import OF_WORDS
from tacitus.annotate.noun_phrases import IN_NAMES, TIMES
from tacitus.annotate.titles import is_honorific
from tacitus.names import is_given_name
from tacitus.nouns import name_words, noun

DIRECTIONS = frozenset(
    """
    north south east west northern southern eastern western central upper lower greater inner outer
    northeast northwest southeast southwest northeastern northwestern southeastern southwestern
    north-east north-west south-east south-west downtown rural mainland
    """.split()
)
DEPARTMENTS = frozenset("ministry department office committee centre center institute".split())


def name_run(line: Line, start: int, last: int) -> int:
    """Where the name begins that ends the phrase; `last` where the phrase ends in no name."""
    i = last
    while i > start and (line.tokens[i - 1].tag == "PROPN" or i - 1 in line.joined):
        i -= 1
        k = i
        while k > start and line.lowered[k - 1] in IN_NAMES:
            k -= 1
        if k < i and k > start and line.tokens[k - 1].tag == "PROPN":
            i = k
    i = capitals_before(line, start, i, last)
    while i < last - 1 and i not in line.known:
        if line.lowered[i] not in TIMES and line.lowered[i] != ".":
            break
        i += 1
    if i == last - 1 and line.lowered[i] in TIMES:
        return i if i > start and is_honorific(line.lowered[i - 1]) else last
    return i


def capitals_before(line: Line, start: int, i: int, last: int) -> int:
    """Where a name begins that ends in a word for a body, with its other words in capitals too
    ("Popular Front"), whatever their tags."""
    if line.how != "n" or line.tokens[last - 1].word not in name_words():
        return i
    k = i
    while k > start and line.tokens[k - 1].word[0].isupper() and k - 1 > line.first:
        k -= 1
    return k if k < last - 1 else i


def of_end(line: Line, last: int) -> int:
    """Where a name ends that goes on with "of" or "for" ("Front for the Liberation of X", "Ministry
    of Health and Welfare")."""
    if line.tokens[last - 1].word not in name_words():
        return last
    end = last
    while line.word(end) in OF_WORDS:
        start = end + 2 if line.word(end + 1) == "the" else end + 1
        further = capitals_end(line, start)
        if further == start:
            break
        end = further
    if end > last and line.word(end) == "and" and line.lowered[last - 1] in DEPARTMENTS:
        end = max(end, capitals_end(line, end + 1)) if is_capital(line, end + 1) else end
    return end


def capitals_end(line: Line, start: int) -> int:
    """The token after the capitalised words that begin at a token, up to a person's name."""
    end = start
    while is_capital(line, end):
        if end > start and is_given_name(line.tokens[end].word):
            break
        end = line.known[end][0] if end in line.known else end + 1
    return end


def is_capital(line: Line, i: int) -> bool:
    """Whether the token at a place is part of a name."""
    if not line.first <= i < line.last:
        return False
    if line.how == "u":
        return line.tokens[i].tag == "PROPN" or i in line.known
    return i in line.known or (line.tokens[i].word[0].isupper() and line.tokens[i].tag != "VERB")


def body_end(line: Line, last: int, end: int) -> int:
    """Where a name goes on after a known one to name a body ("US Justice Ministry")."""
    k = last
    while k < end and line.tokens[k].tag == "PROPN":
        k += 1
    return k if k > last and line.tokens[k - 1].word in name_words() else last


def is_part_of_place(line: Line, run: int, last: int) -> bool:
    """Northern Mali, Greater Accra."""
    k = run
    while k < last and line.lowered[k] in DIRECTIONS:
        k += 1
    return (
        run < k < last
        and k in line.known
        and line.known[k][0] == last
        and line.known[k][1].kind in ("place", "state")
    )


def body_start(line: Line, start: int, i: int, last: int) -> int:
    """Where the name of a body begins that stands before a head ("Interior Ministry" in "Interior
    Ministry spokesman"): its first capitalised word."""
    if line.how != "n" or line.tokens[last - 1].word not in name_words():
        return i
    k = i
    while k > start and line.tokens[k - 1].word[0].isupper() and line.tokens[k - 1].tag != "PUNCT":
        if k - 1 == line.first and noun(f"{line.lowered[k - 1]} {line.lowered[k]}") is None:
            break
        k -= 1
    return k
