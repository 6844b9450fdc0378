"""Noun phrases: stretches of tagged words that end in a noun or a name, without what trails them.

A phrase runs from its article, number or adjective to its head. A possessor ("Norway's" in
"Norway's minister") is part of the phrase and is kept apart, so that it can be a mention too.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tacitus.closed_class import MONTHS, OWNING, PARTICLES, POSSESSIVE, WEEKDAYS
from tacitus.countries import is_demonym
from tacitus.marks import Sentence, Token
from tacitus.nouns import agent, honorifics, noun

HEADS = frozenset({"NOUN", "PROPN"})
INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
APOSTROPHES = frozenset({"'", "’"})
OWNERS = POSSESSIVE | {"whose"}
IN_NAMES = PARTICLES | {"zu", "della"}
BEGIN_NONE = frozenset("least most such which what whatever whichever near".split())
CALENDAR = (
    WEEKDAYS
    | frozenset(f"{day}s" for day in WEEKDAYS)
    | MONTHS
    | frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
)
# Words of time: none is the head of a being, and none goes before a name.
TIMES = CALENDAR | frozenset(
    """
    today yesterday tomorrow tonight night morning afternoon evening day days week weeks month
    months year years hour hours minute minutes time times noon midnight dawn dusk weekend decade
    decades century moments moment second seconds summer winter spring autumn nights evenings
    mornings
    """.split()
)
MONTH_OR_NAME = frozenset({"may", "march", "august", "april", "june", "jan", "jun", "mar", "sep"})
TELLINGS = frozenset(
    "reports claims fears allegations rumours rumors signs suspicions hopes".split()
)
PREFIXES = frozenset("deputy vice assistant chief police army senior state un us uk eu".split())
YEAR = re.compile(r"(?:19|20)\d\d")
BEFORE_YEARS = CALENDAR | frozenset(
    "in since by until till from before after between during late mid".split()
)
ALWAYS_ADJECTIVES = frozenset(
    "armed unarmed masked hooded suspected alleged unidentified unnamed uniformed retired so-called"
    " neighbouring neighboring ruling elected exiled visiting".split()
)
OFTEN_ADJECTIVES = frozenset(
    "wounded injured displaced detained captured freed jailed besieged ousted convicted accused"
    " missing trained unknown united stranded kidnapped bereaved surviving protesting fleeing"
    " striking retreating advancing invading occupying grieving shocked".split()
)


class Phrase(NamedTuple):
    """Tokens `first` to `last` (half open). `core` is where the words after the last possessor
    begin; `owners` are the possessors, each from its first token to the token before its 's."""

    first: int
    last: int
    core: int
    owners: tuple[tuple[int, int], ...] = ()


