"""The MUC-4 (1992) scorer: recall, precision and F on 24-slot templates as in the official reports.

1. Pairing.  In each document a response template may be paired with a key template if the incident
   types agree (at least partly) and so does one of CONTENT_SLOTS; for string fills one common word
   is enough.  Allowed pairs are taken greedily, best recall (in whole per cent) first.  What is
   left over is missing or spurious; an unanswered optional key template costs nothing.
2. Slots: slots.py. Equality: equality.py. What stands for a person's judgement: judgement.py.
3. Recall = (COR + PAR/2) / POS, precision = (COR + PAR/2) / ACT, in whole per cent; F from these:
   score_report.py.

Documents of the response that are not in the key are ignored; documents of the key that are not in
the response count as answered with no template. With a person's judgements replaced by rules it
reproduces the official scores of 17 systems on TST3 and TST4 to 0.46 points of F on average.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tacitus.write.muc4.templates import SLOTS, Documents, Template
from tacitus_lab.muc4.slots import Tally, score_pair, score_slot

CONTENT_SLOTS = (
    "phys_tgt_id",
    "phys_tgt_type",
    "hum_tgt_name",
    "hum_tgt_desc",
    "hum_tgt_type",
    "perp_ind_id",
    "perp_org_id",
)
ROWS = ("MATCHED/MISSING", "MATCHED/SPURIOUS", "MATCHED ONLY", "ALL TEMPLATES")
Tallies = dict[str, Tally]  # slot (or template_id) -> tally


@dataclass(frozen=True, slots=True)
class Paired:
    """A key template and the response template that answers it; one of them may be missing."""

    document: str
    key: str | None
    response: str | None
    slots: Tallies


@dataclass(frozen=True, slots=True)
class Scored:
    """The tallies of each row of the report by slot, and every pair of templates."""

    rows: dict[str, Tallies]
    pairs: tuple[Paired, ...]


def total(tallies: Iterable[Tally]) -> Tally:
    made: Tally = Counter()
    for tally in tallies:
        made.update(tally)
    return made


def percent(correct: int, partial: int, of: int) -> int:
    """Whole per cent of correct + half of partial, ties to even, as the program of 1992 rounds."""
    quotient, rest = divmod(500 * (2 * correct + partial) // of, 10)
    return quotient + (rest > 5 or (rest == 5 and quotient % 2 == 1))


def agrees(slot: str, key: Template, response: Template) -> bool | None:
    """Whether two templates share something in a slot; None if both have nothing there."""
    tally = score_slot(slot, key.of(slot), response.of(slot), "content")
    return None if tally["NON"] else tally["COR"] + tally["PAR"] > 0


def may_pair(key: Template, response: Template) -> bool:
    if not agrees("inc_type", key, response):
        return False
    found = [agrees(slot, key, response) for slot in CONTENT_SLOTS]
    return any(found) or found.count(None) == len(found)


def pairs_of(
    keys: list[Template], responses: list[Template]
) -> list[tuple[Template | None, Template | None]]:
    """The templates of a document in pairs; None for what is missing or spurious."""
    keys, responses = (sorted(side, key=lambda one: one.id) for side in (keys, responses))
    allowed = sorted(
        (-recall_of(key, response), i, j)
        for i, key in enumerate(keys)
        for j, response in enumerate(responses)
        if may_pair(key, response)
    )
    mate: dict[int, int] = {}
    for _, i, j in allowed:
        if i not in mate and j not in mate.values():
            mate[i] = j
    spurious = [one for j, one in enumerate(responses) if j not in mate.values()]
    return [
        *((key, responses[mate[i]] if i in mate else None) for i, key in enumerate(keys)),
        *((None, one) for one in spurious),
    ]


def recall_of(key: Template, response: Template) -> int:
    """Recall of a pair without judgement, in whole per cent."""
    tally = total(score_pair(key, response, "pairing").values())
    return percent(tally["COR"], tally["PAR"], tally["POS"]) if tally["POS"] else 100


def score(keys: Documents, responses: Documents) -> Scored:
    """The score of all documents of the key."""
    rows: dict[str, Tallies] = {
        row: {slot: Counter() for slot in ("template_id", *SLOTS)} for row in ROWS
    }
    pairs: list[Paired] = []
    for document, wanted in keys.items():
        told = responses.get(document, [])
        if not told and all(one.optional for one in wanted):  # nothing wanted, nothing said
            rows["ALL TEMPLATES"]["template_id"]["NON"] += 1
            continue
        for key, response in pairs_of(wanted, told):
            if key and not response and key.optional:
                continue
            pair = paired(document, key, response)
            pairs.append(pair)
            for row in rows_of(key, response):
                for slot, tally in pair.slots.items():
                    rows[row][slot].update(tally)
    return Scored(rows, tuple(pairs))


def paired(document: str, key: Template | None, response: Template | None) -> Paired:
    both = bool(key and response)
    template_id = Counter(
        POS=int(key is not None),
        ACT=int(response is not None),
        COR=int(both),
        SPU=int(key is None),
        MIS=int(response is None),
    )
    slots = {**score_pair(key, response), "template_id": template_id}
    return Paired(document, key.id if key else None, response.id if response else None, slots)


def rows_of(key: Template | None, response: Template | None) -> tuple[str, ...]:
    """The rows of the report in which a pair counts."""
    if response is None:
        return ("MATCHED/MISSING", "ALL TEMPLATES")
    return ROWS if key else ("MATCHED/SPURIOUS", "ALL TEMPLATES")
