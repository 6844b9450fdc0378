"""Places told by others: so far from one, between two, on a border, or named before."""

from collections import Counter
from dataclasses import replace

from tacitus.countries import countries, country_of_demonym, country_of_name
from tacitus.derive.place_asking import candidates
from tacitus.derive.place_lists import bare
from tacitus.derive.place_scores import apart
from tacitus.derive.place_values import Findings, named, place_of, unknown
from tacitus.sphere import moved
from tacitus.values import Place, Resolved, Unknown

BACK_SURE, OWNER_SURE = 0.7, 0.8  # what a turn back to words before leaves of the confidence
BACK_MENTIONS = 200  # of all kinds, before "the city", among which its name is looked for
NEAR, OPENING = 150, 150  # characters before it, and at the head of the report, that count double
FORWARD_ONLY = ("hometown", "birthplace")  # of a person, not of the report
WAYS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
OWNERS = ("its", "their", "his", "her", "the country's", "the country’s")


def offset(findings: Findings, number: int) -> Resolved[Place]:
    """ "20 km north of Mosul": the point that far from it, in a region of that size."""
    found, reading = named(findings, number), findings.asked[number].reading
    base = found.value
    if isinstance(base, Unknown) or base.lat is None or base.lon is None:
        return found
    lat, lon = moved(base.lat, base.lon, reading.km, reading.bearing)
    way = WAYS[round(reading.bearing / 45) % 8]
    name = f"{reading.km:.0f} km {way} of {base.name}"
    value = replace(base, name=name, lat=lat, lon=lon, geonames_id=None, precision="region")
    basis = f"a point reckoned from {base.name}: {found.basis}"
    return replace(found, value=value, basis=basis, runners_up=())


def between(findings: Findings, number: int) -> Resolved[Place]:
    """ "the road from Homs to Hama": the middle of the two, in a region."""
    found, reading = named(findings, number), findings.asked[number].reading
    answer = findings.answers.get(number)
    others = candidates(reading.other, findings.gazetteer)
    if isinstance(found.value, Unknown) or answer is None:
        return found
    if not others:
        return unknown(findings, number, f"the gazetteer has no {reading.other}")
    one, two = answer.entry, min(others, key=lambda entry: apart(answer.entry, entry))
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return unknown(findings, number, "no point is known for the two ends")
    value = replace(
        found.value,
        name=f"road between {one.name} and {two.name}",
        country=one.country if one.country == two.country else None,
        admin1=found.value.admin1 if one.admin1 == two.admin1 else None,
        lat=round((one.lat + two.lat) / 2, 4),
        lon=round((one.lon + two.lon) / 2, 4),
        geonames_id=None,
        precision="region",
    )
    basis = f"the middle between {one.name} and {two.name}"
    return replace(found, value=value, basis=basis, runners_up=())


def border(findings: Findings, number: int) -> Resolved[Place]:
    """ "the border between Iraq and Iran": a region without a point. Its country is that whose
    border it is ("Turkey's border with Syria"); of a border of two it is in neither for sure."""
    reading = findings.asked[number].reading
    one, other = nation(reading.name), nation(reading.other)
    mention = findings.marks.mentions[number]
    before = findings.report.text[max(0, mention.span.start - 12) : mention.span.start]
    words = f"{before} {findings.words(number)}".lower().split()
    owner, basis, sure = None, None, 1.0
    if one and not other and any(word in words for word in OWNERS):
        other, owner = one, last_nation(findings, number, one)
        one, basis, sure = owner, '"its" is the country named before', OWNER_SURE
    elif one and other and owned_by_first(findings.words(number)):
        owner = one
    if one is None and other is None:
        return unknown(findings, number, "a border of no country that is named")
    name = " with ".join(countries()[code].name for code in (one, other) if code)
    value = Place(f"border of {name}", owner, None, None, None, None, "region")
    return Resolved(number, value, (mention.span,), basis, sure, "places")


def nation(words: str) -> str | None:
    """The country that a name or an adjective tells of."""
    return country_of_name(bare(words)) or country_of_demonym(bare(words))


def owned_by_first(words: str) -> bool:
    """Whether a border is told as the first country's: "Turkey's border with Syria"."""
    low = words.lower().replace("’", "'")
    return " with " in low and low.find("border") < low.find(" with ") and " between " not in low


def last_nation(findings: Findings, number: int, besides: str) -> str | None:
    """The country named last before a mention, other than the one given."""
    for earlier in range(number - 1, -1, -1):
        answer = findings.answers.get(earlier)
        if answer and answer.entry.kind == "country" and answer.entry.country != besides:
            return answer.entry.country
    return None


def turned_back(findings: Findings, number: int) -> Resolved[Place]:
    """ "the city": the place of that kind which comes right after ("the Turkish city of Adana"),
    else the one that the report has named most, with more for what stands near and what it opens
    with."""
    after = next_named(findings, number)
    if after is not None:
        found = named(findings, after)
        spans = (findings.marks.mentions[number].span, *found.evidence)
        return replace(found, mention=number, evidence=spans)
    noun = findings.asked[number].reading.name
    best = None if noun in FORWARD_ONLY else named_before(findings, number)
    if best is None:
        return unknown(findings, number, f'no place named before that "the {noun}" could mean')
    answer, mentions = findings.answers[best], findings.marks.mentions
    return Resolved(
        mention=number,
        value=place_of(answer.entry, findings.gazetteer),
        evidence=(mentions[best].span, mentions[number].span),
        basis=f'"the {noun}" is {answer.entry.name}, named before',
        confidence=BACK_SURE * answer.probability,
        rule="places",
    )


def next_named(findings: Findings, number: int) -> int | None:
    """The mention that names the place right after the words for its kind, if there is one."""
    mentions, kinds = findings.marks.mentions, findings.asked[number].reading.kinds
    if number + 1 >= len(mentions) or number + 1 not in findings.answers:
        return None
    gap = findings.report.text[mentions[number].span.end : mentions[number + 1].span.start]
    fits = findings.answers[number + 1].entry.kind in kinds and findings.is_named(number + 1)
    return number + 1 if fits and gap in (" of ", ", ", " ") else None


def named_before(findings: Findings, number: int) -> int | None:
    """The last mention before of the place that "the city" is likeliest to mean."""
    kinds, mentions = findings.asked[number].reading.kinds, findings.marks.mentions
    start = mentions[number].span.start
    weights: Counter[int] = Counter()
    last: dict[int, int] = {}
    for earlier in range(max(0, number - BACK_MENTIONS), number):
        answer = findings.answers.get(earlier)
        if answer and answer.entry.kind in kinds and findings.is_named(earlier):
            at = mentions[earlier].span.end
            weights[answer.entry.number] += 1 + (start - at < NEAR) + (at < OPENING)
            last[answer.entry.number] = earlier
    return max(
        last.values(), key=lambda n: (weights[findings.answers[n].entry.number], n), default=None
    )