class Chunker:
    """Cuts one sentence into noun phrases. `joined` gives the end of a known name that begins at a
    token: its words stay together and count as a name."""

    def __init__(
        self,
        tokens: Sequence[Token],
        lowered: Sequence[str],
        tags: Sequence[str],
        joined: dict[int, int],
    ) -> None:
        self.tokens = tokens
        self.lowered = lowered
        self.tags = tags
        self.joined = joined

    def phrases(self, sentence: Sentence) -> list[Phrase]:
        """The phrases of a sentence in order; they do not overlap."""
        found = []
        i = sentence.first
        while i < sentence.last:
            phrase = self.phrase_at(i, sentence.last)
            if phrase is None:
                i += 1
            else:
                found.append(phrase)
                i = phrase.last
        return found

    def phrase_at(self, first: int, last: int) -> Phrase | None:
        """The phrase that begins at a token, None where none does."""
        if not self.begins(first):
            return None
        i = self.after_opening(first, last)
        core, owners, end = first, [], None
        while i < last:
            if i in self.joined:
                if end is not None and not self.may_name(end - 1):
                    break
                i = end = self.joined[i]
            elif self.owns(i, end, last):
                owners.append((core, i))
                core = i + 1
                i, end = i + 1, None
            elif self.tags[i] in HEADS and self.fits(i, end, first):
                i = end = i + 1
            elif self.modifies(i, first, end, last):
                i += 1
            else:
                break
        if end is None:
            return self.only_owner(first, owners) or self.nominal(first, i, last)
        return Phrase(first, end, core, tuple(owners))

    def after_opening(self, first: int, last: int) -> int:
        """The token after "all", "the", "his" and the like, or the "between" of a range."""
        i = first + self.opens_range(first, last)
        while i < last and i < first + 3 and i not in self.joined and self.opens(i):
            i += 1
        return i

    def begins(self, i: int) -> bool:
        """Whether a phrase may begin here: not at "least" of "at least 12", "dead" of "shot dead
        two guards" or the year of "in 2019 police"."""
        word = self.lowered[i]
        if not word[0].isalnum() or word in BEGIN_NONE:
            return False
        if YEAR.fullmatch(word) and i and self.after_years(i):
            return False
        return not (word == "dead" and i and self.tags[i - 1] == "VERB")

    def after_years(self, i: int) -> bool:
        """Whether the words before a year say that it is one ("in", "between 2011 and")."""
        before = self.lowered[max(0, i - 2) : i]
        if before[-1] in ("and", "to"):
            return YEAR.fullmatch(before[0]) is not None
        return before[-1] in BEFORE_YEARS

    def opens(self, i: int) -> bool:
        return self.tags[i] == "DET" or self.lowered[i] in OWNERS

    def opens_range(self, i: int, last: int) -> bool:
        """Whether a word is the "between" of "between four and six men", not of years."""
        numbers = self.lowered[i + 1 : i + 4 : 2]
        return (
            i + 4 < last
            and self.lowered[i] == "between"
            and self.is_range(i + 2, i)
            and not any(map(YEAR.fullmatch, numbers))
        )

    def only_owner(self, first: int, owners: list[tuple[int, int]]) -> Phrase | None:
        """The possessor alone, where nothing that it owns follows."""
        if not owners:
            return None
        core = owners[-2][1] + 1 if len(owners) > 1 else first
        return Phrase(first, owners[-1][1], core, tuple(owners[:-1]))

    def owns(self, i: int, end: int | None, last: int) -> bool:
        """Whether a possessive mark stands here, after a noun and before what is owned."""
        if end != i or i + 1 >= last:
            return False
        follows = self.tags[i + 1] in INSIDE or self.tags[i + 1] in ("VERB", "ADV")
        if self.lowered[i] in OWNING:
            return self.tags[i] not in ("AUX", "VERB") or (follows and self.tags[i + 1] in HEADS)
        touching = self.tokens[i].start == self.tokens[i - 1].end
        return (
            self.lowered[i] in APOSTROPHES
            and touching
            and self.lowered[i - 1].endswith("s")
            and self.tags[i + 1] in INSIDE
            and self.tokens[i + 1].start > self.tokens[i].end
        )

    def fits(self, i: int, end: int | None, first: int) -> bool:
        """Whether a noun or name goes on with what stands before it."""
        if end is None or end != i:
            return end is None or not self.is_time(i - 1)
        if self.is_time(i - 1) or self.is_time(i):
            return False
        if self.lowered[i - 1] in TELLINGS and noun(self.lowered[i]) is not None:
            return False  # "there were reports rebels had fled"
        if self.tags[i] != "PROPN" or self.tags[i - 1] != "NOUN":
            return True
        return self.may_name(i - 1) or self.is_capital_pair(i, first)

    def is_capital_pair(self, i: int, first: int) -> bool:
        """Whether two capitalised words belong together ("Interior Ministry")."""
        if not (self.tokens[i - 1].word[0].isupper() and self.tokens[i].word[0].isupper()):
            return False
        if noun(f"{self.lowered[i - 1]} {self.lowered[i]}") is not None:
            return True
        return i - 1 > first and self.tags[i - 2] != "PUNCT" and not self.tokens[i].word.isupper()

    def may_name(self, i: int) -> bool:
        """Whether a name may follow this word in one phrase ("spokesman", "group", a name)."""
        if self.tags[i] != "NOUN":
            return not self.is_time(i)
        if self.lowered[i] in honorifics():
            return True
        known = noun(self.lowered[i]) or agent(self.lowered[i])
        if i > 1 and self.lowered[i - 1] == "of":
            known = noun(" ".join(self.lowered[i - 2 : i + 1])) or known
        if known is None or known.plural:
            return False
        return known.kind in ("person", "organisation")

    def is_time(self, i: int) -> bool:
        """Whether a word tells a time; "Dawn" inside a name does not."""
        word = self.lowered[i]
        if word not in TIMES or (word in MONTH_OR_NAME and self.before_is_name(i)):
            return False
        written = self.tokens[i].word
        return not (written.istitle() and word not in CALENDAR and self.before_is_name(i))

    def before_is_name(self, i: int) -> bool:
        """Whether a capitalised word that may be a month follows a title or name ("Mrs May")."""
        return i > 0 and self.tags[i - 1] in HEADS and self.tokens[i - 1].word[:1].isupper()

    def modifies(self, i: int, first: int, end: int | None, last: int) -> bool:
        """Whether this word goes before a head still to come."""
        if i + 1 >= last:
            return False
        tag, after = self.tags[i], self.tags[i + 1]
        if end == i:  # right after a noun: only what ties the noun to a further one
            return self.goes_on(i, last) or (
                is_people(self.tokens[i - 1].word) and self.joins_adjectives(i, last)
            )
        if tag in ("ADJ", "NUM"):
            return ":" not in self.lowered[i]  # no time of day
        if tag == "VERB":
            return after in ("ADJ", "NOUN", "PROPN") and self.participle(i, first)
        if tag == "ADV":
            return after in ("ADJ", "VERB", "NUM") and i > first
        if self.lowered[i] in IN_NAMES and self.lowered[i - 1] in IN_NAMES:
            return self.names_on(i + 1, last)
        if tag in ("CCONJ", "PUNCT") or self.lowered[i] == "to":
            return self.joins_adjectives(i, last) or self.is_range(i, first)
        return False

    def participle(self, i: int, first: int) -> bool:
        """Whether a verb form stands as an adjective: inside a phrase, or at its start one that
        news uses so ("suspected militants", but not "police arrested militants")."""
        word = self.lowered[i]
        if i > first:
            before = self.lowered[i - 1]
            return word.endswith(("ed", "ing", "en", "wn", "ld")) and not noun_like(before)
        if word in ALWAYS_ADJECTIVES:
            return True
        before = self.tags[i - 1] if i else "PUNCT"
        return word in OFTEN_ADJECTIVES and before in ("ADP", "PUNCT", "VERB", "SCONJ", "PART")

    def goes_on(self, i: int, last: int) -> bool:
        """Whether a word after a noun ties it to what follows: a particle of a name, an adjective
        ("UN special envoy"), a hyphenated word."""
        after = self.tags[i + 1]
        if self.lowered[i] == "of":
            return self.is_post_of(i)
        if self.lowered[i] in IN_NAMES:
            within = self.lowered[i - 1] in IN_NAMES and self.tags[i - 2] == "PROPN"
            return (within or self.tags[i - 1] == "PROPN") and self.names_on(i + 1, last)
        if self.tags[i] in ("ADJ", "NUM") and after in HEADS and not self.is_time(i - 1):
            return self.tags[i - 1] == "PROPN" or self.lowered[i - 1] in PREFIXES
        return self.tokens[i].word == "&" and after == "PROPN" and self.tags[i - 1] == "PROPN"

    def is_post_of(self, i: int) -> bool:
        """Whether "of" stands inside the words for a post ("secretary of state")."""
        return noun(" ".join(self.lowered[i - 1 : i + 2])) is not None

    def names_on(self, i: int, last: int) -> bool:
        """Whether a name goes on here, after at most one more particle."""
        if i < last and self.lowered[i] in IN_NAMES and self.tags[i] != "PROPN":
            i += 1
        return i < last and self.tags[i] == "PROPN"

    def joins_adjectives(self, i: int, last: int) -> bool:
        """Whether a comma or "and" stands between two adjectives of one noun ("Greek and Cypriot
        ministers")."""
        if self.lowered[i] not in (",", "and", "or") or i + 2 >= last:
            return False
        return self.is_adjective(i - 1) and self.is_adjective(i + 1) and self.reaches(i + 2, last)

    def is_range(self, i: int, first: int) -> bool:
        """Whether a word stands between two numbers of one noun ("eight to ten men")."""
        tied = self.lowered[i] in ("to", "or", "and") and i > first
        return tied and self.tags[i - 1] == self.tags[i + 1] == "NUM"

    def is_adjective(self, i: int) -> bool:
        """Whether a word is an adjective, those of nationality whatever their tag."""
        return self.tags[i] == "ADJ" or is_people(self.tokens[i].word)

    def reaches(self, i: int, last: int) -> bool:
        """Whether adjectives, commas and "and" lead to a noun within a few words."""
        for k in range(i, min(i + 5, last)):
            if self.tags[k] in HEADS:
                return True
            if self.tags[k] != "ADJ" and self.lowered[k] not in (",", "and"):
                return False
        return False

    def nominal(self, first: int, i: int, last: int) -> Phrase | None:
        """A phrase whose head is no noun: "the dead", "a 22-year-old", "three others"."""
        if self.tags[first] not in ("DET", "NUM"):
            return None
        for k in range(min(i, last) - 1, first, -1):
            word = self.tokens[k].word
            fits = noun_like(word.lower()) or is_people(word) or noun(word.lower()) is not None
            if k not in self.joined and fits:
                return Phrase(first, k + 1, first)
        return None


NOMINALS = frozenset(
    "dead wounded injured missing displaced accused others elderly poor homeless detained".split()
)


def is_people(word: str) -> bool:
    """Whether a capitalised adjective can stand for persons ("the Chinese", "a Libyan")."""
    return word[0].isupper() and is_demonym(word)


def noun_like(word: str) -> bool:
    """Whether a word that is tagged otherwise can stand for persons ("dead", "22-year-old")."""
    return word in NOMINALS or word.endswith(("-year-old", "-year-olds"))
