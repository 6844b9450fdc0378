"""Coded reports without end, made from the corpus: stories of one to five reports.

A story takes a coding and gives its happenings another town, day and tolls, other names, and other
words for half of its rare ones; each of its reports has a few words, a day of publication and
figures of its own. All spans follow the words, so that each is a coding of its own text. The same
seed makes the same reports.
"""

import datetime
import hashlib
import random
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from tacitus.link.telling import TOWNS
from tacitus.lists import data_file
from tacitus.values import (
    Claim,
    ClaimValue,
    CodedReport,
    Count,
    Day,
    Entity,
    Event,
    Place,
    Report,
    Span,
    Toll,
)
from tacitus.vocabulary import COUNTRIES

PIECE = re.compile(r"[^\W\d_]+|[\W\d_]+")
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "or")]
TOWNS_MADE = 20_000
DAYS = 3_650  # over which the stories are spread
LANDS = sorted(COUNTRIES)
REPORTS = (1, 1, 1, 2, 2, 3, 4, 5)  # of a story, drawn evenly
OTHER, OWN = 0.5, 0.15  # share of rare words that a story, and that a report, has for itself


@dataclass(frozen=True, slots=True)
class Template:
    """A coding of the corpus, its text in pieces and where each begins."""

    coded: CodedReport
    pieces: tuple[str, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What the reports of a story have in common."""

    number: int
    template: Template
    words: Mapping[str, str]
    towns: Mapping[str, Place]
    shift: datetime.timedelta
    more: int


class Maker:
    """Makes stories; `codings` are taken in turn."""

    def __init__(self, codings: Sequence[CodedReport], seed: int = 1) -> None:
        self.dice = random.Random(seed)  # noqa: S311  # no secret
        self.templates = [template_of(one) for one in codings]
        lines = data_file("common_words.tsv").read_text(encoding="utf-8").splitlines()
        self.common = {line.split("\t")[0] for line in lines}
        words = {piece for one in self.templates for piece in one.pieces if piece.islower()}
        self.rare = sorted(words - self.common)
        self.towns = [self.town(number) for number in range(TOWNS_MADE)]

    def reports(self, most: int) -> Iterator[tuple[int, CodedReport]]:
        """So many reports, each with the number of its story."""
        made = 0
        for number in range(most):
            story = self.story(number)
            for turn in range(min(self.dice.choice(REPORTS), most - made)):
                yield number, self.report(story, turn)
                made += 1
            if made >= most:
                return

    def story(self, number: int) -> Story:
        template = self.templates[number % len(self.templates)]
        names = {
            place.name
            for event in template.coded.events
            for claim in event.claims
            if isinstance(place := claim.value, Place)
        }
        return Story(
            number=number,
            template=template,
            words=self.words(template, OTHER),
            towns={name: self.dice.choice(self.towns) for name in sorted(names)},
            shift=datetime.timedelta(days=self.dice.randrange(DAYS)),
            more=self.dice.randrange(6),
        )

    def words(self, template: Template, share: float) -> dict[str, str]:
        """Other words: for every name, and for a share of the rare words."""
        found = {}
        for piece in sorted(set(template.pieces)):
            if not piece[:1].isalpha() or piece.lower() in self.common:
                continue
            if piece.islower():
                if self.dice.random() < share:
                    found[piece] = self.dice.choice(self.rare)
            elif share == OTHER:
                found[piece] = self.name()
        return found

    def name(self) -> str:
        return "".join(self.dice.choice(SYLLABLES) for _ in range(3)).capitalize()

    def town(self, number: int) -> Place:
        dice = self.dice
        lat, lon = round(dice.uniform(-50, 65), 3), round(dice.uniform(-120, 150), 3)
        land = LANDS[(int(lat + 50) // 12 * 10 + int(lon + 120) // 28) % len(LANDS)]
        return Place(self.name(), land, None, lat, lon, 90_000_000 + number, "city")

    def report(self, story: Story, turn: int) -> CodedReport:
        """The next report of a story."""
        template = story.template
        words = {**story.words, **self.words(template, OWN)}
        pieces = [words.get(piece, piece) for piece in template.pieces]
        ends = tuple(accumulate(map(len, pieces)))
        moved = Moved(
            template.starts, (0, *ends, ends[-1]), story, self.dice.randrange(3) if turn else 0
        )
        return moved.coded(template.coded, f"m{story.number}-{turn}", "".join(pieces), turn)


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the pieces of a text began and begin now, and what else is told otherwise."""

    starts: tuple[int, ...]
    now: tuple[int, ...]
    story: Story
    more: int

    def coded(self, old: CodedReport, id_: str, text: str, turn: int) -> CodedReport:
        day = (old.report.published_day or datetime.date(2014, 1, 1)) + self.story.shift
        report = Report(
            id=id_,
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            language=old.report.language,
            publisher=f"Paper {turn}",
            published=(day + datetime.timedelta(days=turn)).isoformat(),
        )
        return replace(
            old,
            report=report,
            entities=tuple(self.entity(one) for one in old.entities),
            events=tuple(self.event(one) for one in old.events),
            statements=tuple(
                replace(one, span=self.span(one.span), cue=one.cue and self.span(one.cue))
                for one in old.statements
            ),
        )

    def at(self, offset: int) -> int:
        """Where a character of the old text is now; inside a word no further than its end."""
        piece = bisect_right(self.starts, offset) - 1
        return min(self.now[piece] + offset - self.starts[piece], self.now[piece + 1])

    def span(self, old: Span) -> Span:
        start = self.at(old.start)
        return Span(start, max(start + 1, self.at(old.end)))

    def spans(self, old: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(map(self.span, old))

    def entity(self, old: Entity) -> Entity:
        mentions = self.spans(old.mentions)
        name = "".join(self.story.words.get(piece, piece) for piece in PIECE.findall(old.name))
        claims = tuple(map(self.claim, old.attributes))
        return replace(old, name=name, mentions=mentions, attributes=claims)

    def event(self, old: Event) -> Event:
        claims = tuple(map(self.claim, old.claims))
        return replace(old, anchors=self.spans(old.anchors), claims=claims)

    def claim(self, old: Claim) -> Claim:
        return replace(old, value=self.value(old.value), evidence=self.spans(old.evidence))

    def value(self, old: ClaimValue) -> ClaimValue:
        more = self.story.more + self.more
        match old:
            case Day() if old.start and old.end:
                shift = self.story.shift
                return replace(old, start=old.start + shift, end=old.end + shift)
            case Place():
                town = self.story.towns[old.name]
                precision = old.precision
                if precision in TOWNS:
                    return replace(town, precision=precision, site=old.site)
                return Place(town.country or "", town.country, None, None, None, None, precision)
            case Toll() | Count() if old.low > 1:
                high = None if old.high is None else old.high + more
                return replace(old, low=old.low + more, high=high)
            case _:
                return old


def template_of(coded: CodedReport) -> Template:
    pieces = tuple(PIECE.findall(coded.report.text))
    return Template(coded, pieces, (0, *accumulate(map(len, pieces))))
