"""What one incident comes to before it is written into a template."""

from dataclasses import dataclass

from tacitus.values import Day, Place


@dataclass(frozen=True, slots=True)
class When:
    """A day told of the incident; `open` where the words are a weekday and the like."""

    day: Day
    open: bool


@dataclass(frozen=True, slots=True)
class Instrument:
    """`words` is None where only the kind of attack tells the type."""

    words: str | None
    type: str


@dataclass(frozen=True, slots=True)
class Perpetrator:
    """Who did it: a person or persons, or (`body`) an organisation with the confidence in it."""

    entity: str
    words: str
    body: bool
    state: bool
    confidence: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A physical target."""

    entity: str
    words: str
    type: str
    number: str
    nation: str | None
    effect: str | None


@dataclass(frozen=True, slots=True)
class Victim:
    """A human target: a named person with titles or roles, or a description. Neither in a figure
    without words for those counted."""

    entity: str
    name: str | None
    descriptions: tuple[str, ...]
    type: str
    number: str
    nation: str | None
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """Everything that the templates' slots are filled from. `events` are the ids it was made of;
    `unhurt` is the effect where the text says that nobody was killed or hurt."""

    events: tuple[str, ...]
    type: str
    stage: str
    days: tuple[When, ...]
    places: tuple[Place, ...]
    instruments: tuple[Instrument, ...]
    perpetrators: tuple[Perpetrator, ...]
    things: tuple[Thing, ...]
    victims: tuple[Victim, ...]
    unhurt: str | None = None
