"""Reports of our corpus for weights in which the learned reader's own word counts: those that it
has learned from, and those that it has not, where its word is as good as on any other report."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from tacitus_lab.bench.base import Case
from tacitus_lab.bench.reports import Reports, folder_of


def options(about: str | None) -> argparse.Namespace:
    """What a program that learns such weights is told: `corpus`, `unread`, `aside`, `output`."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--unread", type=Path, nargs="*", default=())
    parser.add_argument("--aside", type=Path, nargs="*", default=())
    parser.add_argument("-o", "--output", type=Path)
    return parser.parse_args()


def read_and_unread(
    corpus: Path, unread: Sequence[Path], aside: Sequence[Path] = ()
) -> tuple[list[Case], list[Case]]:
    """`train` without what the folders `unread` and `aside` hold; `dev`, the samples and the
    folders `unread`."""
    cases = Reports()
    folders = (corpus / "dev", folder_of(corpus, "samples"), *unread)
    fresh = [one for folder in folders for one in cases.load(folder, "given")]
    names = {one.id for one in fresh}
    names.update(one.id for folder in aside for one in cases.load(folder, "given"))
    return [one for one in cases.load(corpus / "train", "given") if one.id not in names], fresh
