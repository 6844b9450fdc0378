"""The physical targets: slots 12 to 17."""

from collections.abc import Iterator

from tacitus.values import Event, Target
from tacitus.write.muc4.incident import Thing
from tacitus.write.muc4.phrases import phrase_of
from tacitus.write.muc4.profile import Profile
from tacitus.write.muc4.reading import Reading
from tacitus.write.muc4.targets import Targeted, is_thing, targeted


def things_of(reading: Reading, event: Event, profile: Profile, incident: str) -> tuple[Thing, ...]:
    """The physical targets of an event."""
    if incident in profile.physical.none_for:
        return ()
    effect = damage_of(reading, event, profile, incident)
    made = []
    for target in targeted(reading, event):
        phrase = phrase_of(target.entity.name)
        if is_thing(target, profile) and target.entity.kind != "place" and phrase.words:
            made.append(
                Thing(
                    entity=target.entity.id,
                    words=phrase.words,
                    type=thing_type(target, phrase.words, profile),
                    number=phrase.number,
                    nation=reading.told_nation(target.entity),
                    effect=effect,
                )
            )
    return (*made, *damaged_things(reading, event, profile, [one.words for one in made]))


def damaged_things(
    reading: Reading, event: Event, profile: Profile, known: list[str]
) -> Iterator[Thing]:
    """What the claims of damage name ("destroyed several houses"), save what is known already."""
    for told in reading.damages(event):
        pieces = profile.physical.harm.split(told)
        phrase = phrase_of(max(pieces, key=len))
        new = not any(phrase.words in words or words in phrase.words for words in known)
        found = profile.physical.words.find(phrase.words)
        if phrase.words and found and new:
            known.append(phrase.words)
            effect = profile.physical.effects.find(told)
            yield Thing(phrase.words, phrase.words, found, phrase.number, None, effect)


def thing_type(target: Targeted, words: str, profile: Profile) -> str:
    """By the words, else by the class that the coder gave."""
    found = profile.physical.words.find(words)
    classes = (claim.value.class_ for claim in target.claims if isinstance(claim.value, Target))
    listed = (profile.physical.classes[one] for one in classes if one in profile.physical.classes)
    return found or next(listed, profile.physical.default)


def damage_of(reading: Reading, event: Event, profile: Profile, incident: str) -> str | None:
    """What became of the things."""
    told = " | ".join((*reading.damages(event), *reading.anchors(event)))
    found = profile.physical.effects.find(told)
    accomplished = all(one.value == "accomplished" for one in reading.claims(event, "stage"))
    implied = profile.physical.implied_effects.get(incident) if accomplished else None
    return found or implied
