"""A sentence as a row of letters, one for each word's kind, and the verb groups in it."""

import re
from collections.abc import Sequence
from functools import cache

from tacitus.annotate.verbs import is_participle, lemma_table, participle_forms, past_forms
from tacitus.closed_class import BE, OWNING, WEEKDAYS
from tacitus.lists import tables
from tacitus.marks import Sentence, Token

# One letter a token: N part of a noun phrase, V verb group, P preposition, C "and", S opener,
# R relative pronoun, A adverb, O "of", Q quotation mark, comma, semicolon.
KINDS = {
    "NOUN": "N", "PROPN": "N", "PRON": "N", "NUM": "N", "DET": "N", "ADJ": "N", "SYM": "N",
    "X": "N", "ADP": "P", "CCONJ": "C", "SCONJ": "S", "ADV": "A", "INTJ": "A", "PART": "A",
}  # fmt: skip
MARKS = {",": ",", "–": ",", "—": ",", "-": ",", "(": ",", ")": ",", "[": ",", "]": ","}
QUOTES = frozenset("\"'“”‘’«»")
NOT = frozenset({"not", "never", "n't", "n’t", "no"})
PHRASE = r"N(?:[NA]*N)?(?:(?:O|P)N(?:[NA]*N)?)*"
LISTED = re.compile(rf"(?:{PHRASE}(?:,{PHRASE})*,?C{PHRASE}|{PHRASE})$")
LAST_PHRASE = re.compile(rf"{PHRASE}$")
APPOSED = re.compile(rf"({PHRASE}),[^V;]{{1,40}},A*$")
FORWARD = re.compile(
    r"[AQ]*(N(?:[NA]*N)?(?:ON(?:[NA]*N)?)*(?:(?:,[NA]*N(?:ON+)?)*,?C[NA]*N(?:ON+)?)?)"
)
FAR = 60  # tokens looked back over for a subject
TIMES = WEEKDAYS | {"midnight", "noon", "dawn", "now", "then"}
OWN_PHRASE = re.compile(r"N(?:[NA]*N)?(?:ON(?:[NA]*N)?)*$")
PASSIVE = BE | OWNING | frozenset("get gets got getting isn't wasn't aren't weren't".split())


@cache
def words(name: str) -> frozenset[str]:
    """A list of `clauses.toml`."""
    return frozenset(tables("clauses.toml")["words"][name])


@cache
def verb_forms(name: str) -> frozenset[str]:
    """All forms of the verbs of a list of `clauses.toml`."""
    return frozenset(lemma_table(frozenset(tables("clauses.toml")["verbs"][name])))


