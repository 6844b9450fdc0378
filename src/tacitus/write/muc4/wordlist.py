"""Lists of words from a codebook file, found in a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class WordList:
    """Words and phrases in lower case; "bomb*" is any word that begins so, "m?n" has any letter."""

    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, entries: Iterable[str]) -> "WordList":
        made = "|".join(sorted(map(expression, entries), key=len, reverse=True))
        return cls(re.compile(rf"(?<!\w)(?:{made})(?!\w)") if made else None)

    def found_in(self, words: str) -> bool:
        return self.pattern is not None and self.pattern.search(words.lower()) is not None

    def split(self, words: str) -> list[str]:
        """What stands between the entries."""
        return [words] if self.pattern is None else self.pattern.split(words.lower())

    def is_all_of(self, words: str) -> bool:
        """Whether the words are one entry and nothing more."""
        return self.pattern is not None and self.pattern.fullmatch(words.lower()) is not None


def expression(entry: str) -> str:
    """An entry as a regular expression."""
    parts = (re.escape(word).replace(r"\*", r"\w*").replace(r"\?", r"\w") for word in entry.split())
    return r"\s+".join(parts)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Types with the words that show them, in the order in which they are tried."""

    lists: tuple[tuple[str, WordList], ...]

    @classmethod
    def of(cls, entries: list[dict[str, Any]], key: str = "type") -> "Lexicon":
        return cls(tuple((entry[key], WordList.of(entry["words"])) for entry in entries))

    def find(self, words: str) -> str | None:
        """The first type whose words are found."""
        return next((type_ for type_, one in self.lists if one.found_in(words)), None)
