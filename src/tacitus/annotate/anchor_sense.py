"""Which sense a word has: the conditions of `data/anchor_conditions.toml`."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from tacitus.annotate.anchor_words import Match
from tacitus.annotate.clauses import Clause, clauses
from tacitus.annotate.verbs import with_s
from tacitus.countries import countries
from tacitus.lists import tables
from tacitus.marks import Sentence, Token

BESIDE = 5  # words before and after
NEAR = 10  # words on either side
NAME = "<name>"


@dataclass(frozen=True, slots=True)
class Condition:
    """One of `wanted` must hold if there are any, all of `needed`, none of `barred`. Each is where
    to look and the words to look for."""

    wanted: tuple[tuple[str, frozenset[str]], ...]
    needed: tuple[tuple[str, frozenset[str]], ...]
    barred: tuple[tuple[str, frozenset[str]], ...]


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of [words] with its plurals."""
    written: list[str] = tables("anchor_conditions.toml")["words"][name].split()
    others = frozenset[str]().union(*(word_list(w[1:]) for w in written if w.startswith("@")))
    singulars = [word for word in written if not word.startswith("@")]
    plurals = frozenset(with_s(word) for word in singulars if word.isalpha())
    return (
        others
        | frozenset(singulars)
        | plurals
        | (nations() if name in {"state", "nations"} else frozenset())
    )


@cache
def nations() -> frozenset[str]:
    """The names of countries in one word, and the words for their people."""
    return frozenset(
        word.lower()
        for country in countries().values()
        for word in (country.name, *country.others, *country.demonyms)
        if " " not in word and len(word) > 3
    )


@cache
def conditions() -> dict[str, Condition]:
    """The conditions by name."""
    found = {}
    for name, row in tables("anchor_conditions.toml")["condition"].items():
        keyed = [(key, expanded(words)) for key, words in row.items()]
        found[name] = Condition(
            tuple(pair for pair in keyed if not pair[0].startswith(("not_", "and_"))),
            tuple((key[4:], words) for key, words in keyed if key.startswith("and_")),
            tuple((key[4:], words) for key, words in keyed if key.startswith("not_")),
        )
    return found


def expanded(words: str) -> frozenset[str]:
    """The words of a condition, lists of [words] and plurals put in."""
    found: set[str] = set()
    for word in words.split():
        if word.startswith("@"):
            found |= word_list(word[1:])
        else:
            found.add(word)
            if word.isalpha() and not word.endswith("s"):
                found.add(with_s(word))
    return frozenset(found)


class Ground:
    """The words of a report, with its sentences' words and clauses, made when first asked for."""

    def __init__(self, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> None:
        self.tokens = tokens
        self.sentences = sentences
        self.lower = [token.lower.replace("’", "'") for token in tokens]
        self.tags = [token.tag for token in tokens]
        self._words: dict[int, frozenset[str]] = {}
        self._clauses: dict[int, tuple[Clause, ...]] = {}

    def words(self, number: int) -> frozenset[str]:
        """The words of a sentence."""
        if number not in self._words:
            sentence = self.sentences[number]
            self._words[number] = frozenset(self.lower[sentence.first : sentence.last])
        return self._words[number]

    def clauses(self, number: int) -> tuple[Clause, ...]:
        """The clauses of a sentence."""
        if number not in self._clauses:
            self._clauses[number] = clauses(self.tokens, self.sentences[number])
        return self._clauses[number]

    def clause_of(self, number: int, first: int, last: int) -> Clause | None:
        """The clause of a sentence whose verb group holds one of these tokens."""
        for clause in self.clauses(number):
            if clause.verbs and clause.verbs.start < last and first < clause.verbs.stop:
                return clause
        return None

    def token_at(self, offset: int) -> int:
        """The number of the token that begins at an offset."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    def slice(self, tokens: Iterable[int]) -> set[str]:
        """The words of some tokens, with `<name>` where one is a name."""
        found = set()
        for j in tokens:
            found.add(self.lower[j])
            if self.tags[j] == "PROPN":
                found.add(NAME)
        return found


def holds(ground: Ground, number: int, found: Match, name: str) -> bool:
    """Whether a condition ("!" before its name denies it) holds of a match in a sentence."""
    if name.startswith("!"):
        return not holds(ground, number, found, name[1:])
    condition = conditions()[name]
    if any(meets(ground, number, found, where, words) for where, words in condition.barred):
        return False
    if not all(meets(ground, number, found, where, words) for where, words in condition.needed):
        return False
    return not condition.wanted or any(
        meets(ground, number, found, where, words) for where, words in condition.wanted
    )


def meets(ground: Ground, number: int, found: Match, where: str, words: frozenset[str]) -> bool:
    """Whether one of the words stands at that place around a match."""
    if where == "sentence":
        return not words.isdisjoint(ground.words(number))
    return not words.isdisjoint(ground.slice(place(ground, number, found, where)))


def place(ground: Ground, number: int, found: Match, where: str) -> Iterable[int]:
    """The token numbers at that place around a match."""
    sentence = ground.sentences[number]
    first, last = sentence.first, sentence.last
    match where:
        case "prev":
            return range(max(first, found.first - 1), found.first)
        case "next":
            return range(found.last, min(last, found.last + 1))
        case "before":
            return range(max(first, found.first - BESIDE), found.first)
        case "after":
            return range(found.last, min(last, found.last + BESIDE))
        case "near":
            return (
                *range(max(first, found.first - NEAR), found.first),
                *range(found.last, min(last, found.last + NEAR)),
            )
        case _:
            return part(ground, number, found, where)


def part(ground: Ground, number: int, found: Match, where: str) -> tuple[int, ...]:
    """Subject or object of a match: of a verb by its clause, of a noun the words around it."""
    if found.gap and where == "object":
        return tuple(found.gap)
    clause = ground.clause_of(number, found.first, found.last)
    passive = clause is not None and clause.passive
    if found.entry.width > 1 and where == "object" and found.entry.kind != "noun" and not passive:
        return phrase_after(ground, number, found.last)
    if clause is None or found.entry.kind == "noun":
        return around_noun(ground, number, found, where)
    if where == "subject":
        chosen = clause.agent if clause.passive else clause.subject
        if chosen is None and len(clause.verbs) == 1:  # "three shot", but also "prices shot up"
            chosen = clause.subject
    else:
        chosen = clause.subject if clause.passive else clause.object
    return tuple(chosen or ())


def phrase_after(ground: Ground, number: int, at: int) -> tuple[int, ...]:
    """The words right after, up to the next mark or verb."""
    last = min(ground.sentences[number].last, at + BESIDE + 1)
    end = at
    while end < last and ground.tags[end] not in {"PUNCT", "VERB", "AUX", "SCONJ"}:
        end += 1
    return tuple(range(at, end))


def around_noun(ground: Ground, number: int, found: Match, where: str) -> tuple[int, ...]:
    """The words before a noun and those that "of", "on" or "by" puts after it."""
    sentence = ground.sentences[number]
    before = range(max(sentence.first, found.first - 3), found.first)
    after: list[int] = []
    links = {"by"} if where == "subject" else {"of", "on", "against", "at"}
    if found.last < sentence.last and ground.lower[found.last] in links:
        after = list(range(found.last + 1, min(sentence.last, found.last + 7)))
    return (*before, *after)
