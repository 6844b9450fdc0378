"""Who does what to whom, when, where, with what and why: tables of sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.annotate.roles import find_roles
from tacitus.marks import Role
from tests.annotate.marked import Marked, marked


def roles_in(read: Marked) -> tuple[Role, ...]:
    return find_roles(read.text, read.tokens, read.sentences, read.mentions, read.anchors, ())


def told(written: str, *names: str) -> set[str]:
    """The roles of the given names as "role=words", or "anchor:role=words" where there are more
    anchors than one."""
    read = marked(written)
    found = set()
    for role in roles_in(read):
        if role.role not in names:
            continue
        span = read.mentions[role.mention].span if role.mention >= 0 else role.evidence
        anchor = read.anchors[role.anchor].span.of(read.text)
        prefix = f"{anchor}:" if len(read.anchors) > 1 else ""
        found.add(f"{prefix}{role.role}={span.of(read.text)}")
    return found


PARTICIPANTS = [
    # verbs, active and passive
    (
        "{people|Gunmen} {ASSAULT|killed} {people|three farmers}.",
        "actor=Gunmen recipient=three farmers",
    ),
    (
        "{people|Three farmers} were {ASSAULT|killed} by {people|gunmen}.",
        "actor=gunmen recipient=Three farmers",
    ),
    ("{people|Three farmers} were {ASSAULT|killed} on Monday.", "recipient=Three farmers"),
    (
        "{person|The mayor} was {ASSAULT|shot dead} by {people|two men} outside his home.",
        "actor=two men recipient=The mayor",
    ),
    (
        "{organisation|Police} {COERCE|arrested} {people|two men} in Lagos.",
        "actor=Police recipient=two men",
    ),
    (
        "{people|Rebels} {ASSAULT|attacked} {object|a convoy}, but {people|troops} drove them back.",
        "actor=Rebels",
    ),
    (
        "{people|Gunmen} {ASSAULT|opened fire} on {people|worshippers}.",
        "actor=Gunmen recipient=worshippers",
    ),
    (
        "{people|Soldiers} {ASSAULT|fired} at {people|protesters} in the square.",
        "actor=Soldiers recipient=protesters",
    ),
    (
        "{people|Protesters} {ASSAULT|clashed} with {organisation|police}.",
        "actor=Protesters actor=police",
    ),
    (
        "{person|The president} {ACCUSE|condemned} {people|the attackers}.",
        "actor=The president recipient=the attackers",
    ),
    (
        "{person|The minister} {CONSULT|met} {person|his Turkish counterpart} in Baku.",
        "actor=The minister recipient=his Turkish counterpart",
    ),
    (
        "{person|The envoy} {CONSULT|spoke} to {person|the king} by telephone.",
        "actor=The envoy recipient=the king",
    ),
    (
        "{organisation|The union} {REQUEST|called} on {organisation|the government} to resign.",
        "actor=The union recipient=the government",
    ),
    (
        "{state|Chad} {SANCTION|expelled} {people|two diplomats}.",
        "actor=Chad recipient=two diplomats",
    ),
    (
        "{people|Two diplomats} were {SANCTION|expelled} from {place|Chad}.",
        "recipient=Two diplomats",
    ),
    (
        "{people|Thousands of workers} {PROTEST|marched} against {organisation|the government}.",
        "actor=Thousands of workers recipient=the government",
    ),
    (
        "{person|A man} who {ASSAULT|stabbed} {person|a teacher} fled.",
        "actor=A man recipient=a teacher",
    ),
    ("{person|The teacher}, who was {ASSAULT|stabbed} twice, survived.", "recipient=The teacher"),
    (
        "{people|The men} entered the shop and {ASSAULT|shot} {person|the owner}.",
        "actor=The men recipient=the owner",
    ),
    (
        "{people|Militants} stormed the camp, {ASSAULT|killing} {people|nine soldiers}.",
        "actor=Militants recipient=nine soldiers",
    ),
    (
        "{person|The bishop} and {person|his driver} were {ASSAULT|abducted} by {people|armed men}.",
        "actor=armed men recipient=The bishop recipient=his driver",
    ),
    (
        "{people|Gunmen} {ASSAULT|kill} {people|nine villagers} in night raid",
        "actor=Gunmen recipient=nine villagers",
    ),
    (
        "{organisation|The court} {SANCTION|sentenced} {person|the colonel} to ten years.",
        "actor=The court recipient=the colonel",
    ),
    ("{state|Norway} {AID|sent} {people|refugees} food.", "actor=Norway recipient=refugees"),
    (
        "{person|The governor} ordered {people|the soldiers} to {RETREAT|withdraw}.",
        "actor=the soldiers",
    ),
    ("{organisation|Parliament} {REJECT|rejected} the bill.", "actor=Parliament"),
    # nouns
    ("{person|The judge}'s {ASSAULT|assassination} shocked the town.", "recipient=The judge"),
    (
        "The {ASSAULT|killing} of {person|Judge Bello} by {people|militants} shocked the town.",
        "actor=militants recipient=Judge Bello",
    ),
    (
        "{organisation|The army}'s {ASSAULT|attack} on {people|the rebels} failed.",
        "actor=The army recipient=the rebels",
    ),
    ("An {ASSAULT|attack} on {people|aid workers} was reported.", "recipient=aid workers"),
    ("A {ASSAULT|shootout} with {organisation|police} followed.", "actor=police"),
    (
        "{ASSAULT|Fighting} between {people|herders} and {people|farmers} left dozens dead.",
        "actor=herders actor=farmers",
    ),
    ("{CONSULT|Talks} between {state|Sudan} and {state|Egypt} ended.", "actor=Sudan actor=Egypt"),
    ("{people|Militants} carried out the {ASSAULT|attack}.", "actor=Militants"),
    ("The {ASSAULT|attack} was carried out by {people|militants}.", "actor=militants"),
    ("{organisation|The union} staged a {PROTEST|protest} on Monday.", "actor=The union"),
    ("The {ASSAULT|blast} killed {people|two guards}.", "recipient=two guards"),
    ("{people|Two guards} were killed in the {ASSAULT|blast}.", "recipient=Two guards"),
    ("{people|Two guards} died in the {ASSAULT|bombing}.", "recipient=Two guards"),
    ("{person|The priest}'s {ASSAULT|abduction} was condemned.", "recipient=The priest"),
    (
        "{person|The minister} held {CONSULT|talks} with {person|the envoy}.",
        "actor=The minister recipient=the envoy",
    ),
    ("{organisation|The council} imposed a {COERCE|curfew}.", "actor=The council"),
    ("{organisation|police} {ASSAULT|raid} leaves two dead", "actor=police"),
    ("{state|Kenya}'s {AID|donation} to {state|Somalia} arrived.", "actor=Kenya recipient=Somalia"),
    ("The {SANCTION|sanctions} on {state|Belarus} were lifted.", "recipient=Belarus"),
]


@pytest.mark.parametrize(("written", "expected"), PARTICIPANTS)
def test_participants(written: str, expected: str) -> None:
    wanted = {
        part.strip()
        for part in expected.replace(" actor=", "|actor=")
        .replace(" recipient=", "|recipient=")
        .split("|")
    }
    assert told(written, "actor", "recipient") == wanted


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{people|Rebels} {ASSAULT|attacked} {object|a convoy} near Gao.", {"target=a convoy"}),
        ("{people|Gunmen} {ASSAULT|killed} {people|three farmers}.", {"target=three farmers"}),
        ("{object|The bridge} was {ASSAULT|blown up} by {people|rebels}.", {"target=The bridge"}),
        ("{organisation|Police} {COERCE|arrested} {people|two men}.", set()),
    ],
)
def test_targets(written: str, expected: set[str]) -> None:
    assert told(written, "target") == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "{people|Gunmen} {ASSAULT|killed} a judge in {place|Mosul} on {date|Friday}.",
            {"place=Mosul", "date=Friday"},
        ),
        (
            "On {date|Monday} a {ASSAULT|bomb} went off in {place|Kano}.",
            {"place=Kano", "date=Monday"},
        ),
        ("{ASSAULT|Bombings} in {place|Kano} in {place|Nigeria}.", {"place=Kano"}),
        ("On {date|Friday} gunmen stormed a school, {ASSAULT|killing} four.", {"date=Friday"}),
        (
            "Men {ASSAULT|attacked} a bank in {place|Bandirma}, {place|Balikesir}, {date|last week}.",
            {"place=Bandirma", "date=last week"},
        ),
        ("{date|Saturday}'s {ASSAULT|attack} drew {PROTEST|protests}.", {"attack:date=Saturday"}),
        (
            "The {ASSAULT|attack} took place at {object|a market} near {place|Gao}.",
            {"place=a market", "place=Gao"},
        ),
    ],
)
def test_surroundings(written: str, expected: set[str]) -> None:
    assert told(written, "place", "date") == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("A {weapon|car bomb} {ASSAULT|exploded} near a bus.", {"weapon=car bomb"}),
        ("He {ASSAULT|stabbed} her with {weapon|a knife}.", {"weapon=a knife"}),
        ("They {ASSAULT|fired} {number|at least eight} shots.", {"count=at least eight"}),
        ("They {ASSAULT|fired} {number|eight} times.", {"count=eight"}),
        ("About {number|600} people {PROTEST|marched}.", {"count=600"}),
        ("They {ASSAULT|shot} {number|eight}.", set()),
        ("A {duration|15-minute} {ASSAULT|gunfight} followed.", {"duration=15-minute"}),
        ("The {ASSAULT|raid} lasted {duration|two hours}.", {"duration=two hours"}),
    ],
)
def test_means(written: str, expected: set[str]) -> None:
    assert told(written, "weapon", "count", "duration") == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("A {ASSAULT|bomb} killed two. No {people|group} claimed responsibility.", {"none": ""}),
        ("A {ASSAULT|bomb} killed two. Nobody has yet claimed responsibility.", {"none": ""}),
        (
            "A {ASSAULT|bomb} killed two. There was no immediate claim of responsibility.",
            {"none": ""},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} claimed responsibility.",
            {"claimed": "The Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} said it was behind the blast.",
            {"claimed": "The Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} denied any involvement.",
            {"denied": "The Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. Officials blamed {organisation|the Front}.",
            {"suspected": "the Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. Officials accused {organisation|the Front} of it.",
            {"suspected": "the Front"},
        ),
        ("A {ASSAULT|bomb} killed two. {organisation|The Front} met on Monday.", {}),
        ("A {ASSAULT|bomb} killed two. Nobody has claimed the attack.", {"none": ""}),
        ("A {ASSAULT|bomb} killed two. Nobody admits to it.", {"none": ""}),
        ("A {ASSAULT|bomb} killed two. No group has put up its hand.", {"none": ""}),
        ("The {ASSAULT|murder} has been neither claimed nor solved.", {"none": ""}),
        ("The {ASSAULT|attack} remains unclaimed.", {"none": ""}),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} has owned up.",
            {"claimed": "The Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} boasted of having done it.",
            {"claimed": "The Front"},
        ),
        (
            "{organisation|The Front}, part of {organisation|the Army}, admitted the {ASSAULT|raid}.",
            {"claimed": "The Front"},
        ),
        (
            "The {ASSAULT|raid} failed. A spokesman for {organisation|the Front} denied it.",
            {"denied": "the Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front}'s {person|spokesman} denied any part.",
            {"denied": "The Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two.\n\nThe fee rose. {organisation|The Front} denied it.",
            {},
        ),
        (
            "A {ASSAULT|bomb} killed two. The army blamed {organisation|the Front} for it.",
            {"suspected": "the Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. Officials suspect {organisation|the Front}.",
            {"suspected": "the Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} withdrew its claim of responsibility.",
            {"denied": "The Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} owned up to it.",
            {"claimed": "The Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} took credit for the blast.",
            {"claimed": "The Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} claimed the bombing.",
            {"claimed": "The Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} claimed a new office.",
            {},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} denies it.",
            {"denied": "The Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} denied that its men had been there.",
            {"denied": "The Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} disowned the attack.",
            {"denied": "The Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} disputed this.",
            {"denied": "The Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} called this “a lie”.",
            {"denied": "The Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. Officials hold {organisation|the Front} answerable.",
            {"suspected": "the Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} had no hand in it.",
            {"denied": "The Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} denied visas to six officials.",
            {},
        ),
        (
            "A {ASSAULT|bomb} killed two. {person|Ana Ruiz} pleaded not guilty.",
            {},
        ),
        (
            "A {ASSAULT|bomb} killed two. Nobody has owned up.",
            {"none": ""},
        ),
        (
            "A {ASSAULT|bomb} killed two. No {people|group} has put its name to the deed.",
            {"none": ""},
        ),
        (
            "A {ASSAULT|bomb} killed two. Officials put the blame on {organisation|the Front}.",
            {"suspected": "the Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. Officials pinned it on {organisation|the Front}.",
            {"suspected": "the Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. Suspicion fell on {organisation|the Front}.",
            {"suspected": "the Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. Officials believe that {organisation|the Front} was behind it.",
            {"suspected": "the Front"},
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} is suspected.",
            {"suspected": "The Front"},
        ),
    ],
)
def test_responsibility(written: str, expected: dict[str, str]) -> None:
    read = marked(written)
    found = {
        str(role.stance): read.mentions[role.mention].span.of(read.text)
        if role.mention >= 0
        else ""
        for role in roles_in(read)
        if role.role == "responsibility"
    }
    assert found == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "Drivers {PROTEST|struck} in protest at a new fuel tax.",
            {"motive=in protest at a new fuel tax"},
        ),
        (
            "Men {ASSAULT|burned} a farm in retaliation for the theft of cattle.",
            {"motive=in retaliation for the theft of cattle"},
        ),
        (
            "Nurses {PROTEST|marched} to demand higher pay, organisers said.",
            {"motive=to demand higher pay"},
        ),
        (
            "The {ASSAULT|attack} was aimed at stopping the vote.",
            {"motive=was aimed at stopping the vote"},
        ),
        ("A {ASSAULT|bomb} destroyed {object|two houses}.", {"damage=destroyed two houses"}),
        (
            "{object|Two houses} were destroyed in the {ASSAULT|raid}.",
            {"damage=Two houses were destroyed"},
        ),
    ],
)
def test_motive_and_damage(written: str, expected: set[str]) -> None:
    assert told(written, "motive", "damage") == expected


WORDS = st.sampled_from(
    [
        "{people|men}",
        "{ASSAULT|shot}",
        "{place|Gao}",
        "{date|Friday}",
        "by",
        "in",
        "and",
        ",",
        "the",
        "{object|bus}",
        "{number|two}",
        "with",
        "was",
        ".",
        "claimed responsibility",
        "\n",
        "“",
        "’s",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=30))
def test_any_words_give_roles_inside_the_text(words: list[str]) -> None:
    read = marked(" ".join(words))
    for role in roles_in(read):
        assert 0 <= role.anchor < len(read.anchors)
        assert -1 <= role.mention < len(read.mentions)
        assert 0 <= role.evidence.start < role.evidence.end <= len(read.text)
