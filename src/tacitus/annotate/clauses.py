"""The cut of a sentence into clauses: one for each verb group, with who does it and to whom.

A shallow reading of tagged words, no parse: each verb group is judged by the words between it and
the verb group before it. Clauses may lie inside others ("the man who fled was shot").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from tacitus.annotate.verbs import is_participle, lemma_table, participle_forms, past_forms
from tacitus.lists import tables
from tacitus.values import Sentence, Token

ClauseForm = Literal["finite", "participle", "infinitive", "verbless"]
Opener = Literal["main", "relative", "opened", "coordinate", "complement", "reduced"]


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first` to `last` (half open) around the verb group `verbs`, all token numbers of the
    report. `subject` is who or what does it (of a passive: to whom), also where it stands in an
    outer clause ("entered and fired", "who fired"); `object` and `agent` ("by ...") likewise.
    `outer` is the number of the clause it hangs on, -1 at the top."""

    first: int
    last: int
    verbs: range
    form: ClauseForm = "verbless"
    passive: bool = False
    negated: bool = False
    subject: range | None = None
    object: range | None = None
    agent: range | None = None
    outer: int = -1
    opener: Opener = "main"

    @property
    def head(self) -> int:
        """The token number of the main verb, -1 in a clause without one."""
        return self.verbs[-1] if self.verbs else -1


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
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday midnight noon dawn now then".split()
)


@cache
def words(name: str) -> frozenset[str]:
    """A list of `clauses.toml`."""
    return frozenset(tables("clauses.toml")["words"][name])


@cache
def verb_forms(name: str) -> frozenset[str]:
    """All forms of the verbs of a list of `clauses.toml`."""
    return frozenset(lemma_table(frozenset(tables("clauses.toml")["verbs"][name])))


def clauses(tokens: Sequence[Token], sentence: Sentence) -> tuple[Clause, ...]:
    """The clauses of a sentence in the order of their verbs; one without verbs is one clause."""
    return Reader(tokens, sentence).read()


def clause_at(found: Sequence[Clause], token: int) -> int:
    """The number of the innermost clause that holds a token; -1 for none."""
    best = -1
    for number, clause in enumerate(found):
        if clause.first <= token < clause.last and (
            best < 0 or clause.last - clause.first < found[best].last - found[best].first
        ):
            best = number
    return best


