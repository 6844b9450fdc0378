"""The names that are withheld of an incident: of victims, witnesses and minors in its reports."""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from tacitus.incident_values import Incident
from tacitus.values import Amount, CodedReport, Entity, Participant, Target, Toll
from tacitus.vocabulary import TOLL_FIELDS, Sector
from tacitus.write.release.policy import Policy

WITHHELD = "[name withheld]"
BEFALLEN = frozenset(("recipient", "target", *TOLL_FIELDS))
# Who speaks for a state, an armed body or an organisation is no witness.
OFFICES: frozenset[Sector] = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF ELI IGO NGO ISM IMG MNC OPP JRN".split()  # type: ignore[arg-type]
)
OF_AGE = 18
SHORTEST = 3  # characters of a part of a name that is withheld by itself
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
RUN = re.compile(r"[^\W_]+")  # letters and digits


class Withheld:
    """The names that are withheld of each incident of a release. A name that one report gives away
    as that of a victim is withheld of every report that shares an incident with it, in all their
    incidents."""

    def __init__(self, policy: Policy, incidents: Iterable[Incident] = ()) -> None:
        self.policy = policy
        self.by_report: dict[str, frozenset[str]] = {}
        self.by_start: dict[str, set[str]] = {}  # all names by their first letters or digits
        for one in incidents:
            names = withheld_names(one, policy)
            for name in names:
                self.by_start.setdefault(runs(name)[0], set()).add(name)
            for id_ in {told.coded.report.id for told in one.told}:
                self.by_report[id_] = self.by_report.get(id_, frozenset()) | names

    def of(self, one: Incident) -> frozenset[str]:
        """Those of an incident, also of one that was not among them."""
        ids = {told.coded.report.id for told in one.told}
        known = (self.by_report.get(id_, frozenset()) for id_ in ids)
        return withheld_names(one, self.policy).union(*known)

    def id_of(self, id_: str, text: str, hidden: re.Pattern[str] | None) -> str:
        """An id as it leaves, such as that of a report with this text. One that holds a name, of
        whatever incident, goes by the same other one in all rows of all tables, so that they can be
        joined; nobody can guess it who has not the text. `hidden` finds the names of the row."""
        starts = (self.by_start.get(run, ()) for run in runs(id_))
        named = pattern(name for names in starts for name in names)
        if not any(one and one.search(id_) for one in (hidden, named)):
            return id_
        mark = sha256(f"{id_}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
        return f"{WITHHELD} {mark[:16]}"


def withheld_names(one: Incident, policy: Policy) -> frozenset[str]:
    """All forms of the names: in full, as the reports have them, and by their parts."""
    coded = {told.coded.report.id: told.coded for told in one.told}
    return frozenset(form for each in coded.values() for form in forms_in(each, policy))


def forms_in(coded: CodedReport, policy: Policy) -> Iterator[str]:
    entities = {entity.id: entity for entity in coded.entities if entity.kind == "person"}
    ids: set[str] = set()
    if policy.withholds("victims"):
        ids |= victims(coded)
    if policy.withholds("witnesses"):
        ids |= {id_ for id_ in speakers(coded) if is_private(entities.get(id_))}
    if policy.withholds("minors"):
        ids |= {id_ for id_, entity in entities.items() if is_minor(entity)}
    for id_ in ids & entities.keys():
        yield from forms(entities[id_], coded.report.text)


def victims(coded: CodedReport) -> set[str]:
    values = (c.value for event in coded.events for c in event.claims if c.field in BEFALLEN)
    return {
        value.entity
        for value in values
        if isinstance(value, Participant | Target | Toll) and value.entity
    }


def speakers(coded: CodedReport) -> set[str]:
    holders = {claim.holder for event in coded.events for claim in event.claims}
    return holders | {statement.speaker for statement in coded.statements}


def is_private(entity: Entity | None) -> bool:
    return entity is not None and not OFFICES & set(entity.sector)


def is_minor(entity: Entity) -> bool:
    ages = (c.value for c in entity.attributes if isinstance(c.value, Amount))
    return any(age.low < OF_AGE for age in ages)


def forms(entity: Entity, text: str) -> Iterator[str]:
    """The name, its parts, and the mentions that share a part with it: not "a man", "she"."""
    named = WORD.findall(entity.name)
    parts = {word for word in named if is_part(word)}
    if not parts and not is_short_name(named):
        return
    yield " ".join(entity.name.split())
    yield from parts
    for span in entity.mentions:
        words = " ".join(span.of(text).split())
        if parts & set(WORD.findall(words)):
            yield words


def is_part(word: str) -> bool:
    """Whether a word is part of a name: not small letters, where a script has capitals, and not
    the article, which would be withheld of every sentence."""
    return len(word) >= SHORTEST and not word.islower() and word.lower() != "the"


def is_short_name(words: Sequence[str]) -> bool:
    """Whether short words are a name as a whole: "Bo Xi", or one in a script without capitals."""
    cased = [word for word in words if word.upper() != word.lower()]
    return bool(words) and not any(map(str.islower, cased)) and (len(words) > 1 or not cased)


def runs(text: str) -> list[str]:
    """The runs of letters and digits, in small letters."""
    return RUN.findall(text.casefold())


def pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of the names as whole words, in letters of any case, over line ends too, also
    between the low lines of an id or an address; the longest first. None where there is none."""
    longest = sorted(set(names), key=lambda name: (-len(name), name))
    if not longest:
        return None
    any_of = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest)
    return re.compile(rf"(?<![^\W_])(?:{any_of})(?![^\W_])", re.IGNORECASE)
