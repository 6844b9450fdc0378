"""Reports drawn by lot, the same ones every time: who codes which, which from the text alone."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.coder_values import Assignment

USUAL_SHARE = 0.05  # of reports that are shown without proposals, where several people code


@dataclass(frozen=True, slots=True)
class Lot:
    """How reports are dealt: so many to each person (None: all there are), `second` the share that
    a second person codes as well, `seed` by which they are drawn (None: in the order they came
    in), `blind`: all from the text alone."""

    each: int | None = None
    second: float = 0.0
    seed: str | None = None
    blind: bool = False


def drawn(seed: str, name: str) -> float:
    """A number from 0 to 1, the same for the same seed and name."""
    made = hashlib.sha256(f"{seed}:{name}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(made[:8], "big") / 2**64


def in_share(report_id: str, seed: str, share: float) -> bool:
    """Whether a report is among the share that is shown without proposals. A greater share holds
    every report of a smaller one."""
    return drawn(f"blind:{seed}", report_id) < share


def dealt(
    reports: Sequence[tuple[int, str, tuple[str, ...]]],
    people: Sequence[str],
    lot: Lot,
    blind: frozenset[int],
) -> list[Assignment]:
    """Who codes what. `reports` have key, id and who has them already; `blind` are the keys of
    those that are shown without proposals. Each report goes to one person in turn, each person
    having as many as the lot says, and a share of them to the next person as well. Reports that
    somebody has already are dealt to no first person; where one person alone is named they are
    what a second coder may get."""
    ordered = list(reports)
    if lot.seed is not None:
        seed = f"order:{lot.seed}"
        ordered.sort(key=lambda one: (drawn(seed, one[1]), one[0]))
    made: list[Assignment] = []
    left = dict.fromkeys(people, lot.each if lot.each is not None else len(ordered))
    turn = 0
    for key, id_, held in ordered:
        if held:
            continue
        first = next_in_turn(people, turn, left)
        if first is None:
            break
        turn = people.index(first) + 1
        left[first] -= 1
        made.append(Assignment(key, first, lot.blind or key in blind))
        if len(people) > 1 and drawn(f"second:{lot.seed or ''}", id_) < lot.second:
            made.append(Assignment(key, people[turn % len(people)], lot.blind or key in blind))
    return made


def second_coder(
    reports: Sequence[tuple[int, str, tuple[str, ...]]],
    who: str,
    lot: Lot,
    blind: frozenset[int],
) -> list[Assignment]:
    """Reports that exactly one other person has, of which `who` codes the share, or so many."""
    able = [(key, id_) for key, id_, held in reports if len(held) == 1 and who not in held]
    seed = lot.seed or ""
    if lot.seed is not None:
        able.sort(key=lambda one: (drawn(f"order:{seed}", one[1]), one[0]))
    chosen = [key for key, id_ in able if drawn(f"second:{seed}", id_) < lot.second]
    return [Assignment(key, who, lot.blind or key in blind) for key in chosen[: lot.each]]


def next_in_turn(people: Sequence[str], turn: int, left: dict[str, int]) -> str | None:
    """The next person, from the one at `turn` on, who may get one more; None if all have theirs."""
    for step in range(len(people)):
        one = people[(turn + step) % len(people)]
        if left[one] > 0:
            return one
    return None
