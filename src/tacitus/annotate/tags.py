"""Parts of speech: Universal Dependencies tags, by a lexicon and learned weights.

A word that the lexicon knows with one tag gets it; any other is settled from left to right by an
averaged perceptron over its neighbours, its ending and its case. Words inside a name are PROPN
("Foreign" in "Foreign Ministry"), as the Penn Treebank has it. Lexicon and weights are learned by
`tacitus_lab.tags_train` from UD English EWT and GUM; see `data/tags_lexicon.txt`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tacitus.countries import is_demonym
from tacitus.lists import data_file
from tacitus.marks import Sentence, Token
from tacitus.names import given_names

# One letter a tag, in the data files and inside this file.
LETTERS = {
    "J": "ADJ", "P": "ADP", "R": "ADV", "B": "AUX", "C": "CCONJ", "D": "DET", "I": "INTJ",
    "N": "NOUN", "Q": "NUM", "T": "PART", "O": "PRON", "M": "PROPN", "U": "PUNCT", "S": "SCONJ",
    "Y": "SYM", "V": "VERB", "X": "X",
}  # fmt: skip
OPENERS = frozenset("“\"‘'([-–—:*•…")  # after these a capital tells nothing
ARTICLE_NAME = re.compile(r"(?:Al|El|Ad|An|Ar|As|Ash|At|Az)-[A-Z][^\W\d_]+")
FATHERS = frozenset("binti binte bint bin ibn ould".split())
HALVES = frozenset(("South", "North"))
HONORIFICS = frozenset(("mr", "mrs", "ms", "dr"))  # a name follows
START, END = "^", "$"

# The weights of a key are packed into one number, 24 bits a tag letter, so that rows add at once.
PLACE = {letter: 24 * place for place, letter in enumerate(LETTERS)}
ONE = (1 << 24) - 1
ZERO = sum(1 << place + 23 for place in PLACE.values())  # each sum at the middle of its bits


@dataclass(frozen=True, slots=True)
class Model:
    """Tag letters of each lower-case word, the commonest first; for each template the packed
    weights of its keys."""

    lexicon: dict[str, str]
    weights: tuple[dict[str, int], ...]


@dataclass(frozen=True, slots=True)
class Cased:
    """How a report writes its words: those seen in lower case and those seen with a capital inside
    a sentence, both lower-cased, from sentences that are neither all capitals nor a headline."""

    lower: frozenset[str]
    capital: frozenset[str]


def tag(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[Token, ...]:
    """The same tokens with their parts of speech; those outside any sentence keep `X`."""
    model = load()
    written = [[t.word for t in tokens[s.first : s.last]] for s in sentences]
    styles = [style(words) for words in written]
    cased = habits(written, styles)
    tagged = list(tokens)
    for sentence, words, how in zip(sentences, written, styles, strict=True):
        letters = tag_words(words, how, cased, model)
        for number, letter in enumerate(letters, sentence.first):
            start, end, word, lower, _ = tokens[number]
            part = by_form(words, number - sentence.first) or LETTERS[letter]
            tagged[number] = Token(start, end, word, lower, part)
    return tuple(tagged)


def by_form(words: Sequence[str], i: int) -> str:
    """The tag of a word that its form shows: a name ("Al-Hamdani"), a particle between two words of
    a name ("Aminah binti Yusof"), part of a nationality ("South Sudanese"); empty for others."""
    word = words[i]
    if word in HALVES and i + 1 < len(words) and is_demonym(f"{word} {words[i + 1]}"):
        return "ADJ"
    if word[:1].isupper():
        return "PROPN" if "-" in word and ARTICLE_NAME.fullmatch(word) else ""
    if i > 1 and words[i - 1] == "to" and words[i - 2] == "about":
        return "VERB" if "V" in load().lexicon.get(word, "V") else ""
    between = word in FATHERS and 0 < i < len(words) - 1
    return "PROPN" if between and words[i - 1][0].isupper() and words[i + 1][0].isupper() else ""


def style(words: Sequence[str]) -> str:
    """How a sentence uses capitals: `u` all capitals, `t` a headline in Title Case, `n` normal."""
    longer = [w for w in words if len(w) > 3 and w.isalpha()]
    if len(longer) < 2:
        return "u" if words and all(w.isupper() for w in words if w.isalpha()) else "n"
    if sum(w.isupper() for w in longer) >= 0.7 * len(longer):
        return "u"
    capitals = sum(w[0].isupper() for w in longer)
    headline = len(longer) > 3 and words[-1] not in (".", "”", '"')
    return "t" if headline and capitals >= 0.8 * len(longer) else "n"


def habits(written: Sequence[Sequence[str]], styles: Sequence[str]) -> Cased:
    """Which words the report writes in lower case and which with a capital."""
    lower: set[str] = set()
    capital: set[str] = set()
    for words, how in zip(written, styles, strict=True):
        if how != "n":
            continue
        for before, word in pairwise(words):
            if word[0].islower():
                lower.add(word)
            elif word[0].isupper() and before[-1].isalnum():
                capital.add(word.lower())
        if words and words[0][0].islower():
            lower.add(words[0])
    return Cased(frozenset(lower), frozenset(capital))


def tag_words(words: Sequence[str], how: str, cased: Cased, model: Model) -> list[str]:
    """The tag letters of one sentence."""
    lowered = [w.lower() for w in words]
    lexicon = model.lexicon
    classes = [lexicon.get(w) or shape(w) for w in lowered] + [END, END]
    lowered += [END]
    one, two = START, START  # the tags of the last word and the one before it
    letters = []
    for i, word in enumerate(words):
        first = i == 0 or words[i - 1] in OPENERS
        choice = candidates(word, lowered[i], how, classes[i], first)
        if word == "." and i + 1 == len(words):
            choice = "U"
        elif i and lowered[i - 1] in HONORIFICS and word[0].isupper():
            choice = "M"
        if len(choice) == 1:
            letter = choice
        else:
            form = written_form(word, lowered[i], how, cased, before=words[i - 1] if i else "")
            context = (lowered, classes, i, one, two, form)
            letter = best(choice, features(*context), model.weights)
        letters.append(letter)
        one, two = letter, one
    return letters


def candidates(word: str, lowered: str, how: str, known: str, first: bool) -> str:
    """The tag letters a word may have here. `known` is its lexicon entry or its shape."""
    if known[0] == "*":
        return FIXED.get(known) or unknown_word(word, lowered, how, known, first)
    if how == "u" or word == lowered or (len(known) == 1 and known in CLOSED):
        return known
    if how == "n" and not first:  # a capital inside a sentence: a name, or a noun or adjective
        return "M" + "".join(letter for letter in known if letter in "NJQO")
    if first and how == "n" and len(known) == 1 and known not in "NJV":
        return known
    return known if "M" in known else known + "M"


def unknown_word(word: str, lowered: str, how: str, known: str, first: bool) -> str:
    """The tag letters of a word that the lexicon does not know, by its ending and its case."""
    if word == lowered and how != "u":
        return ENDINGS.get(lowered[-2:]) or "NVJRXMI"
    if known == "*name":
        return "M"
    if how == "n" and not first:
        return "MJ"
    return "M" + (ENDINGS.get(lowered[-2:]) or "NVJR")


CLOSED = "OPDCSBTU"
ENDINGS = {"ed": "VJN", "ng": "VNJ", "ly": "RJN", "er": "NVJ", "rs": "NV", "es": "NV", "ts": "NV"}
# Shapes of words the lexicon does not know; those here can only be one thing.
FIXED = {"*digits": "Q", "*mark": "U", "*sign": "Y"}
SIGNS = frozenset("$£€¥%+=<>°©®™|^~#*&@/\\")


def shape(lowered: str) -> str:
    """The class of a word that the lexicon does not know, by its characters."""
    if not lowered[0].isalnum():
        return "*sign" if lowered[0] in SIGNS else "*mark"
    if lowered[0].isdigit():
        return "*digits" if not any(c.isalpha() for c in lowered) else "*digits+"
    if lowered in given_names():
        return "*name"
    return "*hyphen" if "-" in lowered else "*word"


def written_form(word: str, lowered: str, how: str, cased: Cased, before: str) -> str:
    """Case of the word, style of its sentence and how the report writes it elsewhere."""
    if word == lowered:
        case = "l"
    elif word.isupper() and len(word) > 1:
        case = "U"
    else:
        case = "C" if word[0].isupper() else "m"
    if how == "u":
        return "u"
    seen = ("l" if lowered in cased.lower else "") + ("c" if lowered in cased.capital else "")
    place = "^" if not before else ("" if before[-1].isalnum() else ".")
    return how + case + place + seen


def features(
    lowered: Sequence[str], classes: Sequence[str], i: int, one: str, two: str, form: str
) -> tuple[str, ...]:
    """The key of word `i` in each template; `lowered` and `classes` run past the end. `one` and
    `two` are the tag letters of the last word and the one before it."""
    word, after, known, following = lowered[i], lowered[i + 1], classes[i], classes[i + 1]
    before = lowered[i - 1] if i else START
    return (
        word,
        word + " " + one,
        word + " " + following,
        known + " " + one + two,
        known + " " + one + " " + following,
        known + " " + following + " " + classes[i + 2],
        before,
        after,
        form + " " + known,
        form + " " + one,
        form + " " + following,
        word[-3:] + " " + known,
        word[-2:] + " " + one,
    )


TEMPLATES = 13


def best(choice: str, keys: Sequence[str], weights: Sequence[dict[str, int]]) -> str:
    """The candidate with the highest score; the earlier one in a tie."""
    total = ZERO
    for table, key in zip(weights, keys):  # noqa: B905 -- asked most of all, and TEMPLATES of each
        if key in table:
            total += table[key]
    winner, high = "", -1
    for letter in choice:
        score = total >> PLACE[letter] & ONE
        if score > high:
            winner, high = letter, score
    return winner


@cache
def load() -> Model:
    """The learned model, read once."""
    weights: tuple[dict[str, int], ...] = tuple({} for _ in range(TEMPLATES))
    for key, row in rows("tags_weights.txt"):
        template, _, feature = key.partition(":")
        weights[int(template)][feature] = packed(row)
    return Model(dict(rows("tags_lexicon.txt")), weights)


def packed(row: str) -> int:
    """The weights of tag letters ("J-12,M1") as one number."""
    total = 0
    for one in row.split(","):
        total += int(one[1:]) << PLACE[one[0]]
    return total


def rows(name: str) -> Iterator[tuple[str, str]]:
    """The two columns of a data file; lines that begin with `# ` are comments."""
    for line in data_file(name).read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("# "):
            key, _, value = line.rpartition("\t")
            yield key, value
