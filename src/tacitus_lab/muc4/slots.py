"""The tally of one slot: how many fills are correct, partial, incorrect, spurious and missing.

Equal fillers are correct, then what the judgement rules call correct or partial is taken out; the
rest of the two lists is counted off as incorrect (min of the two), spurious or missing. Optional
key fillers ("?") are never missing. Set fills with a cross-reference: value right + reference
right = correct, value right + reference not right = partial, value an ancestor of the key's =
partial whatever the reference.

Two more accidents of the program of 1992 that this one shares: a partly right reference that fits
two key fillers makes the slot correct; and a set fill that is left over is compared with the first
key filler that is left over, not with the best one.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tacitus.write.muc4.templates import (
    SLOTS,
    Alternative,
    Filler,
    Fillers,
    Kind,
    Location,
    Template,
)
from tacitus_lab.muc4.equality import above, any_same, equal, shared_word, value_equal
from tacitus_lab.muc4.judgement import (
    Status,
    best,
    judge_date,
    judge_number,
    judge_string,
    judge_strings,
    same_country,
)

Tally = Counter[str]
COLUMNS = ("POS", "ACT", "COR", "PAR", "INC", "SPU", "MIS", "NON")

# `content`: whether two templates may be paired at all, where one common word is enough; `pairing`:
# how well they would pair; `final`: the score itself, the only one with the judgement rules.
Purpose = Literal["content", "pairing", "final"]


@dataclass(frozen=True, slots=True)
class Match:
    """A response filler's status and the key filler that it answers."""

    status: Status
    key: Filler


@dataclass(frozen=True, slots=True)
class Judge:
    """Compares the fillers of one slot for one purpose."""

    slot: str
    purpose: Purpose

    @property
    def kind(self) -> Kind:
        return SLOTS[self.slot].kind

    @property
    def final(self) -> bool:
        return self.purpose == "final"

    def match(self, keys: list[Filler], response: Filler) -> Match | None:
        """The key filler that a response filler answers though it equals none."""
        found = self.by_reference(keys, response)
        if found is None and self.final:
            found = self.by_rule(keys, response)
        return found or self.by_default(keys, response)

    # -- by the cross-reference

    def by_reference(self, keys: list[Filler], response: Filler) -> Match | None:
        """Among fillers whose cross-references agree the value decides."""
        told = response.any[0]
        agreeing = [
            (status, key)
            for key in keys
            if len(key.any) == 1 and (status := self.reference(key.any[0], told))
        ]
        if not agreeing:
            return None
        reference, last = agreeing[-1]
        lucky = len(agreeing) > 1 and not any_same(last.any[0].ref or (), told.ref or ())
        tests: tuple[tuple[Callable[[Alternative], bool], Status], ...] = (
            (lambda key: value_equal(key, told), "correct"),
            (lambda key: above(self.slot, key, told), "partial"),
        )
        for test, status in tests:
            for _, key in agreeing:
                if test(key.any[0]):
                    if lucky:
                        return Match("correct", last)
                    return Match(status if reference == "correct" else "partial", key)
        return None

    def reference(self, key: Alternative, response: Alternative) -> Status | None:
        """Whether two cross-references name the same thing."""
        if key.ref is None or response.ref is None:
            return None
        if any_same(key.ref, response.ref):
            return "correct"
        if not self.final:
            return None
        target = SLOTS[self.slot].refs[0]
        return best(
            judge_string(target, one, two)
            for one in key.ref
            for two in response.ref
            if "-" not in (one, two)
        )

    # -- by the judgement rules

    def by_rule(self, keys: list[Filler], response: Filler) -> Match | None:
        found = [(self.judged(key, response.any[0]), key) for key in keys]
        for wanted in ("correct", "partial"):
            for status, key in found:
                if status is not None and status == wanted:
                    return Match(status, key)
        return None

    def judged(self, key: Filler, told: Alternative) -> Status | None:
        return best(self.judged_alternative(one, told) for one in key.any)

    def judged_alternative(self, key: Alternative, told: Alternative) -> Status | None:
        pairs = [(one, two) for one in key.value for two in told.value]
        if self.kind == "date":
            return best(judge_date(one, two) for one, two in pairs)
        if self.kind == "location":
            return "partial" if any(same_country(one, two) for one, two in pairs) else None
        if self.kind == "number":
            return judge_number(key, told)
        if self.kind == "string":
            status = judge_strings(self.slot, key, told)
            plain = key.ref is None and told.ref is None
            right = plain or self.reference(key, told) == "correct"
            return status if status is None or right else "partial"
        return None

    # -- what the program gave by itself

    def by_default(self, keys: list[Filler], response: Filler) -> Match | None:
        """Partial credit for the right country, or an ancestor of a set fill without reference."""
        for key in keys:
            for one in key.any:
                for two in response.any:
                    if self.nearly(one, two):
                        return Match("partial", key)
        return None

    def nearly(self, key: Alternative, told: Alternative) -> bool:
        if self.kind == "location":
            return any(
                same_country(one, two)
                for one in key.value
                if isinstance(one, Location) and one.places
                for two in told.value
            )
        plain = key.ref is None and told.ref is None
        return self.kind == "set" and plain and above(self.slot, key, told)

    # -- set fills whose cross-reference is not right

    def half_right(self, key: Filler, response: Filler) -> bool:
        one, two = key.any[0], response.any[0]
        if one.ref is None:
            return False
        if value_equal(one, two):
            return two.ref is None or self.final
        return above(self.slot, one, two)

    def left_over(self, keys: list[Filler], response: Filler) -> Filler:
        """The key filler that a left-over set fill is compared with."""
        told = response.any[0]
        if told.ref is None:
            usable = [key for key in keys if not key.optional]
            for key in usable:
                if value_equal(key.any[0], told):
                    return key
            for key in usable:
                if above(self.slot, key.any[0], told):
                    return key
        return keys[0]


