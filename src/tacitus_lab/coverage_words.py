"""What the words of evidence in the corpus are: the kinds of date expression and vague numbers."""

import re
from collections.abc import Iterator
from typing import Any

from tacitus_lab.corpus_report import CorpusReport

Claim = dict[str, Any]

DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|an|one|several|few)"
STRETCH = rf"\b{NUMBER} (?:days?|weeks?|months?|years?)"
PART = r"(?:morning|afternoon|evening|night)"
# The kinds of date expression that the quotas count, each with what its words look like.
DATE_KINDS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "weekday": rf"^(?:on )?{DAY}$",
        "weekday and part of day": rf"{DAY} (?:{PART}|at (?:dawn|dusk|noon))",
        "late or early on a weekday": rf"\b(?:late|early)\b.*{DAY}",
        "last or next weekday": rf"\b(?:last|next) {DAY}",
        "weekday with its date": rf"{DAY},? (?:\d+ {MONTH}|{MONTH} \d)",
        "yesterday, today, tomorrow": r"\b(?:yesterday|today|tomorrow)\b",
        "last night, tonight": r"\b(?:last night|tonight|overnight)\b",
        "in the night to": rf"\bnight (?:to|of) (?!\d).*{DAY}",
        "dawn, dusk, noon, midnight": r"\b(?:dawn|dusk|noon|midnight|sunrise|nightfall|sunset)\b",
        "an hour": r"\d[.:h]\d\d|\b\d+ ?[ap]\.?m\b",
        "this morning, this afternoon": rf"\bthis {PART}\b",
        "the same or that day": rf"\b(?:the same|that) (?:\w+ )?(?:day|{PART})",
        "so many days or weeks later": rf"{STRETCH} (?:later|after)",
        "so many days or weeks earlier": (rf"{STRETCH} (?:earlier|before)|\bthe day before\b"),
        "so many days or weeks ago": rf"{STRETCH} ago",
        "last or next week, month, year": r"\b(?:this|last|next) (?:week|month|year)",
        "weekend": r"\bweekend\b",
        "day and month": rf"^(?:on )?(?:the )?(?:\d+(?:st|nd|rd|th)? (?:of )?{MONTH}|{MONTH} \d+)$",
        "full date": rf"\b\d+ {MONTH},? \d{{4}}|{MONTH} \d+, \d{{4}}",
        "the 12th": r"\bthe \d+(?:st|nd|rd|th)\b",
        "only a month": rf"^(?:in |last )?{MONTH}$",
        "month and year": rf"\b{MONTH} (?:\d{{4}}|last year|this year)",
        "part of a month or year": r"\b(?:early|mid|late)[- ](?!on)\w+|\bweek of\b|\bend of\b",
        "only a year": r"^(?:in )?\d{4}$",
        "season": r"\b(?:spring|summer|autumn|winter|dry season|rainy season|monsoon|harvest)\b",
        "feast": (
            r"\b(?:christmas|easter|good friday|ramadan|eid|ashura|prophet's birthday|palm sunday"
            r"|new year|vesak|diwali|nowruz|tet|holi|feast|orthodox|epiphany|pentecost|dashain)\b"
        ),
        "since": r"\bsince\b",
        "until, by": r"\b(?:until|by)\b",
        "range of days": r"\bfrom .* to\b|\bbetween .* and\b|\d to \d+ \w+",
    }.items()
}
VAGUE = re.compile(
    r"\b(?:several|a few|handful|couple|dozens?|scores|tens|hundreds|thousands)\b",
    re.IGNORECASE,
)


def evidence(one: CorpusReport, claim: Claim) -> Iterator[str]:
    """The words of each span that a claim stands on."""
    text = one.coding["report"]["text"]
    for span in claim["evidence"]:
        yield text[span["start"] : span["end"]]


def date_kinds(one: CorpusReport, claims: list[Claim]) -> set[str]:
    """The kinds of expression that the dates of a report are told by."""
    words = [part for claim in claims if claim["field"] == "date" for part in evidence(one, claim)]
    return {name for name, seen in DATE_KINDS.items() if any(map(seen.search, words))}


def is_vague(one: CorpusReport, claim: Claim) -> bool:
    """Whether a figure rests on a vague number ("dozens")."""
    return any(VAGUE.search(words) for words in evidence(one, claim))
