"""A codebook file as values: `tacitus/data/codebooks/muc4.toml` says what each field means."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tacitus.lists import tables
from tacitus.write.muc4.wordlist import Lexicon, WordList


@dataclass(frozen=True, slots=True)
class Relevance:
    """Which happenings are incidents of the task."""

    countries: frozenset[str]
    recent_days: int | None  # None: however old
    certainties: frozenset[str]
    saliences: frozenset[str]
    unlawful: frozenset[str]
    forces: frozenset[str]
    unlawful_words: WordList
    forces_words: WordList
    former: WordList
    belonging: WordList
    combat: WordList
    general_targets: WordList
    general: WordList


@dataclass(frozen=True, slots=True)
class IncidentRule:
    """An incident type and the PLOVER codes ("ASSAULT", "ASSAULT/abduct") and, where there are any,
    words that show it, or types of instrument; `state`: only a deed of the state is of the type."""

    type: str
    codes: frozenset[str]
    words: WordList | None
    state: bool
    instruments: frozenset[str]

    def codes_fit(self, type_: str, mode: str | None) -> bool:
        return type_ in self.codes or f"{type_}/{mode}" in self.codes


@dataclass(frozen=True, slots=True)
class Settings:
    """Stages, dates, places, nations."""

    stages: dict[str, str]
    threats: frozenset[str]
    open_words: WordList
    generic: frozenset[str]
    place_types: dict[str, str]
    admin1_types: dict[str, str]
    nations: dict[str, str]


@dataclass(frozen=True, slots=True)
class Instruments:
    none_for: frozenset[str]
    acts: WordList
    modes: dict[str, str]
    incidents: dict[str, str]
    classes: dict[str, str]
    words: Lexicon


@dataclass(frozen=True, slots=True)
class Perpetrators:
    state: frozenset[str]
    state_words: WordList
    others_words: WordList
    of_state: str
    of_others: str
    authorities: frozenset[str]
    suspects: frozenset[str]
    confidence: dict[str, str]


@dataclass(frozen=True, slots=True)
class Physical:
    none_for: frozenset[str]
    default: str
    classes: dict[str, str]
    words: Lexicon
    buildings: WordList
    effects: Lexicon
    harm: WordList
    implied_effects: dict[str, str]


@dataclass(frozen=True, slots=True)
class Human:
    default: str
    sectors: dict[str, str]
    former: dict[str, str]
    words: Lexicon
    effects: dict[str, str]
    effect_words: dict[str, WordList]
    effect_modes: dict[str, str]
    release: frozenset[str]
    freed_from: frozenset[str]


@dataclass(frozen=True, slots=True)
class Chance:
    """A logistic regression: its weights by name, and from what chance on something is kept."""

    least: float
    start: float
    weights: dict[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A codebook; each equals itself alone."""

    name: str
    relevance: Relevance
    incidents: tuple[IncidentRule, ...]
    settings: Settings
    instruments: Instruments
    perpetrators: Perpetrators
    physical: Physical
    human: Human
    victim_chance: Chance


@cache
def read_profile() -> Profile:
    """The codebook of the package."""
    return profile_of(tables("codebooks/muc4.toml"))


def profile_of(made: Mapping[str, Any]) -> Profile:
    """A codebook file that is built as the package's is."""
    return Profile(
        name=made["name"],
        relevance=relevance_of(made["relevance"]),
        incidents=tuple(map(incident_rule_of, made["incident"])),
        settings=settings_of(made),
        instruments=instruments_of(made["instrument"]),
        perpetrators=perpetrators_of(made["perpetrator"]),
        physical=physical_of(made["physical"]),
        human=human_of(made["human"]),
        victim_chance=chance_of(made["victim_chance"]),
    )


def relevance_of(made: dict[str, Any]) -> Relevance:
    return Relevance(
        countries=frozenset(made["countries"]),
        recent_days=made["recent_days"],
        certainties=frozenset(made["certainties"]),
        saliences=frozenset(made["saliences"]),
        unlawful=frozenset(made["unlawful"]),
        forces=frozenset(made["forces"]),
        unlawful_words=WordList.of(made["unlawful_words"]),
        forces_words=WordList.of(made["forces_words"]),
        former=WordList.of(made["former"]),
        belonging=WordList.of(made["belonging"]),
        combat=WordList.of(made["combat"]),
        general_targets=WordList.of(made["general_targets"]),
        general=WordList.of(made["general"]),
    )


def incident_rule_of(made: dict[str, Any]) -> IncidentRule:
    words = WordList.of(made["words"]) if "words" in made else None
    return IncidentRule(
        type=made["type"],
        codes=frozenset(made["codes"]),
        words=words,
        state=made.get("state", False),
        instruments=frozenset(made.get("instruments", ())),
    )


def settings_of(made: Mapping[str, Any]) -> Settings:
    stages = {key: value for key, value in made["stage"].items() if isinstance(value, str)}
    return Settings(
        stages=stages,
        threats=frozenset(made["stage"]["threats"]),
        open_words=WordList.of(made["date"]["open_words"]),
        generic=frozenset(made["place"]["generic"]),
        place_types=made["place"]["types"],
        admin1_types=made["place"]["admin1"],
        nations=made["nations"],
    )


def instruments_of(made: dict[str, Any]) -> Instruments:
    return Instruments(
        none_for=frozenset(made["none_for"]),
        acts=WordList.of(made["acts"]),
        modes=made["modes"],
        incidents=made["incidents"],
        classes=made["classes"],
        words=Lexicon.of(made["type"]),
    )


def perpetrators_of(made: dict[str, Any]) -> Perpetrators:
    return Perpetrators(
        state=frozenset(made["state"]),
        state_words=WordList.of(made["state_words"]),
        others_words=WordList.of(made["others_words"]),
        of_state=made["of_state"],
        of_others=made["of_others"],
        authorities=frozenset(made["authorities"]),
        suspects=frozenset(made["suspects"]),
        confidence=made["confidence"],
    )


def physical_of(made: dict[str, Any]) -> Physical:
    return Physical(
        none_for=frozenset(made["none_for"]),
        default=made["default"],
        classes=made["classes"],
        words=Lexicon.of(made["type"]),
        buildings=WordList.of(made["buildings"]["words"]),
        effects=Lexicon.of(made["effect"], "effect"),
        harm=WordList.of(made["harm"]["words"]),
        implied_effects=made["effects_of"],
    )


def human_of(made: dict[str, Any]) -> Human:
    return Human(
        default=made["default"],
        sectors=made["sectors"],
        former=made["former"],
        words=Lexicon.of(made["type"]),
        effects=made["effects"],
        effect_words={key: WordList.of(words) for key, words in made["effect_words"].items()},
        effect_modes=made["effect_modes"],
        release=frozenset(made["release"]["codes"]),
        freed_from=frozenset(made["release"]["incidents"]),
    )


def chance_of(made: dict[str, Any]) -> Chance:
    return Chance(least=made["least"], start=made["start"], weights=made["weights"])