class Reader:
    """One reading of one sentence. Positions count from the sentence's first token."""

    def __init__(self, tokens: Sequence[Token], sentence: Sentence) -> None:
        self.base = sentence.first
        self.tokens = tokens[sentence.first : sentence.last]
        self.lower = [token.word.lower() for token in self.tokens]
        self.kinds = "".join(
            kind_of(token, word) for token, word in zip(self.tokens, self.lower, strict=True)
        )
        self.groups = self.verb_groups()
        self.done: list[Clause] = []
        self.waiting: list[range] = []  # subjects that still lack their verb

    # ---- verb groups ---------------------------------------------------------------------

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
        if self.tokens[i].tag == "AUX" and self.lower[i] not in {"'s", "’s"}:
            return max(i + 1, self.group_end_after(i + 1))
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

    # ---- clauses -------------------------------------------------------------------------

    def read(self) -> tuple[Clause, ...]:
        """All clauses."""
        base, length = self.base, len(self.tokens)
        if not self.groups:
            return (Clause(base, base + length, range(0)),) if length else ()
        for number, group in enumerate(self.groups):
            self.done.append(self.clause(number, group))
        return self.with_ends()

    def clause(self, number: int, group: range) -> Clause:
        """The clause of one verb group, with positions as token numbers; its end comes later."""
        start = self.groups[number - 1].stop if number else 0
        first, subject, opener, outer = self.opening(number, group, start)
        form, passive = self.form(group, opener, subject)
        after = self.noun_phrase_after(group.stop)
        agent = self.agent_after(group.stop) if passive else None
        found = Clause(
            self.base + first,
            self.base + len(self.tokens),
            shifted(group, self.base),
            form,
            passive,
            any(self.lower[i] in NOT or self.lower[i].endswith(("n't", "n’t")) for i in group),
            subject and shifted(subject, self.base),
            None if passive or after is None else shifted(after, self.base),
            agent and shifted(agent, self.base),
            outer,
            opener,
        )
        return self.with_object_relative(found, first, group)

    def opening(
        self, number: int, group: range, start: int
    ) -> tuple[int, range | None, Opener, int]:
        """Where a clause begins, its subject, how it is opened and on which clause it hangs."""
        at = group.start
        while at > start and self.kinds[at - 1] in "AQ":
            at -= 1
        last = self.kinds[at - 1] if at > start else ""
        if self.lower[group.start] == "to" and len(group) > 1:
            return group.start, self.control(number), "reduced", number - 1
        if last == "R":
            return self.relative(at - 1, number)
        if last == "C":
            partner = self.partner(group)
            subject = self.subject_of(partner)
            return at - 1, subject, "coordinate", partner
        if last == "N":
            return self.after_noun(number, group, at, start)
        if last in {",", ";"}:
            return self.after_comma(number, group, at, start)
        if last in {"P", "S", "O"}:
            return at - 1, self.control(number), "opened", number - 1
        return (
            at,
            self.control(number) if number else None,
            "reduced" if number else "main",
            number - 1,
        )

    def relative(self, at: int, number: int) -> tuple[int, range | None, Opener, int]:
        """A clause whose subject is a relative pronoun at `at`: the noun before it is meant."""
        back = at
        while back > 0 and self.kinds[back - 1] in ",AQP":
            back -= 1
        antecedent = self.phrase_ending(back)
        if antecedent is None:
            return at, None, "opened", number - 1
        self.wait(antecedent)
        return at, antecedent, "relative", number - 1

    def after_noun(
        self, number: int, group: range, at: int, start: int
    ) -> tuple[int, range | None, Opener, int]:
        """A verb right after a noun phrase: its subject, or the noun it is a participle of."""
        if self.is_reduced(number, group, at):
            phrase = self.phrase_ending(at)
            if phrase is not None and not self.has_finite_verb(start, group):
                self.wait(phrase)
            return group.start, phrase, "reduced", number - 1
        subject = self.subject_before(at, start)
        first = subject.start
        opener: Opener = "main" if number == 0 else "complement"
        before = self.kinds[first - 1] if first > start else ""
        if before in {"S", "R", "C"}:
            first -= 1
            opener = "opened" if before == "S" else "relative" if before == "R" else "coordinate"
        elif self.waiting and number and ";" not in self.kinds[start:at]:
            subject = self.waiting.pop()
            return subject.start, subject, "main", -1
        return first, subject, opener, -1 if opener in {"main", "coordinate"} else number - 1

    def after_comma(
        self, number: int, group: range, at: int, start: int
    ) -> tuple[int, range | None, Opener, int]:
        """A verb after a comma: an apposition's noun, a waiting subject, or a shared subject."""
        finite = self.looks_finite(group)
        apposed = APPOSED.search(self.kinds, max(start, at - FAR), at)
        if finite and apposed and "N" in self.kinds[apposed.end(1) : at]:
            subject = range(*apposed.span(1))
            return subject.start, subject, "main", -1
        if finite and self.waiting:
            subject = self.waiting.pop()
            return subject.start, subject, "main", -1
        partner = self.partner(group)
        shared = self.subject_of(partner) if number else None
        return at, shared, "coordinate" if finite else "reduced", partner

    # ---- subjects and objects ------------------------------------------------------------

    def subject_before(self, at: int, start: int) -> range:
        """The noun phrase that ends at `at`, with its "of" phrases and what it is listed with."""
        window = max(start, at - FAR)
        whole = LISTED.search(self.kinds, window, at) or LAST_PHRASE.search(self.kinds, window, at)
        if whole is None:
            return range(at - 1, at)
        first = whole.start()
        after_verb = first == start and start > 0
        if after_verb and self.lower[start - 1] not in verb_forms("complement"):
            cut = max(self.kinds.rfind("C", first, at), self.kinds.rfind(",", first, at))
            first = cut + 1 if cut >= 0 else first
        return range(first, at)

    def phrase_ending(self, at: int) -> range | None:
        """The noun phrase that ends right before `at`."""
        found = re.compile(r"N(?:[NA]*N)?(?:ON(?:[NA]*N)?)*$").search(
            self.kinds, max(0, at - FAR), at
        )
        return range(*found.span()) if found else None

    def noun_phrase_after(self, at: int) -> range | None:
        """The object: the noun phrase after a verb group, over particles ("blew up a bus")."""
        while at < len(self.tokens) and (
            self.lower[at] in words("particles") and self.kinds[at] != "V"
        ):
            at += 1
        found = FORWARD.match(self.kinds, at, min(len(self.kinds), at + FAR))
        if not found:
            return None
        if self.kinds[found.end() : found.end() + 1] == "V" and self.cuts_before(found.end()):
            return None
        return range(*found.span(1))

    def cuts_before(self, at: int) -> bool:
        """Whether the verb group at `at` takes the noun phrase before it as subject."""
        group = next((g for g in self.groups if g.start == at), None)
        return group is not None and self.looks_finite(group) and not self.waiting

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

    def control(self, number: int) -> range | None:
        """Who does what an infinitive, gerund or participle says: subject or object outside."""
        if number == 0 or not self.done:
            return None
        outer = self.done[number - 1]
        lemma_like = self.lower[outer.head - self.base]
        if lemma_like in verb_forms("object_control") and not outer.passive and outer.object:
            return shifted(outer.object, -self.base)
        return outer.subject and shifted(outer.subject, -self.base)

    def subject_of(self, number: int) -> range | None:
        """The subject of a clause already read, as positions."""
        if not 0 <= number < len(self.done):
            return None
        subject = self.done[number].subject
        return subject and shifted(subject, -self.base)

    def partner(self, group: range) -> int:
        """The clause that a verb group is coordinated with: the last one of like form."""
        finite = self.looks_finite(group)
        for number in range(len(self.done) - 1, max(-1, len(self.done) - 6), -1):
            if (self.done[number].form == "finite") == finite:
                return number
        return len(self.done) - 1

    def wait(self, phrase: range) -> None:
        """Keep a noun phrase that still lacks its own verb: nothing before it can be its verb."""
        for clause in self.done[-4:]:
            if clause.object and phrase.start + self.base in clause.object:
                return
            if clause.agent and phrase.start + self.base in clause.agent:
                return
        before = self.kinds[phrase.start - 1] if phrase.start else ""
        if before not in {"P", "O"}:
            self.waiting = [phrase]

    # ---- forms ---------------------------------------------------------------------------

    def form(self, group: range, opener: Opener, subject: range | None) -> tuple[ClauseForm, bool]:
        """Finite, participle or infinitive, and whether passive."""
        head, first = self.lower[group[-1]], self.lower[group.start]
        passive = len(group) > 1 and self.is_passive_group(group)
        if first == "to" and len(group) > 1:
            return "infinitive", passive
        if len(group) > 1 or self.tokens[group.start].tag == "AUX":
            return ("participle" if first in {"being", "having"} else "finite"), passive
        if head.endswith("ing"):
            return "participle", False
        if opener == "reduced" and is_participle(head):
            return "participle", self.lacks_object(group) or head in participle_forms()
        if is_participle(head) and self.is_bare_passive(group, subject):
            return "participle", True
        return "finite", False

    def is_passive_group(self, group: range) -> bool:
        """An auxiliary of "be" or "get" before a past participle."""
        be = {"be", "been", "being", "is", "are", "was", "were", "am", "get", "gets", "got", "'s",
              "’s", "isn't", "wasn't", "weren't", "aren't", "getting"}  # fmt: skip
        head = self.lower[group[-1]]
        return is_participle(head) and any(self.lower[i] in be for i in group[:-1])

    def is_bare_passive(self, group: range, subject: range | None) -> bool:
        """A past form that cannot be active: "three killed in blast", "held by police"."""
        by = self.agent_after(group.stop) if self.follows_by(group.stop) else None
        if by is not None:
            return True
        head = self.lower[group[-1]]
        return subject is not None and head in verb_forms("transitive") and self.lacks_object(group)

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

    def is_reduced(self, number: int, group: range, at: int) -> bool:
        """Whether a verb right after a noun is a participle of it ("the men accused of ...")."""
        if len(group) > 1 or self.tokens[group.start].tag == "AUX":
            return self.lower[group.start] in {"being", "having"}
        head = self.lower[group[-1]]
        if head.endswith("ing"):
            return True
        if not is_participle(head):
            return False
        if head in participle_forms() and head not in past_forms():
            return True
        if self.follows_by(group.stop) and self.agent_after(group.stop) is not None:
            return True
        return self.lacks_object(group) and self.later_finite(number, group, at)

    def later_finite(self, number: int, group: range, at: int) -> bool:
        """Whether the next verb group is plainly finite and has no other subject or opener."""
        if number + 1 >= len(self.groups):
            return False
        following = self.groups[number + 1]
        between = self.kinds[group.stop : following.start]
        if not self.looks_finite(following) or any(mark in between for mark in ",;CSR"):
            return False
        subject_kind = self.tokens[at - 1].tag
        return subject_kind != "PRON" and between.lstrip("A")[:1] in {"P", "O", ""}

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

    # ---- ends ----------------------------------------------------------------------------

    def with_object_relative(self, clause: Clause, first: int, group: range) -> Clause:
        """In "the man (whom) they shot" the object is the noun before the relative pronoun."""
        if clause.opener != "relative" or self.kinds[first : first + 1] != "R":
            return clause
        between = self.kinds[first + 1 : group.start]
        if "N" not in between or self.lower[first] in {"where", "whose", "whereby"}:
            return clause
        antecedent = self.phrase_ending(first - (self.kinds[first - 1 : first] == ","))
        if antecedent is None or clause.object is not None or clause.passive:
            return clause
        self.wait(antecedent)
        return replace(clause, object=shifted(antecedent, self.base))

    def with_ends(self) -> tuple[Clause, ...]:
        """The clauses with their ends: where the next one that is not inside begins."""
        ended = []
        for number, clause in enumerate(self.done):
            end = self.base + len(self.tokens)
            if number + 1 < len(self.done):
                following = self.done[number + 1]
                end = max(clause.verbs.stop, following.first)
                if following.first <= clause.first:
                    end = max(clause.verbs.stop, following.verbs.start)
            ended.append(replace(clause, last=end))
        return tuple(ended)


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


def shifted(stretch: range, by: int) -> range:
    """The same stretch with other numbers."""
    return range(stretch.start + by, stretch.stop + by)
