"""A round-up: one report made of several items, each with a main happening of its own."""

import re
from collections.abc import Sequence

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
# Who speaks in the script of a broadcast, before a colon.
CAST = frozenset(
    "anchor announcer caster correspondent host moderator narrator newsreader newsroom presenter"
    " reporter studio".split()
)


def items(text: str) -> list[int]:
    """Where the items of a round-up begin; empty for any other report."""
    found = list(ITEM.finditer(text))
    labels = [one[0].rstrip()[:-1].strip() for one in found if is_labelled(one)]
    if is_script(labels):
        found = [one for one in found if not is_labelled(one)]
    return [one.start() for one in found] if len(found) >= FEWEST else []


def is_labelled(item: re.Match[str]) -> bool:
    return item[0].rstrip().endswith(":")


def is_script(labels: Sequence[str]) -> bool:
    """Whether labels before colons ("PRESENTER:") tell who speaks: one of them is such a word, or
    they come twice on the whole, as in talk between two."""
    words = {word for label in labels for word in re.findall(r"\w+", label.lower())}
    return bool(labels) and (bool(words & CAST) or 2 * len(set(labels)) <= len(labels))
