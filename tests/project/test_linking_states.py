"""Whatever is done to a project in whatever order: no id is lost, no event is in two incidents, and
the word of a person stays."""

import contextlib
import shutil
import tempfile
from itertools import product
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import func, select

import tacitus
from tacitus.errors import UsageError
from tacitus.incident_values import Linking
from tacitus.project import linking
from tacitus.project.linking import ProjectLinker
from tacitus.store.decisions import broken_chain
from tacitus.store.incidents import standing
from tacitus.store.opening import init_project
from tacitus.store.tables import incidents, links, summaries
from tacitus.store.undoing import undo_import
from tests.project.coded import code, ids, put, shooting, told

NUMBERS = st.integers(0, 1_000)


class Projects(RuleBasedStateMachine):
    """A project that is added to, undone, coded anew, linked and decided on. The model knows the
    pairs of reports of which a person said last that they tell of two happenings."""

    @initialize(in_parts=st.booleans())
    def begin(self, in_parts: bool) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tacitus-states-"))
        init_project(str(self.folder / "t.db"))
        self.project = tacitus.open(self.folder / "t.db")
        self.limits = linking.FEW, linking.SHARE
        if in_parts:
            linking.FEW, linking.SHARE = 0, 100
        self.made = self.imports = self.version = 0
        self.ever: set[str] = set()
        self.apart: set[frozenset[str]] = set()

    def teardown(self) -> None:
        linking.FEW, linking.SHARE = self.limits
        self.project.close()
        shutil.rmtree(self.folder)

    # ---- what is done --------------------------------------------------------------------

    @rule(day=st.integers(3, 8), town=st.sampled_from(["Arica", "Lima"]), count=st.integers(1, 3))
    def add(self, day: int, town: str, count: int) -> None:
        names = [f"wire-{self.made + number}" for number in range(count)]
        made = [shooting(one, day=day, town=town, version=str(self.version)) for one in names]
        put(self.project, self.folder, made)
        self.made += count
        self.imports += 1

    @precondition(lambda self: self.imports)
    @rule(number=NUMBERS)
    def undo(self, number: int) -> None:
        """Also where decisions stand on it, as earlier versions did."""
        with contextlib.suppress(UsageError), self.project.database.writing() as connection:
            undo_import(connection, 1 + number % self.imports, "eve")  # it may be undone already

    @rule(again=st.booleans())
    def link(self, again: bool) -> None:
        self.project.link(again=again)
        assert self.project.link() == Linking()

    @rule()
    def code_anew(self) -> None:
        self.version += 1
        there = [one.report for one in self.project.reports()]
        made = []
        for report in there:
            old = self.project.codings(report.id)[-1]
            day = old.events[0].claims[1].value.start.day  # type: ignore[union-attr]
            town = old.events[0].claims[2].value.name  # type: ignore[union-attr]
            made.append(shooting(report.id, day=day, town=town, version=str(self.version)))
        code(self.project, made)
        if made:
            ProjectLinker(made[0].coder)(self.project.database)

    @precondition(lambda self: len(ids(self.project)) > 1)
    @rule(one=NUMBERS, two=NUMBERS)
    def same(self, one: int, two: int) -> None:
        found = ids(self.project)
        first, second = found[one % len(found)], found[two % len(found)]
        if first != second:
            here = told(self.project)
            joined = here[first] | here[second]
            self.project.same(first, second)
            self.apart = {pair for pair in self.apart if not pair <= joined}

    @precondition(lambda self: bool(ids(self.project)))
    @rule(one=NUMBERS, two=NUMBERS)
    def different(self, one: int, two: int) -> None:
        found = sorted(name for own in told(self.project).values() for name in own)
        first, second = found[one % len(found)], found[two % len(found)]
        if first != second:
            self.project.different(f"{first}#v1", f"{second}#v1")
            self.apart.add(frozenset((first, second)))

    @precondition(lambda self: any(len(own) > 1 for own in told(self.project).values()))
    @rule(number=NUMBERS)
    def split(self, number: int) -> None:
        many = sorted((id_, own) for id_, own in told(self.project).items() if len(own) > 1)
        id_, own = many[number % len(many)]
        names = sorted(own)
        leaving = names[: 1 + number % (len(names) - 1)]
        self.project.split(id_, *(f"{name}#v1" for name in leaving))
        rest = set(names) - set(leaving)
        self.apart |= {frozenset(pair) for pair in product(leaving, rest)}

    # ---- what holds ----------------------------------------------------------------------

    @invariant()
    def an_event_is_in_one_incident(self) -> None:
        active = links.c.withdrawn_at.is_(None)
        with self.project.database.reading() as connection:
            doubled = select(links.c.event_key).where(active).group_by(links.c.event_key)
            assert connection.execute(doubled.having(func.count() > 1)).first() is None
            linked = select(links.c.incident_key).where(active).distinct()
            gone = incidents.c.merged_into.is_not(None) | incidents.c.deleted_at.is_not(None)
            stand = set(connection.scalars(select(incidents.c.key).where(~gone)))
            assert set(connection.scalars(linked)) == stand
            assert set(connection.scalars(select(summaries.c.incident_key))) == stand
            assert broken_chain(connection) is None

    @invariant()
    def lines_are_of_what_is_told(self) -> None:
        listed = {one.id: one.reports for one in self.project.incidents().listed()}
        assert listed == {id_: len(own) for id_, own in told(self.project).items()}

    @invariant()
    def every_id_leads_somewhere(self) -> None:
        self.ever.update(ids(self.project))
        with self.project.database.reading() as connection:
            for id_ in self.ever:
                try:
                    assert standing(connection, id_).id in ids(self.project)
                except UsageError as fault:
                    assert "was deleted on" in str(fault)  # noqa: PT017  # or it stands

    @invariant()
    def the_word_of_a_person_stays(self) -> None:
        for own in told(self.project).values():
            for pair in self.apart:
                assert not pair <= own


TestProjects = Projects.TestCase
TestProjects.settings = settings(
    max_examples=12,
    stateful_step_count=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
