"""ECB+ (Cybulska and Vossen 2014): short articles of 43 topics, each of two happenings."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tacitus_lab.bench.base import Case

NAME = re.compile(r"(\d+)_\d+(ecb|ecbplus)")
NO_SPACE_BEFORE = re.compile(r" (?=[.,;:?!%)\]]|'s\b|n't\b|''|”|’)")


def read_ecbplus(folder: Path) -> Iterator[Case]:
    """The articles in the order of their names; the incident of each is its topic and the half of
    the topic that it is from: `ecb` and `ecbplus` tell of two happenings that look alike."""
    for path in sorted(folder.glob("ECB+/*/*.xml")):
        name = NAME.fullmatch(path.stem)
        if name is not None:
            yield Case(path.stem, text_of(path), {"incident_id": "-".join(name.groups())})


def text_of(path: Path) -> str:
    """The tokens as running text, each sentence a line."""
    tokens = ET.parse(path).getroot().iter("token")  # noqa: S314
    sentences = groupby(tokens, key=lambda token: token.get("sentence"))
    return "\n".join(
        NO_SPACE_BEFORE.sub("", " ".join(token.text or "" for token in sentence))
        for _, sentence in sentences
    )
