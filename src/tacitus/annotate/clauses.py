"""The cut of a sentence into clauses: one for each verb group, with who does it and to whom.

A shallow reading of tagged words, no parse: each verb group is judged by the words between it and
the verb group before it. Clauses may lie inside others ("the man who fled was shot").
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from tacitus.annotate.clause_letters import (
    APPOSED,
    FAR,
    FORWARD,
    LAST_PHRASE,
    LISTED,
    NOT,
    Letters,
    verb_forms,
    words,
)
from tacitus.annotate.verbs import is_participle, participle_forms, past_forms
from tacitus.marks import Sentence, Token

ClauseForm = Literal["finite", "participle", "infinitive", "verbless"]
Opener = Literal["main", "relative", "opened", "coordinate", "complement", "reduced"]


class Clause(NamedTuple):
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


class Same:
    """Tokens that are compared by being the very same object, so that they can be asked for."""

    __slots__ = ("tokens",)

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.tokens is other.tokens

    def __hash__(self) -> int:
        return id(self.tokens)


def clauses(tokens: Sequence[Token], sentence: Sentence) -> tuple[Clause, ...]:
    """The clauses of a sentence in the order of their verbs; one without verbs is one clause."""
    if isinstance(tokens, tuple):
        return cut(Same(tokens), sentence)
    return Reader(tokens, sentence).read()


@lru_cache(maxsize=256)  # quotations, anchors and roles ask for the same sentences
def cut(report: Same, sentence: Sentence) -> tuple[Clause, ...]:
    """The clauses of a sentence of a report."""
    return Reader(report.tokens, sentence).read()


def clause_at(found: Sequence[Clause], token: int) -> int:
    """The number of the innermost clause that holds a token; -1 for none."""
    best = -1
    for number, clause in enumerate(found):
        if clause.first <= token < clause.last and (
            best < 0 or clause.last - clause.first < found[best].last - found[best].first
        ):
            best = number
    return best


class Reader(Letters):
    """One reading of one sentence: the clauses so far, and subjects that still lack their verb."""

    def __init__(self, tokens: Sequence[Token], sentence: Sentence) -> None:
        super().__init__(tokens, sentence)
        self.done: list[Clause] = []
        self.waiting: list[range] = []

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

    def is_bare_passive(self, group: range, subject: range | None) -> bool:
        """A past form that cannot be active: "three killed in blast", "held by police"."""
        by = self.agent_after(group.stop) if self.follows_by(group.stop) else None
        if by is not None:
            return True
        head = self.lower[group[-1]]
        return subject is not None and head in verb_forms("transitive") and self.lacks_object(group)

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
        return clause._replace(object=shifted(antecedent, self.base))

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
            ended.append(clause if clause.last == end else clause._replace(last=end))
        return tuple(ended)


def shifted(stretch: range, by: int) -> range:
    """The same stretch with other numbers."""
    return range(stretch.start + by, stretch.stop + by)
