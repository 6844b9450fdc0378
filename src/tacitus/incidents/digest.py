"""A round-up: one report made of several items, each with a main happening of its own."""

import re

FEWEST = 3  # items that make a round-up
# A paragraph that opens with a bullet, a number, or a place in capitals before a dash or colon.
ITEM = re.compile(
    r"^[ \t]*(?:[•▪‣●*-]\s+|\d{1,2}[.)]\s+"
    r"|[A-Z][A-Z .'-]{2,30}(?:,\s[\w .]{2,30})?\s*(?:[-–—]{1,2}|:)\s)",
    re.MULTILINE,
)


def items(text: str) -> list[int]:
    """Where the items of a round-up begin; empty for any other report."""
    starts = [found.start() for found in ITEM.finditer(text)]
    return starts if len(starts) >= FEWEST else []
