"""Words for days and lengths of time: where they stand. What they mean is for `derive`.

Only near a word that calls for it ("March", "week", "2014") are the patterns of the grammar tried,
from word to word; the longest that fits is taken, unless a guard knows it for something else.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from tacitus.annotate.date_guards import accepts
from tacitus.annotate.date_look import Look, Place
from tacitus.date_grammar import feast_names, fits, patterns, table, words_table
from tacitus.lists import tables
from tacitus.marks import Mention, Sentence, Token
from tacitus.values import Span
from tacitus.vocabulary import MentionKind

LONGEST = 150  # characters of a date
REACH = 7  # words before a trigger where its date may begin
GROUPS = ("figures", "month", "weekday", "season", "feast", "day_word", "unit", "lengths")
FIGURES = frozenset({"figures"})
SCORES = {"year": 0.85, "clock": 0.7, "month": 0.9, "nth": 0.8, "season": 0.9, "counted": 0.85}


def find_dates(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence]
) -> tuple[Mention, ...]:
    """One mention of kind `date` or `duration` for each, in order, none inside another. The span
    holds a preposition only where it bears meaning ("since Monday"); the head leaves it out."""
    found: list[Mention] = []
    for sentence in sentences:
        looks = groups_by_start(text, tokens, sentence)
        free, one_case = sentence.span.start, bool(looks) and is_one_case(sentence.span.of(text))
        for start in sorted(looks):
            if tokens[start].start < free:
                continue
            place = Place(text, tokens, sentence, start, one_case)
            mention = mention_at(place, looks[start])
            if mention is not None:
                found.append(mention)
                free = mention.span.end
    return tuple(found)


def is_one_case(words: str) -> bool:
    """Whether words are written without capitals, or in nothing else."""
    return words.islower() or words.isupper()


def mention_at(place: Place, groups: set[str]) -> Mention | None:
    """The longest date or length that begins at a word."""
    best: tuple[int, str, Look] | None = None
    limit = min(place.sentence.span.end, place.start + LONGEST)
    for group in GROUPS:
        if group not in groups:
            continue
        for rule, end in fits(group, place.text, place.start, limit):
            look = Look(place, end)
            if accepts(look, rule):
                best = (end, rule, look) if best is None or end > best[0] else best
                break
    if best is None:
        return None
    end, rule, look = best
    head = Span(look.core, end)
    span = head if look.is_modifier() else Span(place.start, end)
    kind: MentionKind = "duration" if rule in patterns("lengths") else "date"
    return Mention(span, kind, head, SCORES.get(rule, 0.95), rule)


def groups_by_start(text: str, tokens: Sequence[Token], sentence: Sentence) -> dict[int, set[str]]:
    """For each token with which a date may begin: the groups of patterns to try there."""
    looks: dict[int, set[str]] = {}
    for number in range(sentence.first, sentence.last):
        groups = called_by(tokens[number].word)
        if groups is FIGURES:
            groups = by_figures(text, tokens, number)
        if not groups:
            continue
        looks.setdefault(number, set()).update(groups)
        for start in range(number - 1, max(sentence.first, number - REACH) - 1, -1):
            word = tokens[start].lower
            if may_begin(word):
                looks.setdefault(start, set()).update(groups)
            elif word not in inside():
                break
    return looks


@lru_cache(maxsize=20_000)
def called_by(word: str) -> frozenset[str]:
    """The groups that a word calls for, one with hyphens by its parts ("six-year"); FIGURES where
    the words around it decide."""
    if word[0].isdigit():
        return FIGURES
    low = word.lower()
    return triggers().get(low) or parts_call(low)


def parts_call(compound: str) -> frozenset[str]:
    """The groups that the parts of a word with hyphens call for ("two-year-old", "mid-2019")."""
    if "-" not in compound:
        return frozenset()
    parts = compound.split("-")[:6]
    found = [triggers().get(part, frozenset()) for part in parts]
    found += [FIGURES for part in parts[1:] if len(part) == 4 and part.isdecimal()]
    return frozenset().union(*found)


def by_figures(text: str, tokens: Sequence[Token], number: int) -> frozenset[str]:
    """The groups that a word beginning with a figure calls for ("2014", "9:30", "14-day")."""
    token = tokens[number]
    figures = token.word.partition("-")[0]
    called = parts_call(token.lower)
    after, before = text[token.end : token.end + 1], text[token.start - 1 : token.start]
    looks = (
        len(figures) == 4 or not figures.isdigit() or after in "/-–" or before in {"'", "’", "‘"}
    )
    return called | {"figures"} if looks or is_meridian(tokens, number) else called


def is_meridian(tokens: Sequence[Token], number: int) -> bool:
    """Whether "a.m." or the like follows."""
    after = tokens[number + 1].lower if number + 1 < len(tokens) else ""
    return after in {"a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "o’clock"}


def may_begin(word: str) -> bool:
    """Whether a date may begin with this lower-case word."""
    return word in starts() or word[0].isdigit() or word.partition("-")[0] in starts()


@cache
def triggers() -> dict[str, frozenset[str]]:
    """From lower-case words to the groups of patterns that they call for."""
    found: dict[str, set[str]] = {}
    lists: dict[str, list[str]] = {
        group: list(words) for group, words in tables("dates.toml")["finder"]["triggers"].items()
    }
    lists["month"] = list(table("months"))
    lists["weekday"] = list(table("weekdays"))
    lists["season"] = list(table("seasons"))
    lists["figures"] += list(table("decades"))
    lists["feast"] = [name.split()[0].partition("'")[0] for name in feast_names()]
    units = list(words_table("units"))
    lists["unit"] += units + [unit + "s" for unit in units]
    lists["lengths"] = lists["unit"]
    for group, words in lists.items():
        for word in words:
            found.setdefault(word, set()).add(group)
    return {word: frozenset(groups) for word, groups in found.items()}


@cache
def starts() -> frozenset[str]:
    """Lower-case words with which a date may begin, triggers too."""
    listed: list[str] = tables("dates.toml")["finder"]["starts"]["words"]
    tables_ = ("numbers", "ordinals", "weekday_shorts")
    return frozenset(listed).union(triggers(), *map(table, tables_))


@cache
def inside() -> frozenset[str]:
    """Lower-case words and marks that stand inside a date, never at its head."""
    return frozenset(tables("dates.toml")["finder"]["inside"]["words"])