def score_slot(slot: str, keys: Fillers, responses: Fillers, purpose: Purpose = "final") -> Tally:
    """The tally of one slot, over COLUMNS."""
    judge = Judge(slot, purpose)
    if len(keys) <= 1 and len(responses) <= 1:
        return score_single(judge, keys, responses)
    return score_several(judge, list(keys), list(responses))


def score_single(judge: Judge, keys: Fillers, responses: Fillers) -> Tally:
    """At most one filler on either side."""
    if not responses:
        return Counter(NON=1) if not keys or keys[0].optional else Counter(POS=1, MIS=1)
    if not keys:
        return Counter(ACT=1, SPU=1)
    status = single_status(judge, keys[0], responses[0])
    column = {"correct": "COR", "partial": "PAR", None: "INC"}[status]
    return Counter({"POS": 1, "ACT": 1, column: 1})


def single_status(judge: Judge, key: Filler, response: Filler) -> Status | None:
    if equal(key, response):
        return "correct"
    found = judge.match([key], response)
    if found:
        return found.status
    if judge.kind == "set" and judge.half_right(key, response):
        return "partial"
    content = judge.purpose == "content" and judge.kind == "string"
    return "correct" if content and shared_word([key], [response]) else None


def score_several(judge: Judge, keys: list[Filler], responses: list[Filler]) -> Tally:
    tally: Tally = Counter()

    def take(status: Status, key: Filler, response: Filler) -> None:
        keys.remove(key)
        responses.remove(response)
        tally.update({"POS": 1, "ACT": 1, "COR" if status == "correct" else "PAR": 1})

    for key in list(keys):
        same = next((one for one in responses if equal(key, one)), None)
        if same:
            take("correct", key, same)
    for response in list(responses):
        found = judge.match(keys, response) if keys else None
        if found:
            take(found.status, found.key, response)
    if judge.purpose == "content" and shared_word(keys, responses):
        tally["PAR"] += 1
    if judge.kind == "set" and judge.final:
        for response in list(responses):
            other = judge.left_over(keys, response) if keys else None
            if other and not other.optional and judge.half_right(other, response):
                take("partial", other, response)
    count_off(tally, keys, responses)
    return tally


def count_off(tally: Tally, keys: list[Filler], responses: list[Filler]) -> None:
    """Tally the fillers that answer each other in nothing."""
    required, both = sum(not key.optional for key in keys), min(len(keys), len(responses))
    tally.update(
        ACT=len(responses),
        POS=max(required, both),
        INC=both,
        SPU=len(responses) - both,
        MIS=max(required - both, 0),
    )


def score_pair(
    key: Template | None, response: Template | None, purpose: Purpose = "final"
) -> dict[str, Tally]:
    """The tally of every slot; no key for a spurious template, no response for a missing one."""
    return {
        slot: score_slot(
            slot, key.of(slot) if key else (), response.of(slot) if response else (), purpose
        )
        for slot in SLOTS
    }
