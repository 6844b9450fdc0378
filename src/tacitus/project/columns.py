"""Which column of a table is which part of a report: as told, as kept, as the names say, or as the
user answers; asked once, then kept for every table with this heading."""

from collections.abc import Callable, Mapping, Sequence

from tacitus.acquire.order import PARTS
from tacitus.errors import UnreadableInput, UsageError

USUAL = {  # names that columns often have; the first that is there is proposed
    "text": ("text", "body", "content", "article", "full_text", "story", "notes"),
    "id": ("id", "article_id", "doc_id", "event_id_cnty", "guid"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "outlet", "newspaper", "media"),
    "url": ("url", "link", "source_url"),
    "published": ("published", "date", "publication_date", "published_at", "pub_date"),
    "language": ("language", "lang"),
}
Ask = Callable[[str, tuple[str, ...], Mapping[str, str]], Mapping[str, str]]
Kept = Callable[[Sequence[str]], Mapping[str, str] | None]


def given_columns(given: str | None) -> dict[str, str]:
    """`text=body,title=headline` as part -> column; UsageError where it is not that."""
    told: dict[str, str] = {}
    for pair in (given or "").split(","):
        part, equals, column = (piece.strip() for piece in pair.partition("="))
        if not pair.strip():
            continue
        if not equals or not column or part not in PARTS:
            raise UsageError(
                f"{pair.strip()!r} names no column: write PART=COLUMN, where PART is one of"
                f" {', '.join(PARTS)}"
            )
        told[part] = column
    if told and "text" not in told:
        raise UsageError("say which column holds the text: --columns text=COLUMN,...")
    return told


class ColumnChooser:
    """Tells the reader of tables what the columns are. `fresh` is what is to be kept afterwards:
    heading -> columns. `ask` is None where nobody can be asked."""

    def __init__(self, given: Mapping[str, str], kept: Kept, ask: Ask | None) -> None:
        self.fresh: dict[tuple[str, ...], dict[str, str]] = {}
        self._given, self._kept, self._ask = given, kept, ask

    def __call__(self, name: str, heading: tuple[str, ...]) -> Mapping[str, str]:
        """Part -> column; UnreadableInput where it cannot be told."""
        if self._given:
            return self.keep(heading, self.checked(name, heading, self._given))
        known = self.fresh.get(heading) or self._kept(heading)
        if known:
            return known
        proposed = proposal(heading)
        if self._ask is not None:
            answered = self._ask(name, heading, proposed)
            return self.keep(heading, self.checked(name, heading, answered))
        if proposed.get("text") == "text":  # our own name: no doubt about it
            return proposed
        raise UnreadableInput(f"{name}: {unclear(heading, proposed)}")

    def keep(self, heading: tuple[str, ...], columns: Mapping[str, str]) -> Mapping[str, str]:
        """The columns, remembered."""
        self.fresh[heading] = dict(columns)
        return columns

    @staticmethod
    def checked(
        name: str, heading: tuple[str, ...], columns: Mapping[str, str]
    ) -> Mapping[str, str]:
        """The columns, all of which must be in the heading."""
        for column in columns.values():
            if column not in heading:
                raise UnreadableInput(
                    f"{name}: has no column {column!r}, only: {', '.join(heading)}"
                )
        if "text" not in columns:
            raise UnreadableInput(f"{name}: {unclear(heading, columns)}")
        return columns


def proposal(heading: Sequence[str]) -> dict[str, str]:
    """What the names of the columns suggest."""
    by_name = {name.lower().replace(" ", "_"): name for name in reversed(heading)}
    found: dict[str, str] = {}
    for part, names in USUAL.items():
        column = next((by_name[name] for name in names if name in by_name), None)
        if column is not None and column not in found.values():
            found[part] = column
    return found


def unclear(heading: Sequence[str], proposed: Mapping[str, str]) -> str:
    """What to do about a table whose columns say nothing."""
    guess = {"text": "COLUMN", **proposed}
    option = ",".join(f"{part}={column}" for part, column in guess.items())
    return (
        f"which column holds the text? say --columns {option!r} (its columns: {', '.join(heading)})"
    )