class Letters:
    """One sentence. Positions count from its first token; `kinds` has a letter for each, with V for
    the words of the verb groups `groups`."""

    def __init__(self, tokens: Sequence[Token], sentence: Sentence) -> None:
        self.base = sentence.first
        self.tokens = tokens[sentence.first : sentence.last]
        self.lower = [token.lower for token in self.tokens]
        self.kinds = "".join(
            kind_of(token, word) for token, word in zip(self.tokens, self.lower, strict=True)
        )
        self.groups = self.verb_groups()

    def verb_groups(self) -> list[range]:
        """The verb groups; a participle inside a noun phrase ("the wounded men") is none."""
        groups = []
        kinds = list(self.kinds)
        i = 0
        while i < len(self.tokens):
            end = self.group_end(i)
            if end > i:
                kinds[i:end] = "V" * (end - i)
                groups.append(range(i, end))
            i = max(end, i + 1)
        self.kinds = "".join(kinds)
        return groups

    def group_end(self, i: int) -> int:
        """Where a verb group that begins at `i` ends; `i` itself if none begins there."""
        if self.lower[i] == "to" and self.tokens[i].tag == "PART":
            end = self.group_end_after(i + 1)
            return end if end > i + 1 else i
        if self.tokens[i].tag == "AUX":
            return max(i + 1, self.group_end_after(i + 1))
        return i + 1 if self.is_verb(i) else i

    def group_end_after(self, i: int) -> int:
        """The end of the auxiliaries, adverbs and main verb that go on from `i`."""
        end = i
        for j in range(i, min(i + 8, len(self.tokens))):
            tag = self.tokens[j].tag
            if tag == "VERB":
                return j + 1 if self.lower[j] != "to" else end
            if tag == "AUX":
                end = j + 1
            elif tag not in {"ADV", "PART"} or self.lower[j] == "to":
                break
        return end

    def is_verb(self, i: int) -> bool:
        """Whether a word tagged as verb heads a verb group rather than standing before a noun."""
        if self.tokens[i].tag != "VERB":
            return False
        before = self.tokens[i - 1].tag if i else ""
        after = self.tokens[i + 1].tag if i + 1 < len(self.tokens) else ""
        attributive = before in {"DET", "NUM", "ADJ", "PART"} and after in {"NOUN", "PROPN", "ADJ"}
        return not (attributive and self.lower[i].endswith(("ed", "ing", "en")))

    def phrase_ending(self, at: int) -> range | None:
        """The noun phrase that ends right before `at`."""
        found = OWN_PHRASE.search(self.kinds, max(0, at - FAR), at)
        return range(*found.span()) if found else None

    def agent_after(self, at: int) -> range | None:
        """The noun phrase after "by", up to six tokens behind the verb."""
        for i in range(at, min(at + 7, len(self.tokens))):
            if self.lower[i] == "by" and self.kinds[i] != "V":
                found = FORWARD.match(self.kinds, i + 1, min(len(self.kinds), i + FAR))
                if found and self.lower[found.start(1)] not in TIMES:
                    return range(*found.span(1))
                return None
            if self.kinds[i] in "V;RS":
                return None
        return None

    def is_passive_group(self, group: range) -> bool:
        """An auxiliary of "be" or "get" before a past participle."""
        head = self.lower[group[-1]]
        return is_participle(head) and any(self.lower[i] in PASSIVE for i in group[:-1])

    def follows_by(self, at: int) -> bool:
        """Whether "by" stands right after, adverbs left out."""
        return "by" in self.lower[at : at + 2]

    def lacks_object(self, group: range) -> bool:
        """Whether no noun phrase follows the verb."""
        at = group.stop
        while at < len(self.kinds) and (
            self.kinds[at] in "AQ" or self.lower[at] in {"dead", "down"}
        ):
            at += 1
        if at < len(self.kinds) and self.lower[at] in words("particles") and self.kinds[at] == "P":
            at += 1
        return at >= len(self.kinds) or self.kinds[at] not in "N"

    def looks_finite(self, group: range) -> bool:
        """Whether a verb group is finite by its own words."""
        first, head = self.lower[group.start], self.lower[group[-1]]
        if first in {"to", "being", "having"}:
            return False
        if len(group) > 1 or self.tokens[group.start].tag == "AUX":
            return True
        if head.endswith("ing"):
            return False
        return not (head in participle_forms() and head not in past_forms())

    def has_finite_verb(self, start: int, group: range) -> bool:
        """Whether the noun before `group` is the object of the verb before it."""
        return start > 0 and self.kinds[start : group.start].strip("A").startswith("N")


def kind_of(token: Token, word: str) -> str:
    """The letter of a token before verb groups are known."""
    if word in QUOTES:
        return "Q"
    if token.tag == "PUNCT" or not word[0].isalnum():
        return "N" if word in {"'s", "’s", "%", "$", "£", "€", "&"} else MARKS.get(word, ";")
    if word == "of":
        return "O"
    if word in words("relative") and word != "that":
        return "R"
    if word in words("opening") and token.tag in {"SCONJ", "ADV", "X", "PRON"}:
        return "R" if word == "that" and token.tag == "PRON" else "S"
    return KINDS.get(token.tag, "N")
