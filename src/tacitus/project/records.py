"""Records of a report: as it stands for all, and as one person has it who codes by themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy import Connection

from tacitus.coder_values import Assignment
from tacitus.errors import ProjectError, UsageError
from tacitus.project.kept_records import KEPT
from tacitus.review.folding import fold, own, shared
from tacitus.review.lots import USUAL_SHARE, in_share
from tacitus.review_values import Record, Sight, Verdict
from tacitus.store.assignments import assignments_of, comparison_states, loads
from tacitus.store.people import accounts
from tacitus.store.project_settings import setting
from tacitus.store.review import begun_among, coding_to_review
from tacitus.store.verdicts import verdicts_of
from tacitus.values import CodedReport


class Refusal(UsageError):
    """A judgement that cannot be kept as things stand; the message says what to do first."""


class NotToSettle(Refusal):
    """A judgement that would end a dispute of others, which is not for this person to do."""


class NoReport(ProjectError):
    """There is no such report, or it is not coded yet."""


@dataclass(frozen=True)  # without slots, so that it can keep a record that it has made
class History:
    """All that was said of a report: its coding, the verdicts that stand, in order, and the number
    of the last decision. `every` are the verdicts also that were taken back, or are of another
    coding."""

    key: int
    coding: int
    coded: CodedReport
    every: tuple[Verdict, ...]
    verdicts: tuple[Verdict, ...]
    last: int

    def for_all(self) -> Record:
        """The record as it stands for all."""
        return self._for_all

    @cached_property
    def _for_all(self) -> Record:
        verdicts = tuple(shared(self.verdicts))
        return KEPT.folded(self.key, self.coding, self.coded, verdicts, self.last)

    def of_machine(self) -> Record:
        """The record before anybody said anything."""
        return fold(self.key, self.coding, self.coded, ())

    def own(self, who: str, sight: Sight) -> Record:
        """The record as somebody has it who codes by themselves."""
        return own(self.key, self.coding, self.coded, self.verdicts, who, sight)

    def seen_by(self, who: str, sight: Sight) -> Record:
        """The record as it is shown to somebody."""
        return self.for_all() if sight == "shared" else self.own(who, sight)

    def sent(self, who: str, token: str) -> Verdict | None:
        """What a judgement that `who` sent with this token became, also if it was taken back since;
        None without a token."""
        mine = (one for one in self.every if (one.who, one.said.token) == (who, token))
        return next(mine, None) if token else None

    def after(self, verdict: Verdict) -> "History":
        """The same after one more verdict, the last of all."""
        return replace(
            self,
            every=(*self.every, verdict),
            verdicts=(*self.verdicts, verdict),
            last=verdict.number,
        )

    def anew(self, connection: Connection) -> "History":
        """The same after more decisions."""
        said = verdicts_of(connection, self.key)
        mine = tuple(one for one in said.standing if one.said.coding == self.coding)
        return replace(self, every=said.every, verdicts=mine, last=said.last)


def history_of(connection: Connection, report_key: int) -> History:
    """The history of a report: of the coding on which there are verdicts, else the last. NoReport
    if it has no coding."""
    said = verdicts_of(connection, report_key)
    named = said.standing[-1].said.coding if said.standing else None
    found = coding_to_review(connection, report_key, named)
    if found is None:
        raise NoReport(f"there is no coding of report {report_key}: `tacitus run` codes reports")
    coding, coded = found
    mine = tuple(one for one in said.standing if one.said.coding == coding)
    return History(report_key, coding, coded, said.every, mine, said.last)


def record_of(connection: Connection, report_key: int) -> Record:
    """The record as it stands for all."""
    return history_of(connection, report_key).for_all()


# ---- what somebody may see ------------------------------------------------------------------


def sight_of(connection: Connection, who: str, history: History) -> Sight:
    """What somebody may see of a report now."""
    return sights(connection, who, [(history.key, history.coded.report.id)])[history.key]


def sights(
    connection: Connection, who: str, reports: Iterable[tuple[int, str]]
) -> dict[int, Sight]:
    """What somebody may see of reports, given by key and id. Who codes a report beside others sees
    nothing of theirs until all of them have ended; who codes from the text alone sees no proposals
    until then. A report of the blind share that nobody has begun is coded so by whoever does."""
    ids = dict(reports)
    held = assignments_of(connection, ids)
    blind = blind_among(connection, {key: id_ for key, id_ in ids.items() if not held.get(key)})
    apart = [key for key in ids if key in blind or held.get(key)]
    states = comparison_states(connection, apart)
    found: dict[int, Sight] = dict.fromkeys(ids, "shared")
    for key in apart:
        if states.get(key, "coding") != "coding":
            continue
        if key in blind:
            found[key] = "blind"
        elif held.get(key):
            found[key] = sight_among(held[key], who, begun=key in states)
    return found


def blind_among(connection: Connection, ids: Mapping[int, str]) -> set[int]:
    """Those of some reports, given by key and id, that are of the blind share and not begun."""
    begun = begun_among(connection, ids) if ids else set()
    fresh = {key: id_ for key, id_ in ids.items() if key not in begun}
    share = blind_share(connection) if fresh else 0.0
    if not share:
        return set()
    seed = str(setting(connection, "seed"))
    return {key for key, id_ in fresh.items() if in_share(id_, seed, share)}


def sight_among(held: list[Assignment], who: str, *, begun: bool) -> Sight:
    """What somebody may see of a report that people are coding; `begun`: by themselves, if only
    one is left of them."""
    mine = next((one for one in held if one.who == who), None)
    if mine is None:
        return "shared"
    if mine.blind:
        return "blind"
    return "apart" if len(held) > 1 or begun else "shared"


def held_on(connection: Connection, report_key: int) -> tuple[list[Assignment], bool]:
    """Who is to code a report, and whether their codings are held against each other, or were
    begun to be."""
    held = assignments_of(connection, [report_key]).get(report_key, [])
    begun = bool(held) and report_key in comparison_states(connection, [report_key])
    return held, begun or len(held) > 1 or any(one.blind for one in held)


def blind_share(connection: Connection) -> float:
    """The share of reports that are shown without proposals: as it was set, else 5 % where two or
    more people code, else none."""
    found = setting(connection, "blind_share")
    if found is not None:
        return float(found)
    return USUAL_SHARE if len(coders(connection)) > 1 else 0.0


def coders(connection: Connection) -> list[str]:
    """Who codes: whoever has an account to code with, or an assignment."""
    able = [
        one.person.name
        for one in accounts(connection)
        if not one.closed and one.person.reaches("coder")
    ]
    return list(dict.fromkeys([*able, *(one.who for one in loads(connection))]))
