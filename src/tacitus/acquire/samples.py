"""The sample reports of the package: invented happenings in real places."""

from collections.abc import Iterator
from dataclasses import dataclass

from tacitus.acquire.texts import receive
from tacitus.lists import data_file, tables
from tacitus.values import Received, Source


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample report; `about` says in a few words what it shows."""

    about: str
    received: Received


def samples() -> Iterator[Sample]:
    """The samples in the order of their index."""
    for entry in tables("samples/index.toml")["sample"]:
        text = data_file(f"samples/{entry['file']}").read_text(encoding="utf-8")
        source = Source(
            id=entry["id"],
            title=entry["title"],
            publisher=entry.get("publisher"),
            published=entry.get("published"),
            language=entry["language"],
        )
        yield Sample(entry["about"], receive(text, source, entry["file"]))
