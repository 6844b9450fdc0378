"""Words of a report made safe to show: the text of others is never obeyed by a terminal.

Control characters (which move the cursor or change colours), marks that turn the direction of
writing and other characters without a shape are shown as escapes such as \\x1b or \\u202e.
"""

import re
import unicodedata

SPACE = re.compile(r"\s+")
JOINERS = "\u200c\u200d"  # shape letters in Persian and signs in emoji, and turn nothing
SHAPELESS = ("Cc", "Cf", "Cs", "Zl", "Zp")  # Unicode's general categories
UNSAFE = re.compile(r"[^\x20-\x7e\u00a1-\u00ac\u00ae-\u05ff]")  # what has to be looked at


def shown(text: str) -> str:
    """The text on one line: white space is one space, what has no shape an escape."""
    if text.isascii() and text.isprintable() and "  " not in text:  # as most names are
        return text
    return UNSAFE.sub(visible, SPACE.sub(" ", text))


def visible(found: re.Match[str]) -> str:
    """One character, or its escape if it has no shape of its own."""
    character = found.group()
    if character in JOINERS or unicodedata.category(character) not in SHAPELESS:
        return character
    return character.encode("unicode_escape").decode("ascii")


def excerpt(text: str, longest: int) -> str:
    """The text as shown, its middle left out at spaces where it has more characters than that."""
    line = shown(text).strip()
    if len(line) <= longest:
        return line
    tail = longest // 3
    head = longest - tail - 3
    return f"{whole_words(line, head)} … {whole_words(line[::-1], tail)[::-1]}"


def whole_words(line: str, longest: int) -> str:
    """The first whole words of a line, cut inside a word only where it is very long."""
    cut = line[: longest + 1].rfind(" ")
    return line[: cut if cut > longest // 3 else longest].rstrip()
