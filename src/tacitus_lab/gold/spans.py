"""A span written as its words: the selectors of a written coding."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

# A straight quote or plain dash in a selector finds the curly or long one in the text: each
# replacement is one character for one, so offsets hold.
ALIKE = {"'": "‘’‚‛ʼ´`′", '"': "“”„‟«»″", "-": "‐‑‒–—−"}
FOLD = str.maketrans({curly: key for key, group in ALIKE.items() for curly in group})


class NotOne(ValueError):
    """A selector that names no span of the text, or several."""


class Finder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = text.translate(FOLD)

    def find(self, selector: Any) -> Any:
        """The one span that a selector names, or NotOne."""
        written = unicodedata.normalize("NFC", selector).strip()
        marked_number = re.search(r"#(\d+)$", written)
        number = marked_number[1] if marked_number else None
        words = written[: marked_number.start()] if marked_number else written
        if not words.strip():
            raise NotOne("an empty selector")
        found = self.spans(flexible(words))
        if not found and (marked := re.fullmatch(r"([^<]*)<([^<>]+)>([^>]*)", words)):
            before, inner, after = map(flexible, marked.groups())
            found = self.spans(f"{before}(?P<span>{inner}){after}")
        if not found:
            raise NotOne(f"not in the text: {selector}")
        if number is None and len(found) > 1:
            raise NotOne(
                f"{len(found)} times in the text: {selector}"
                + "".join(
                    f"\n      {words}#{n}  {self.context(span)}" for n, span in enumerate(found, 1)
                )
            )
        if number is not None and not 1 <= int(number) <= len(found):
            raise NotOne(f"only {len(found)} times in the text: {selector}")
        return dict(zip(("start", "end"), found[int(number or 1) - 1], strict=True))

    def spans(self, pattern: str) -> Any:
        """Every place of a pattern: where it matches whole words if there is one such, else (for
        scripts that join words: Arabic, Chinese) anywhere that cuts no cased word."""
        found = list(re.finditer(pattern, self.folded))
        for cuts in (str.isalnum, cased):
            if whole := [
                match.span("span" if "span" in match.groupdict() else 0)
                for match in found
                if not self.cut(match.start(), cuts) and not self.cut(match.end(), cuts)
            ]:
                return whole
        return []

    def cut(self, at: Any, cuts: Callable[[str], bool]) -> Any:
        """Whether a boundary at this offset would cut a word."""
        return 0 < at < len(self.text) and cuts(self.text[at - 1]) and cuts(self.text[at])

    def context(self, span: tuple[int, int]) -> Any:
        start, end = span
        left, right = self.text[max(0, start - 30) : start], self.text[end : end + 30]
        return f"…{left}<{self.text[start:end]}>{right}…".replace("\n", "¶")


def cased(character: str) -> Any:
    return character.isdigit() or character.lower() != character.upper()


def flexible(words: str) -> Any:
    """A pattern for the words: any white space matches any other, and three dots standing alone
    match the fewest words that join what is on either side."""
    pattern = re.sub(r"(?:\\\s|\s)+", lambda _: r"\s+", re.escape(words.translate(FOLD)))
    return re.sub(r"\\s\+(?:\\\.\\\.\\\.|…)\\s\+", lambda _: r"\s(?s:.*?)\s", pattern)
