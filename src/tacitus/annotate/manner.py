"""What is done by saying something, and how it was told: act, medium, language."""

import re
from collections.abc import Sequence
from functools import cache

from tacitus.annotate.cues import Cue
from tacitus.annotate.page import Page
from tacitus.lists import tables
from tacitus.marks import Sentence
from tacitus.values import Span
from tacitus.vocabulary import Act

PLAIN: frozenset[Act] = frozenset(("inform", "other"))  # acts that the words said may sharpen
BEARERS = frozenset("in on by via over through during at from to".split())
NEAR = 40  # tokens about a reporting word that may tell the medium or language
LONGEST_LOOK = 800  # characters of what is said that are searched for its act


@cache
def shows() -> tuple[tuple[Act, re.Pattern[str]], ...]:
    """The words that show an act, in the order in which they are asked."""
    rows = tables("reporting.toml")["shows"]
    return tuple((row["act"], at_words(row["patterns"])) for row in rows)


@cache
def any_shows() -> re.Pattern[str]:
    """The words that show any act."""
    rows = tables("reporting.toml")["shows"]
    return at_words([pattern for row in rows for pattern in row["patterns"]])


def at_words(patterns: Sequence[str]) -> re.Pattern[str]:
    """One pattern of several, tried only where a word begins, with the groups they name."""
    joined = "|".join(patterns)
    for name, group in tables("reporting.toml")["groups"].items():
        joined = joined.replace(f"<{name}>", group)
    return re.compile(rf"\b(?:{joined})")


@cache
def media() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """For the first word of each phrase its other words and the medium, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for medium, phrases in tables("reporting.toml")["media"].items():
        for phrase in phrases:
            first, *rest = phrase.split()
            table.setdefault(first, []).append((tuple(rest), medium))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


@cache
def languages() -> dict[str, str]:
    """Language codes by lower-case English name; names of one word."""
    names = tables("languages.toml")["names"]
    return {name.lower(): code for code, name in names.items() if " " not in name}


def act_of(cue: Cue | None, rule: str, said: str) -> Act:
    """What is done by saying it: as the reporting word has it, else as the words show. To call
    for something, or on somebody to do it, is a demand ("whom" and "for" in `paraphrases.py`)."""
    act: Act = cue.kind.act if cue else "inform"
    if act not in PLAIN:
        return act
    if rule in {"whom", "for"}:
        return "demand"
    head = said[:LONGEST_LOOK].lower().replace("’", "'")
    if not any_shows().search(head):
        return act
    return next((shown for shown, pattern in shows() if pattern.search(head)), act)


def medium_of(page: Page, cue: Cue | None, speaker: range | None, content: Span) -> str | None:
    """The medium, as the reporting word or the words around it tell."""
    if cue is None:
        return None
    if cue.kind.medium:
        return cue.kind.medium
    sentence = page.sentence(cue.words.start)
    best, nearest, taken = None, NEAR + 1, -1
    for j in outside(page, cue, content):
        medium, length = medium_at(page, j) if j >= taken else (None, 0)
        distance = abs(j - cue.words.start)
        taken = max(taken, j + length)
        if (
            medium
            and distance < nearest
            and is_bearer(page, sentence, j + length - 1, cue, speaker)
        ):
            best, nearest = medium, distance
    return best


def medium_at(page: Page, j: int) -> tuple[str | None, int]:
    """The medium whose words begin at token `j`, and how many they are."""
    for rest, medium in media().get(page.words.lower[j], ()):
        if tuple(page.words.lower[j + 1 : j + 1 + len(rest)]) == rest:
            return medium, 1 + len(rest)
    return None, 0


def is_bearer(page: Page, sentence: Sentence, j: int, cue: Cue, speaker: range | None) -> bool:
    """Whether words for a medium bear what is said: "in a statement", or "a statement said"."""
    if j in cue.words or (speaker is not None and j == speaker.stop - 1):
        return True
    before = page.words.lower[max(sentence.first, j - 4) : j]
    return bool(BEARERS.intersection(before)) and page.words.tags[j] != "VERB"


def outside(page: Page, cue: Cue, content: Span) -> list[int]:
    """The tokens about a cue in its sentence, outside quotation marks and what is said."""
    sentence = page.sentence(cue.words.start)
    first = max(sentence.first, cue.words.start - NEAR)
    last = min(sentence.last, cue.words.stop + NEAR)
    return [
        j
        for j in range(first, last)
        if page.within[j] < 0 and not content.start <= page.tokens[j].start < content.end
    ]


def language_of(page: Page, cue: Cue | None, content: Span) -> tuple[str, ...]:
    """The languages told: "in Turkish and Arabic"; not "in Turkish custody"."""
    if cue is None:
        return ()
    sentence = page.sentence(cue.words.start)
    free = outside(page, cue, content)
    lower, tags = page.words.lower, page.words.tags
    for j in free:
        if lower[j] not in {"in", "speaking"} or lower[j + 1 : j + 2] == ["in"]:
            continue
        found, k = [], j + 1
        while k < sentence.last and (lower[k] in languages() or lower[k] in {"and", ","}):
            if lower[k] in languages():
                found.append(languages()[lower[k]])
            k += 1
        if found and (k >= sentence.last or tags[k] not in {"NOUN", "PROPN", "ADJ"}):
            return tuple(found)
    return ()
