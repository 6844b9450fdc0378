"""`run`: what is not coded yet is coded, here or on a cluster, and kept as it comes."""

from collections.abc import Iterator, Sequence

from tacitus.lists import data_file
from tacitus.project.coders import Answer, Coders
from tacitus.project_values import Coded, Failed
from tacitus.store.codings import codebook_key, forget_failures, keep_coding, keep_failure
from tacitus.store.database import Database
from tacitus.store.queue import drop_stale, release, take, waiting

AHEAD = 4  # reports that are taken for a worker before it is done with its last


class Run:
    """A run over a project; to be iterated once. It can be stopped at any point, and the next one
    goes on where it ended."""

    def __init__(
        self, database: Database, crew: Coders, *, again: bool = False, most: int | None = None
    ) -> None:
        """`again` tries once more what this coder gave up; `most` reports are coded at most."""
        self._database, self._crew = database, crew
        self._left = most
        self._held: set[int] = set()
        self._after = 0
        self._is_all_taken = False
        self.coder = crew.coder
        self.notes = crew.notes  # what did not go as usual when the coder was opened
        book = data_file("codebook.toml").read_text(encoding="utf-8")
        with database.writing() as connection:
            drop_stale(connection)
            if again:
                forget_failures(connection, crew.coder)
            self._book = codebook_key(connection, crew.coder.codebook, book)
            self.expected = waiting(connection, crew.coder)

    def __iter__(self) -> Iterator[Coded | Failed]:
        """What became of each report, after it has been kept."""
        try:
            self._take()
            while self._held:
                yield from self._keep(self._crew.take())
                self._take()
        finally:
            self._crew.close()
            if self._held:
                with self._database.writing() as connection:
                    release(connection, self._crew.coder, self._held)

    def left(self) -> int:
        """How many reports this coder has still not coded: another run has them."""
        with self._database.reading() as connection:
            return waiting(connection, self._crew.coder)

    def _take(self) -> None:
        """Take more reports, if the crew is running out of them."""
        enough = AHEAD * self._crew.size
        most = 2 * enough - len(self._held)
        if self._left is not None:
            most = min(most, self._left)
        if self._is_all_taken or len(self._held) >= enough or most <= 0:
            return
        with self._database.writing() as connection:
            taken = take(connection, self._crew.coder, self._after, most)
        self._is_all_taken = not taken
        for one in taken:
            self._after = one.key
            self._held.add(one.key)
            self._crew.give(one)
        if self._left is not None:
            self._left -= len(taken)

    def _keep(self, answers: Sequence[Answer]) -> list[Coded | Failed]:
        """Keep answers, all in one transaction."""
        kept: list[Coded | Failed] = []
        coder = self._crew.coder
        with self._database.writing() as connection:
            for one in answers:
                if one.coded is None:
                    keep_failure(connection, one.waiting.key, coder, one.fault)
                    kept.append(Failed(one.waiting.name, one.fault))
                else:
                    keep_coding(connection, one.waiting.key, self._book, one.coded)
                    kept.append(Coded(one.waiting.name, len(one.coded["events"])))
            release(connection, coder, [one.waiting.key for one in answers])
        self._held.difference_update(one.waiting.key for one in answers)
        return kept
