"""What speaks for and against a name of the gazetteer being that of a place where it stands.

All weights are natural logarithms of odds, set by hand.
"""

import math
from collections.abc import Sequence

from tacitus.closed_class import MONTHS, WEEKDAYS
from tacitus.derive.gazetteer import Entry
from tacitus.derive.place_lists import compass, kinds_of, site_words, toponym_words
from tacitus.derive.toponym_around import Around
from tacitus.derive.toponym_beside import HEAD, after, before, capital_after
from tacitus.derive.toponym_matches import Match, common_words
from tacitus.marks import Mention
from tacitus.names import is_given_name
from tacitus.nouns import noun

COUNTRY, PROVINCE, CAPITAL = 6.0, 4.0, 3.0
PEOPLE_HALF, PEOPLE_MOST = 4.3, 2.5  # decimal logarithm of a place's people that counts 0; the most
OTHER_NAME, BARE_COUNTY = -1.0, -2.0  # `Entry.match` 1 and 2
MANY_WORDS, SHORT_FORM = 2.0, 4.0
GIVEN, COMMON, FIRST, SURNAME = -2.0, -3.5, -1.0, -3.0
NOT_PROPER, ODD_TAG = -1.0, -3.0
LANGUAGE, ACRONYM, NEVER = -12.0, -7.0, -20.0
SHORT_NAME = 3  # letters: "JORDAN" may be a person in a heading
# By the score of a mention: as a person's, as a place's
PERSON = {0.95: -5.0, 0.85: -3.5, 0.7: -1.5, 0.5: -0.3}
PLACE = {0.95: 3.5, 0.85: 3.0, 0.7: 1.5, 0.5: 0.7}
IN_PLACE, IN_TITLE, BODY, KNOWN_BODY = 0.5, 1.0, -0.5, -5.0
NO_NAMES = frozenset("the metro tri mid upper lower new old great middle".split())
ODD_TAGS = frozenset(("VERB", "ADV", "ADP", "INTJ"))


def evidence(match: Match, near: Around) -> float:
    """All that speaks for a name, as the logarithm of odds."""
    around = before(match, near) + after(match, near)
    return around + prior(match) + itself(match, near) + as_mention(match, near)


def prior(match: Match) -> float:
    """What the places say: countries are meant nearly always, villages seldom."""
    best = max(map(prominence, match.entries))
    return best + (MANY_WORDS if match.last - match.first > 1 else 0.0)


def prominence(entry: Entry) -> float:
    """How well a place is known."""
    if entry.kind in ("country", "region"):
        return COUNTRY
    if entry.kind == "admin1" and entry.match < 2:
        return PROVINCE
    score = min(math.log10(entry.population + 100) - PEOPLE_HALF, PEOPLE_MOST)
    score += CAPITAL if entry.kind == "capital" else 0.0
    if entry.match == 1 and score < PROVINCE:
        score += OTHER_NAME
    return score + (BARE_COUNTY if entry.match == 2 else 0.0)


def itself(match: Match, near: Around) -> float:
    """The words of the name: common words and given names are weak."""
    words = near.pieces[match.first : match.last]
    if match.form == "short":
        return SHORT_FORM
    if is_generic_name(match, [word.lower for word in words]):
        return NEVER
    if match.is_nation:
        return LANGUAGE if is_language(match, near) else 0.0
    if len(words) == 1:
        return one_word(match, near)
    common = all(word.lower in common_words() for word in words)
    person = is_given_name(words[0].word) and words[0].lower not in common_words()
    return (COMMON if common else 0.0) + (GIVEN if person else 0.0)


def one_word(match: Match, near: Around) -> float:
    """A name of one word."""
    word = near.pieces[match.first]
    if word.lower in MONTHS or word.lower in WEEKDAYS:
        return NEVER
    score = GIVEN if is_given_name(word.word) else 0.0
    if word.lower in common_words() or noun(word.lower) or kinds_of(word.lower):
        first = near.gap(match.first) != " " or near.lower(match.first - 1) in (".", "!", "?", ":")
        score += COMMON + (FIRST if first else 0.0)
    score += SURNAME if word.lower in near.surnames else 0.0
    score += ACRONYM if is_acronym(match, near) else 0.0
    if word.tag not in ("PROPN", "X"):
        score += ODD_TAG if word.tag in ODD_TAGS else NOT_PROPER
    return score


def is_acronym(match: Match, near: Around) -> bool:
    """Whether a name is a few capitals among words in small letters, no dateline, and no short form
    of a country or region as "US" and "EU" are."""
    known = any(entry.kind in ("country", "region") for entry in match.entries)
    if known and match.span.end - match.span.start <= SHORT_NAME:
        return False
    words = match.span.of(near.text)
    left = near.text[max(0, match.span.start - 30) : match.span.start]
    beside = left + near.text[match.span.end : match.span.end + 30]
    short = words.isupper() and len(words) < 6 and not near.is_dateline(match)
    return short and not beside.isupper()


def is_generic_name(match: Match, words: Sequence[str]) -> bool:
    """Whether words that make no name by themselves make none here: the "City" and the "South", but
    the "Middle East" is a region and the "North West" a province."""
    if not all(map(is_generic, words)):
        return False
    chief = [entry.kind for entry in match.entries if entry.match < 2]
    many = len(words) - ("the" in words) > 1
    return not ("region" in chief or (many and "admin1" in chief))


def is_generic(word: str) -> bool:
    """Whether a word makes no name by itself: "North", "National", "City"."""
    return (
        word in NO_NAMES
        or word.removesuffix("ern") in compass()
        or word in toponym_words("heads", "words")
        or word in site_words()
        or bool(kinds_of(word))
    )


def is_language(match: Match, near: Around) -> bool:
    """Whether an adjective of nationality is a language here: "in French"."""
    then = near.pieces[match.last].tag if match.last < len(near.pieces) else ""
    if match.form != "adjective" or then in ("NOUN", "ADJ", "PROPN"):
        return False
    word = near.lower(match.first - 1)
    return word == "in" or word in toponym_words("languages", "before")


def as_mention(match: Match, near: Around) -> float:
    """What the reader took the words for. A kind taken from another mention of the name counts
    less: that mention speaks for itself."""
    mention = near.mention_at(match.span)
    if mention is None:
        return 0.0
    score = min(PERSON, key=lambda known: abs(known - mention.score))
    if "elsewhere" in mention.rule:
        score = min(score, 0.7)
    whole = match.span.holds(mention.head)
    if mention.kind in ("place", "state"):
        return PLACE[score] if whole or mention.head.start == match.span.start else IN_PLACE
    if mention.kind == "person":
        return IN_TITLE if is_before_title(match, mention, near) else PERSON[score]
    if not whole:
        return 0.0
    known = mention.kind == "organisation" and mention.rule == "known name"
    return KNOWN_BODY if known else BODY


def is_before_title(match: Match, mention: Mention, near: Around) -> bool:
    """Whether a title or the word for a body stands between a name and the person in whose mention
    it is: "Texas Gov. X"."""
    i = match.last
    if i >= len(near.pieces) or near.pieces[i].start >= mention.head.end or near.gap(i) != " ":
        return False
    first = mention.head.start <= match.span.start
    return first and capital_after(match, near.pieces[i], near) >= HEAD
