"""Learns the weights of `tacitus.incidents.wordings` (`data/wordings.toml`).

    python -m tacitus_lab.wordings_train --corpus DIR [--unread DIR ...] [--aside DIR ...] [-o FILE]

Pairs of anchors that the learned reader finds and that share words with gold ones, of one type by
the reader. What is told of them is weighed on the reports that the reader has learned from
(`train`; --unread are left out of it), without its word for the pair, which would be too good
there; what its word adds is weighed on reports that it has not learned from (`dev`, the samples and
the folders of --unread); --aside are left out of all. The same data and reader give the same file.
"""

from typing import Any

import numpy as np

from tacitus.acquire.published import iso_published
from tacitus.acquire.texts import receive
from tacitus.incidents.happenings import is_coded, naming
from tacitus.incidents.reading import Reading
from tacitus.incidents.wordings import FEATURES, features, log_odds
from tacitus.pipeline import derive
from tacitus.text_coder import TextCoder, load
from tacitus.values import Source, Span
from tacitus_lab.bench.base import Case
from tacitus_lab.regression import Floats, as_table, learn, with_ones
from tacitus_lab.unread import options, read_and_unread

HEAD = "# Learned by tacitus_lab.wordings_train from our own corpus; a `base` is added to each sum."


def reading_of(case: Case, coder: TextCoder) -> Reading:
    """What the coder reads in a report, before it builds events."""
    day = None if case.published is None else iso_published(case.published)
    language = case.gold["report"]["language"]
    report = receive(case.text, Source(id=case.id, published=day, language=language)).report
    marks = coder.tools.annotator(report)
    return Reading(report, marks, derive(report, marks, coder.tools.gazetteer))


def owner(gold: dict[str, Any], span: Span) -> str | None:
    """The event of which an anchor shares most characters with a span."""
    shared = [
        (min(span.end, one["end"]) - max(span.start, one["start"]), event["id"])
        for event in gold["events"]
        for one in event["anchors"]
    ]
    most, id_ = max(shared, default=(0, ""))
    return id_ if most > 0 else None


def pairs_of(case: Case, coder: TextCoder) -> tuple[Floats, Floats]:
    """A row for each pair of anchors: its features and the log-odds of the reader's link; and
    whether the two are one event."""
    reading = reading_of(case, coder)
    owners = [owner(case.gold, one.span) for one in reading.marks.anchors]
    known = {n for n, own in enumerate(owners) if own is not None and is_coded(reading, n)}
    named = {number: naming(reading, number) for number in sorted(known)}
    rows, right = [], []
    for link in reading.marks.links:
        if link.kind == "same_event" and {link.one, link.two} <= known:
            told = features(named[link.one], named[link.two])
            rows.append([*(told[name] for name in FEATURES), log_odds(link.score)])
            right.append(float(owners[link.one] == owners[link.two]))
    return np.array(rows).reshape(len(rows), len(FEATURES) + 1), np.array(right)


def written(told: Floats, both: Floats) -> str:
    """The two tables of weights."""
    lines = as_table("told", (*FEATURES, "base"), told)
    lines += as_table("both", ("told", "link", "base"), both, digits=3)
    return "\n".join([HEAD, *lines]) + "\n"


def main() -> None:
    """Learns and writes."""
    chosen, coder = options(__doc__), load()
    read, fresh = read_and_unread(chosen.corpus, chosen.unread, chosen.aside)
    told = learn((one[:, :-1], right) for one, right in (pairs_of(case, coder) for case in read))
    both = learn(
        (np.column_stack([with_ones(one[:, :-1]) @ told, one[:, -1:]]), right)
        for one, right in (pairs_of(case, coder) for case in fresh)
    )
    table = written(told, both)
    print(table, end="")
    if chosen.output:
        chosen.output.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
