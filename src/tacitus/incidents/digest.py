"""A round-up: one report made of several items, each with a main happening of its own."""

import re

FEWEST = 3  # items that make a round-up
CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŘŚŞŠŤŪŮŰŲŹŻŽ"
# A paragraph that opens with a bullet, or with a place or heading in capitals: "MALI.", "OSH,
# Kyrgyzstan -", "HONDURAS The ..."; a number may stand before it. Numbered points alone are no
# items: communiqués have them. In a text all in capitals a full stop ends no heading.
LABEL = rf"[{CAPITAL}][{CAPITAL} .'’/-]{{2,40}}(?:,\s[\w .'’-]{{2,40}})?"
ITEM = re.compile(
    rf"^[ \t]*(?:\d{{1,2}}[.)]\s+)?(?:[•▪‣●*-]\s+"
    rf"|{LABEL}(?:\.(?=.*[a-z])|\s*[-–—]{{1,2}}|:)\s"
    rf"|(?:[{CAPITAL}]{{2,}} )*[{CAPITAL}]{{3,}} (?=[{CAPITAL}][a-z]|A [a-z]))",
    re.MULTILINE,
)


def items(text: str) -> list[int]:
    """Where the items of a round-up begin; empty for any other report."""
    starts = [found.start() for found in ITEM.finditer(text)]
    return starts if len(starts) >= FEWEST else []
