"""One report's marks and values with the look-ups that the rules of this folder need."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace

from tacitus.furniture import masthead, videos
from tacitus.marks import TIME_MARK, Anchor, Marks, Quote, Role
from tacitus.values import (
    Amount,
    Day,
    Derived,
    Place,
    Report,
    Resolved,
    Seconds,
    Span,
    Spoken,
    Unknown,
    Weapon,
)
from tacitus.vocabulary import TargetClass


@dataclass(frozen=True, slots=True)
class Voice:
    """Who stands behind some words: `author`, or the speaker in whose words they stand."""

    holder: str
    quote: Quote | None = None
    basis: str | None = None


AUTHOR = Voice("author")
PUBLISHERS = Unknown("the publisher's own name holds it")


class Reading:
    """Look-ups by number over one report; nothing is decided here."""

    def __init__(self, report: Report, marks: Marks, derived: Derived) -> None:
        self.text = report.text
        self.report = report
        self.marks = marks
        self.derived = derived
        self.days: dict[int, Resolved[Day]] = {one.mention: one for one in derived.days}
        self.masthead = masthead(report.text) or Span(0, 0)
        self.videos = videos(report.text)
        self.places = {one.mention: self._told(one) for one in derived.places}
        self.amounts: dict[int, Resolved[Amount]] = {one.mention: one for one in derived.amounts}
        self.lengths: dict[int, Resolved[Seconds]] = {o.mention: o for o in derived.durations}
        self.weapons: dict[int, Resolved[Weapon]] = {one.mention: one for one in derived.weapons}
        self.targets: dict[int, Resolved[TargetClass]] = {o.mention: o for o in derived.targets}
        self.entities = {group.entity.id: group.entity for group in derived.entities}
        self.entity_of = {m: group.entity.id for group in derived.entities for m in group.mentions}
        self.roles_of: dict[int, list[Role]] = defaultdict(list)
        for role in marks.roles:
            self.roles_of[role.anchor].append(role)
        self._starts = [sentence.span.start for sentence in marks.sentences]
        self.spoken: dict[int, Spoken] = {one.quote: one for one in derived.speakers}
        # Innermost first: the shortest scope that holds the words is whose words they are.
        voices = sorted(
            (
                (marks.quotes[n].scope, Voice(one.speaker, marks.quotes[n], one.basis))
                for n, one in sorted(self.spoken.items())
            ),
            key=lambda pair: pair[0].end - pair[0].start,
        )
        self._voices: dict[int, list[tuple[Span, Voice]]] = defaultdict(list)
        for scope, voice in voices:
            first, last = self.sentence_at(scope.start), self.sentence_at(scope.end - 1)
            for sentence in range(first, last + 1):
                self._voices[sentence].append((scope, voice))

    def _told(self, place: Resolved[Place]) -> Resolved[Place]:
        """A place; Unknown where the publisher's name holds it."""
        within = self.masthead.holds(self.marks.mentions[place.mention].span)
        return replace(place, value=PUBLISHERS) if within else place

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset (the last begun before it)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph that holds an offset."""
        if not self.marks.sentences:
            return 0
        return self.marks.sentences[self.sentence_at(offset)].paragraph

    def voice_of(self, span: Span) -> Voice:
        """Who stands behind the words of a span."""
        for scope, voice in self._voices.get(self.sentence_at(span.start), ()):
            if scope.holds(span):
                return voice
        return AUTHOR

    def anchor(self, number: int) -> Anchor:
        return self.marks.anchors[number]

    def is_finite(self, span: Span) -> bool:
        """Whether some words hold a verb that is no -ing form."""
        tokens = self.marks.tokens
        first = bisect_left(tokens, span.start, key=lambda token: token.start)
        last = bisect_left(tokens, span.end, key=lambda token: token.start)
        return any(
            token.tag == "VERB" and not token.lower.endswith("ing") for token in tokens[first:last]
        )

    def anchors_in(self, start: int, end: int) -> range:
        """The numbers of the anchors that begin in a stretch of the text."""
        anchors = self.marks.anchors
        first, last = (bisect_left(anchors, at, key=lambda a: a.span.start) for at in (start, end))
        return range(first, last)

    def participants(self, anchors: tuple[int, ...], *roles: str) -> set[str]:
        """The entities that play one of the roles in any of the anchors."""
        return {
            self.entity_of[role.mention]
            for number in anchors
            for role in self.roles_of[number]
            if role.role in roles and role.mention in self.entity_of
        }

    def known_days(self, anchors: tuple[int, ...], *, beside: bool = False) -> list[Day]:
        """The days told of the anchors, those that resolve; `beside`: in their own sentences."""
        return [
            day.value
            for number in anchors
            for role in self.roles_of[number]
            if role.role == "date" and (day := self.days.get(role.mention))
            if not beside or self.is_beside(number, role.mention)
            if isinstance(day.value, Day) and day.value.start is not None
        ]

    def known_places(self, anchors: tuple[int, ...], *, beside: bool = False) -> list[Place]:
        """The places told of the anchors, those that resolve; `beside`: in their own sentences."""
        return [
            place.value
            for number in anchors
            for role in self.roles_of[number]
            if role.role == "place" and (place := self.places.get(role.mention))
            if not beside or self.is_beside(number, role.mention)
            if isinstance(place.value, Place)
        ]

    def is_beside(self, anchor: int, mention: int) -> bool:
        """Whether a mention stands in the sentence of an anchor; the hour of an entry stands in
        none."""
        one = self.marks.mentions[mention]
        here = self.sentence_at(self.anchor(anchor).span.start)
        return one.rule != TIME_MARK and self.sentence_at(one.span.start) == here
