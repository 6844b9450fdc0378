"""Several reports as one, so that each head looks at all of them at once: on a GPU the time goes
into starting its many small steps, and here the steps are as many as for one report."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import torch
from torch import Tensor

from tacitus.annotate.learned.heads import LinkPairs, RolePairs
from tacitus_lab.train.pack import Pack


@dataclass(frozen=True, slots=True)
class Words:
    """Of all words, one after the other: their ranges of pieces (n x 2), what the rules say of
    them, what they are, and the number of the report of each."""

    ranges: Tensor
    types: Tensor
    tags: Tensor
    kinds: Tensor
    wanted_types: Tensor
    wanted_kinds: Tensor
    wanted_clauses: Tensor
    wanted_forms: Tensor
    report: Tensor


@dataclass(frozen=True, slots=True)
class Anchors:
    """Of all anchors: their ranges of words and those of their sentences (a x 2), what the rules
    say of them (a x 4), what they are (a x 5), and the number of the report of each."""

    ranges: Tensor
    sentences: Tensor
    seen: Tensor
    told: Tensor
    report: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """`shares` (r) is what each report weighs, `heads` the ranges of words of all mentions; labels
    and counts are those of `Pack`. What numbers another thing numbers it over all reports."""

    shares: Tensor
    relevance: Tensor
    words: Words
    anchors: Anchors
    heads: Tensor
    role_pairs: RolePairs
    role_labels: Tensor
    role_counts: Tensor
    role_certainty: Tensor
    link_pairs: LinkPairs
    link_labels: Tensor
    event_shares: Tensor
    event_facts: Tensor
    event_salience: Tensor
    event_report: Tensor


def together(packs: Sequence[Pack], device: torch.device) -> Batch:
    """Some reports as one, on a device."""
    pieces, words, anchors, mentions, roles, links = (
        before([len(own) for own in counted])
        for counted in (
            [one.seen.pieces for one in packs],
            [one.seen.words for one in packs],
            [one.wanted.anchors for one in packs],
            [one.seen.heads for one in packs],
            [one.role_labels for one in packs],
            [one.link_labels for one in packs],
        )
    )
    batch = Batch(
        shares=torch.tensor([float(one.example.weight) for one in packs]),
        relevance=torch.tensor([float(one.wanted.relevance) for one in packs]),
        words=words_of(packs, pieces),
        anchors=anchors_of(packs, words),
        heads=joined([one.seen.heads for one in packs], words),
        role_pairs=paired(
            [one.role_pairs for one in packs],
            {
                "anchor": anchors,
                "mention": mentions,
                "first": words,
                "last": words,
                "of_first": roles,
                "by_second": roles,
                "of_second": roles,
            },
        ),
        role_labels=joined([one.role_labels for one in packs]),
        role_counts=joined([one.role_counts for one in packs]),
        role_certainty=joined([one.role_certainty for one in packs]),
        link_pairs=paired(
            [one.link_pairs for one in packs],
            {
                "one": anchors,
                "two": anchors,
                "first": words,
                "last": words,
                "of_first": links,
                "by_second": links,
                "of_second": links,
            },
        ),
        link_labels=joined([one.link_labels for one in packs]),
        event_shares=torch.block_diag(*(one.event_shares for one in packs)),
        event_facts=joined([one.event_facts for one in packs]),
        event_salience=joined([one.event_salience for one in packs]),
        event_report=owners([one.event_salience for one in packs]),
    )
    return moved(batch, device)


def words_of(packs: Sequence[Pack], pieces: Sequence[int]) -> Words:
    """All words; `pieces` is how many pieces there are before each report."""
    return Words(
        ranges=joined([one.seen.words for one in packs], pieces),
        types=joined([one.seen.types for one in packs]),
        tags=joined([one.seen.tags for one in packs]),
        kinds=joined([one.seen.kinds for one in packs]),
        wanted_types=joined([one.wanted.types for one in packs]),
        wanted_kinds=joined([one.wanted.kinds for one in packs]),
        wanted_clauses=joined([one.wanted.clauses for one in packs]),
        wanted_forms=joined([one.wanted.forms for one in packs]),
        report=owners([one.seen.words for one in packs]),
    )


def anchors_of(packs: Sequence[Pack], words: Sequence[int]) -> Anchors:
    """All anchors; `words` is how many words there are before each report."""
    return Anchors(
        ranges=joined([one.wanted.anchors for one in packs], words),
        sentences=joined([one.seen.sentences[one.where.sentence] for one in packs], words),
        seen=joined([one.anchors_seen for one in packs]),
        told=joined([one.wanted.told for one in packs]),
        report=owners([one.wanted.anchors for one in packs]),
    )


def before(counts: Sequence[int]) -> list[int]:
    """How many there are before each report."""
    return [sum(counts[:n]) for n in range(len(counts))]


def joined(tables: Sequence[Any], starts: Sequence[int] | None = None) -> Tensor:
    """Tables one below the other; what they number begins at `starts`."""
    if starts is None:
        return torch.cat(list(tables))
    return torch.cat([one + start for one, start in zip(tables, starts, strict=True)])


def owners(tables: Sequence[Any]) -> Tensor:
    """The number of the report of each row."""
    return torch.cat([torch.full((len(own),), number) for number, own in enumerate(tables)])


def paired(pairs: Sequence[Any], starts: dict[str, list[int]]) -> Any:
    """Pairs of all reports."""
    return replace(
        pairs[0],
        **{
            f.name: joined([getattr(one, f.name) for one in pairs], starts.get(f.name))
            for f in fields(pairs[0])
        },
    )


def moved(value: Any, device: torch.device) -> Any:
    """The same value with its tensors on a device."""
    if isinstance(value, Tensor):
        return value.to(device, non_blocking=True)
    assert is_dataclass(value)
    assert not isinstance(value, type)
    return replace(value, **{f.name: moved(getattr(value, f.name), device) for f in fields(value)})
