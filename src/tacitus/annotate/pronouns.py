"""Personal and possessive pronouns that stand for somebody; reflexive and relative ones do not."""

from collections.abc import Sequence

from tacitus.closed_class import OWNING
from tacitus.marks import OTHER_NOUN, Mention, Sentence, Token
from tacitus.values import Span
from tacitus.vocabulary import MentionKind

KINDS: dict[str, MentionKind] = {
    **dict.fromkeys("i me my mine he him his she her hers".split(), "person"),
    **dict.fromkeys("we us our ours they them their theirs".split(), "people"),
    **dict.fromkeys(("it", "its"), "organisation"),
}
# They stand for somebody of whom nothing more is known.
SOMEBODY: dict[str, MentionKind] = {
    **dict.fromkeys("someone somebody anyone anybody".split(), "person"),
    **dict.fromkeys(("everyone", "everybody"), "people"),
}
ALONE = frozenset("both several many dozens scores hundreds".split())
# After a bare number these tell that it counts persons.
BEFALLEN = frozenset(
    "were died are fled survived perished have had remain remained escaped".split()
)
PARTS = frozenset("some most many several all both half none".split())
LINKING = OWNING | frozenset(
    "is was has had will would seems seemed appears appeared may might be been not".split()
)
# Words after "it is" that show that "it" stands for a clause, not for a being.
EMPTY_AFTER = frozenset(
    """
    clear unclear possible impossible likely unlikely important necessary time true known unknown
    believed thought feared claimed said reported alleged understood expected hoped announced not
    too also just only the a an about almost nearly over now still raining snowing difficult hard
    easy good bad better best essential vital crucial obvious apparent unlawful illegal early late
    estimated revealed because when where why how what no
    """.split()
)
CAME_AFTER = frozenset(
    "days hours weeks months years a one two three the after as amid less".split()
)


def find_pronouns(
    tokens: Sequence[Token], lowered: Sequence[str], sentence: Sentence, how: str
) -> list[Mention]:
    """The pronouns of a sentence, in order."""
    found = []
    for i in range(sentence.first, sentence.last):
        word = lowered[i]
        counts = tokens[i].tag == "NUM" or word in ALONE
        if counts and is_bare_number(tokens, lowered, i, sentence):
            kind: MentionKind = "person" if word == "one" else "people"
            found.append(Mention(tokens[i].span, kind, tokens[i].span, 0.7, "bare number"))
            continue
        those = word == "those" and lowered[i + 1 : i + 2] == ["who"]
        if those or word in SOMEBODY:
            who: MentionKind = SOMEBODY.get(word, "people")
            found.append(Mention(tokens[i].span, who, tokens[i].span, 0.7, OTHER_NOUN))
            continue
        stem = word if word in KINDS else before_apostrophe(word)
        if stem not in KINDS or not stands(tokens, lowered, i, sentence, how):
            continue
        span = Span(tokens[i].start, tokens[i].start + len(stem))
        found.append(Mention(span, KINDS[stem], span, 0.9, "pronoun"))
        if word in ("them", "us", "whom") and i - 2 >= sentence.first and lowered[i - 1] == "of":
            found += some_of(tokens, i)
    return found


def is_bare_number(
    tokens: Sequence[Token], lowered: Sequence[str], i: int, sentence: Sentence
) -> bool:
    """Whether a number or "both" stands alone for persons: "Three were hurt", "Both survived"."""
    if not lowered[i].isalpha() and not lowered[i].isdigit():
        return False
    before = tokens[i - 1].tag if i > sentence.first else ""
    follows = lowered[i + 1] if i + 1 < sentence.last else ""
    return follows in BEFALLEN and before in ("", "PUNCT", "CCONJ", "SCONJ", "DET", "ADV", "ADJ")


def some_of(tokens: Sequence[Token], i: int) -> list[Mention]:
    """ "Four of them": some of those that the pronoun at `i` stands for."""
    number = tokens[i - 2]
    if number.tag != "NUM" and number.lower not in PARTS:
        return []
    kind: MentionKind = "person" if number.lower == "one" else "people"
    return [Mention(Span(number.start, tokens[i].end), kind, number.span, 0.8, "some of them")]


def before_apostrophe(word: str) -> str:
    """ "i" of "i’m"."""
    if "'" in word:
        return word.partition("'")[0]
    return word.partition("’")[0] if "’" in word else ""


def stands(
    tokens: Sequence[Token], lowered: Sequence[str], i: int, sentence: Sentence, how: str
) -> bool:
    """Whether the word at `i` is a pronoun here and stands for somebody."""
    token = tokens[i]
    if token.word == "US":
        follows = tokens[i + 1].tag if i + 1 < sentence.last else ""
        return how == "u" and follows not in ("NOUN", "PROPN", "ADJ")
    if lowered[i] in ("mine", "i") and token.tag not in ("PRON", "X", "AUX"):
        return False
    if lowered[i] == "i" and token.word == "i":
        return False
    return lowered[i] != "it" or not is_empty(lowered, i, sentence.last)


def is_empty(lowered: Sequence[str], i: int, last: int) -> bool:
    """Whether "it" stands for a clause or for nothing ("it was claimed that", "it came days
    after")."""
    rest = lowered[i + 1 : min(i + 5, last)]
    if not rest:
        return False
    if rest[0] in ("came", "comes", "happened", "follows", "followed", "emerged", "rained", "took"):
        return len(rest) > 1 and (rest[1] in CAME_AFTER or rest[0] == "emerged")
    k = 0
    while k < len(rest) and rest[k] in LINKING:
        k += 1
    return k > 0 and k < len(rest) and rest[k] in EMPTY_AFTER
