"""Which countries and provinces a report names, by name or by adjective, wherever they stand."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache

from tacitus.countries import country_of_demonym, country_of_name, demonyms, folded, names
from tacitus.derive.gazetteer import Gazetteer, key_of, words_by_first
from tacitus.marks import Marks
from tacitus.values import Report

DEMONYM = 0.7  # the weight of an adjective or a people beside that of a country's name
AREA = 0.7  # of a province's name that is no mention of a place, as in the name of a body
SHARED = 0.3  # of a country's name that a province or town elsewhere bears too (Georgia, Lebanon)
TOWN = 10_000  # people of such a town


@dataclass(slots=True)
class Context:
    """Weights of the countries (ISO3) and of the provinces (country, GeoNames code) that the words
    of a report name. `shared` are mentions of a country whose name towns elsewhere bear too, with
    the provinces of these."""

    countries: dict[str, float] = field(default_factory=dict)
    areas: dict[tuple[str, str], float] = field(default_factory=dict)
    named: set[tuple[str, str]] = field(default_factory=set)  # provinces, mentions of them too
    shared: list[tuple[str, set[tuple[str, str]]]] = field(default_factory=list)

    def add(self, words: str, gazetteer: Gazetteer, is_mention: bool) -> bool:
        """Count some words if they name a country or provinces; whether they do. A mention that
        may be a province is left out: it is weighed with the other places."""
        key = key_of(words)
        areas = gazetteer.provinces_named(key)
        self.named.update((area.country or "", area.admin1) for area in areas)
        code, weight = None, 1.0
        if folded(words) in country_keys():
            code = country_of_name(words)
            if code is None:
                code, weight = country_of_demonym(words), DEMONYM
            elif any(area.country != code for area in areas):
                weight = 0.0 if is_mention else SHARED
            elif is_mention and (others := namesakes(key, code, gazetteer)):
                self.shared.append((code, others))
        if code is not None:
            self.countries[code] = self.countries.get(code, 0.0) + weight
        for area in areas if code is None and not is_mention else ():
            country = area.country or ""
            code_of = (country, area.admin1)
            self.areas[code_of] = self.areas.get(code_of, 0.0) + AREA / len(areas)
            self.countries[country] = self.countries.get(country, 0.0) + AREA / len(areas)
        return code is not None or bool(areas)

    def settle_shared(self) -> None:
        """Count the name of a country for less where the report names a province in which a town
        of the same name lies: "a Lebanon woman" in a report on Ohio."""
        for code, provinces in self.shared:
            if provinces & self.named:
                self.countries[code] -= 1.0 - SHARED


def namesakes(key: str, code: str, gazetteer: Gazetteer) -> set[tuple[str, str]]:
    """The provinces with a town, no hamlet, that bears the name of a country elsewhere."""
    return {
        (entry.country or "", entry.admin1)
        for entry in gazetteer.named(key)
        if entry.kind in ("town", "seat")
        and entry.match == 0
        and entry.population > TOWN
        and entry.country != code
    }


def context_of(report: Report, marks: Marks, gazetteer: Gazetteer) -> Context:
    """Count them over all words but those of persons' names; of two names that begin at one word,
    the longer."""
    context = Context()
    text, tokens = report.text, marks.tokens
    named = [one for one in marks.mentions if one.kind in ("person", "place", "state")]
    starts = [one.span.start for one in named]
    following = 0
    for number, token in enumerate(tokens):
        if not token.word[0].isupper() or number < following:
            continue
        most = longest(token.word, gazetteer)
        at = bisect_right(starts, token.start) - 1
        held = named[at].kind if at >= 0 and token.end <= named[at].span.end else ""
        if not most or held == "person":
            continue
        for last in range(min(number + most, len(tokens)), number, -1):
            words = text[token.start : tokens[last - 1].end]
            if context.add(words, gazetteer, is_mention=bool(held)):
                following = last
                break
    context.settle_shared()
    return context


def longest(word: str, gazetteer: Gazetteer) -> int:
    """How many words the longest name of a country or province has that begins with this word."""
    low = word.lower() if word.isascii() else folded(word)
    return max(country_words().get(low, 0), gazetteer.province_words(low))


@cache
def country_keys() -> frozenset[str]:
    """The folded names and adjectives of all countries."""
    return frozenset((*names(), *demonyms()))


@cache
def country_words() -> dict[str, int]:
    """By first word, how many words the longest country's name or adjective has."""
    return words_by_first(country_keys())
