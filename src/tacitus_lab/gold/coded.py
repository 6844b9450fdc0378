"""The coded report, version 1: its vocabulary, and what is wrong with a given one.

Used by the gold compiler and by the scorer; it shares no code with any coder."""

import datetime
import hashlib
import re
import unicodedata
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]  # an object as JSON has it
FORMAT = "tacitus.coded-report/1"

# PLOVER (2021 manual): the sixteen types and the modes of each.
REQUESTS = ("assist", "change", "yield", "meet")
TYPES = {
    "AGREE": (),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": REQUESTS,
    "REJECT": REQUESTS,
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize",
        "restrict",
        "censor",
        "curfew",
        "martial-law",
        "arrest",
        "deport",
        "withhold",
        "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct",
        "beat",
        "torture",
        "sexual",
        "targeted",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "aerial",
        "drone",
        "heavy-weapons",
        "crowd-control",
        "unconventional",
    ),
}
SECTORS = set(
    """COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED
    REF OPP PRE REL SOC IGO NGO ISM IMG MNC""".split()
)

# Global Terrorism Database: target and weapon types, by name.
TARGETS = {
    "Business",
    "Government (General)",
    "Police",
    "Military",
    "Abortion Related",
    "Airports & Aircraft",
    "Government (Diplomatic)",
    "Educational Institution",
    "Food or Water Supply",
    "Journalists & Media",
    "Maritime",
    "NGO",
    "Other",
    "Private Citizens & Property",
    "Religious Figures/Institutions",
    "Telecommunication",
    "Terrorists/Non-State Militia",
    "Tourists",
    "Transportation",
    "Unknown",
    "Utilities",
    "Violent Political Party",
}
WEAPONS = {
    "Biological",
    "Chemical",
    "Radiological",
    "Nuclear",
    "Firearms",
    "Explosives",
    "Fake Weapons",
    "Incendiary",
    "Melee",
    "Vehicle",
    "Sabotage Equipment",
    "Other",
    "Unknown",
}

KINDS = {"person", "people", "organisation", "state", "place", "object"}
SALIENCE = {"main", "related", "background", "reaction"}
CERTAINTY = {"asserted", "reported", "alleged", "denied", "planned", "hypothetical"}
STAGES = {"accomplished", "attempted", "foiled", "threatened", "planned"}
STANCES = {"claimed", "denied", "none", "suspected"}
DATE_PRECISION = {"time", "day", "week", "month", "season", "year", "unknown"}
PLACE_PRECISION = {"site", "city", "district", "admin1", "country", "region", "unknown"}
FORMS = {"direct", "indirect", "mixed"}
ACTS = {
    "inform",
    "condemn",
    "condole",
    "claim",
    "deny",
    "threaten",
    "demand",
    "promise",
    "accuse",
    "praise",
    "other",
}

# ISO 3166-1 alpha-3, and XKX for Kosovo.
COUNTRIES = set(
    """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR
BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG
COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH
FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY
HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM
KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL
MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR
NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU
SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA
TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB
VIR VNM VUT WLF WSM XKX YEM ZAF ZMB ZWE
""".split()
)

# The shape of every claim's value: key -> what it holds; "?" marks one that may be null or absent.
PEOPLE = {"low": "count", "high?": "count", "entity?": "entity", "perpetrators?": bool}
TEXT = {"text": str}
LINK = {"text": str, "entity?": "entity"}
COUNTS = ("killed", "wounded", "abducted", "arrested", "missing", "displaced")
FIELDS = {
    "type": {"type": set(TYPES), "mode?": str},
    "stage": STAGES,
    "date": {"start?": "date", "end?": "date", "precision": DATE_PRECISION},
    "place": {
        "name": str,
        "country?": COUNTRIES,
        "admin1?": str,
        "lat?": "degrees",
        "lon?": "degrees",
        "geonames_id?": "count",
        "precision": PLACE_PRECISION,
        "site?": str,
    },
    "actor": {"entity": "entity"},
    "recipient": {"entity": "entity"},
    "target": {"class": TARGETS, "entity?": "entity"},
    "weapon": {"class": WEAPONS, "text": str},
    **dict.fromkeys(COUNTS, PEOPLE),
    "count": {"low": "count", "high?": "count", "unit": str},
    "responsibility": {"stance": STANCES, "entity?": "entity"},
    "motive": TEXT,
    "duration": {"seconds": "count"},
    "damage": TEXT,
}
ATTRIBUTES = {
    "age": {"low": "count", "high?": "count"},
    "occupation": TEXT,
    "title": TEXT,
    "status": TEXT,
    "affiliation": LINK,
    "relation": LINK,
}


# The frame around the values: type by type, lists of a frame in brackets, "?" as above.
CLAIM = {
    "id": str,
    "field": str,
    "value": (dict, str),
    "evidence": [dict],
    "certainty": str,
    "holder": str,
    "basis?": str,
    "confidence": (int, float),
}
FRAME = {
    "format": str,
    "coder": {"name": str, "version": str, "codebook": str},
    "report": {
        "id": str,
        "title?": str,
        "publisher?": str,
        "url?": str,
        "published?": str,
        "language": str,
        "text": str,
        "sha256": str,
    },
    "entities": [
        {
            "id": str,
            "kind": str,
            "name": str,
            "mentions": [dict],
            "country?": str,
            "sector?": [str],
            "attributes?": [CLAIM],
        }
    ],
    "events": [{"id": str, "anchors": [dict], "salience": str, "about?": str, "claims": [CLAIM]}],
    "statements": [
        {
            "id": str,
            "about?": str,
            "speaker": str,
            "span": dict,
            "form": str,
            "cue?": dict,
            "medium?": str,
            "language?": [str],
            "act": str,
        }
    ],
}


def faults(coding: Any) -> list[tuple[str, str]]:
    """What is wrong with a coded report: a list of (id of the part at fault or "", message)."""
    wrong = misfit(coding)
    return [("", wrong)] if wrong else Examination(coding).found


def misfit(value: Any, frame: Any = FRAME, path: str = "the coding") -> str | None:
    """Where a value first leaves its frame, or None. What fits can be read without a care."""
    if isinstance(frame, dict):
        return misfit_of_object(value, frame, path)
    if isinstance(frame, list):
        if not isinstance(value, list):
            return f"{path} is not a list"
        found = (misfit(item, frame[0], f"{path} {number}") for number, item in enumerate(value, 1))
        return next(filter(None, found), None)
    if not isinstance(value, frame) or isinstance(value, bool):
        return f"{path} is {value!r}"
    return None


def misfit_of_object(value: Any, frame: Json, path: str) -> str | None:
    if not isinstance(value, dict):
        return f"{path} is not an object"
    for key, inner in frame.items():
        name = key.rstrip("?")
        if value.get(name) is None:
            if key == name:
                return f"{path} has no {name}"
        elif wrong := misfit(value[name], inner, f"{path}: {name}"):
            return wrong
    return None


def bad_span(span: Json, text: str) -> str | None:
    """What is wrong with one span, or None."""
    start, end = span.get("start"), span.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        return f"span {start}..{end} is not in the text (0..{len(text)})"
    if span.get("text", text[start:end]) != text[start:end]:
        return f"span {start}..{end} says {span['text']!r}, the text has {text[start:end]!r}"
    return None


def is_date(value: Any, with_time: bool = False) -> bool:
    """An ISO date; an ISO date and time too, if that is allowed."""
    if not isinstance(value, str) or not re.match(r"\d{4}-\d\d-\d\d", value):
        return False
    try:
        (datetime.datetime if with_time else datetime.date).fromisoformat(value)
    except ValueError:
        return False
    return True


KINDS_OF_PART: dict[Any, tuple[Callable[[Any], bool], str]] = {
    "date": (is_date, "an ISO date"),
    "count": (lambda value: type(value) is int and value >= 0, "a number of 0 or more"),
    "degrees": (lambda value: type(value) in (int, float) and abs(value) <= 180, "degrees"),
    bool: (lambda value: type(value) is bool, "true or false"),
    str: (lambda value: isinstance(value, str) and bool(value.strip()), "words"),
}


class Examination:
    """Everything that is wrong with a coding which fits its frame."""

    def __init__(self, coding: Json) -> None:
        self.found: list[tuple[str, str]] = []
        self.text = coding["report"]["text"]
        self.entities = {entity["id"] for entity in coding["entities"]}
        self.events = {event["id"] for event in coding["events"]}
        self.ids: set[str] = set()
        self.head(coding)
        for entity in coding["entities"]:
            self.entity(entity)
        for event in coding["events"]:
            self.event(event)
        for statement in coding["statements"]:
            self.statement(statement)

    def say(self, where: str, message: str) -> None:
        self.found.append((where, message))

    def one_of(self, where: str, what: str, value: Any, allowed: Any) -> None:
        if not isinstance(value, str) or value not in allowed:
            known = ", ".join(sorted(allowed)) or "nothing"
            self.say(
                where,
                f"{what} {value!r} is not known"
                + (f", only: {known}" if len(allowed) < 40 else ""),
            )

    def identity(self, id: str) -> None:
        if id in self.ids | {"", "author", "unnamed"}:
            self.say(id, f"the id {id!r} is taken")
        self.ids.add(id)

    def spans(self, where: str, what: str, spans: list[Json]) -> None:
        if not spans:
            self.say(where, f"no {what}")
        for span in spans:
            if wrong := bad_span(span, self.text):
                self.say(where, f"{what}: {wrong}")

    def head(self, coding: Json) -> None:
        report = coding["report"]
        if coding["format"] != FORMAT:
            self.say("", f"format is {coding['format']!r}, not {FORMAT!r}")
        if not report["id"]:
            self.say("", "the report has no id")
        if not unicodedata.is_normalized("NFC", self.text):
            self.say("", "the text is not in Unicode NFC")
        if report["sha256"] != hashlib.sha256(self.text.encode()).hexdigest():
            self.say("", "sha256 is not that of the text")
        if report.get("published") is not None and not is_date(report["published"], with_time=True):
            self.say("", f"published {report['published']!r} is not an ISO date")
        if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", report["language"]):
            self.say("", f"language {report['language']!r} is not a BCP 47 code")

    def entity(self, entity: Json) -> None:
        id = entity["id"]
        self.identity(id)
        if not entity["name"].strip():
            self.say(id, "no name")
        self.one_of(id, "kind", entity["kind"], KINDS)
        self.spans(id, "mention", entity["mentions"])
        if entity.get("country") is not None:
            self.one_of(id, "country", entity["country"], COUNTRIES)
        for sector in entity.get("sector") or ():
            self.one_of(id, "sector", sector, SECTORS)
        for claim in entity.get("attributes") or ():
            self.claim(claim, ATTRIBUTES)

    def event(self, event: Json) -> None:
        id = event["id"]
        self.identity(id)
        self.spans(id, "anchor", event["anchors"])
        self.one_of(id, "salience", event["salience"], SALIENCE)
        self.about(id, event.get("about"))
        for claim in event["claims"]:
            self.claim(claim, FIELDS)
        types = sum(claim["field"] == "type" for claim in event["claims"])
        if types != 1:
            self.say(id, f"{types} type claims where one is due")

    def about(self, id: str, about: Any) -> None:
        if about is not None and (about not in self.events or about == id):
            self.say(id, f"about {about!r} is not another event")

    def holder(self, id: str, what: str, value: Any) -> None:
        if value not in self.entities | {"author", "unnamed"}:
            self.say(id, f"{what} {value!r} is not an entity, author or unnamed")

    def statement(self, statement: Json) -> None:
        id = statement["id"]
        self.identity(id)
        self.holder(id, "speaker", statement["speaker"])
        self.spans(id, "words", [statement["span"]])
        if statement.get("cue") is not None:
            self.spans(id, "cue", [statement["cue"]])
        self.one_of(id, "form", statement["form"], FORMS)
        self.one_of(id, "act", statement["act"], ACTS)
        self.about(id, statement.get("about"))

    def claim(self, claim: Json, fields: Any) -> None:
        id, field = claim["id"], claim["field"]
        self.identity(id)
        self.spans(id, "evidence", claim["evidence"])
        self.one_of(id, "certainty", claim["certainty"], CERTAINTY)
        self.holder(id, "holder", claim["holder"])
        if not 0 <= claim["confidence"] <= 1:
            self.say(id, f"confidence {claim['confidence']!r} is not between 0 and 1")
        self.one_of(id, "field", field, fields)
        if field in fields:
            self.value(id, field, claim["value"], fields[field])

    def value(self, id: str, field: str, value: Any, shape: Any) -> None:
        if isinstance(shape, set):
            self.one_of(id, field, value, shape)
        elif not isinstance(value, dict):
            self.say(id, f"{field}: {value!r} is not an object")
        else:
            self.parts(id, field, value, shape)

    def parts(self, id: str, field: str, value: Json, shape: Json) -> None:
        """Every key of a value, then what they must be to each other."""
        before = len(self.found)
        known = {key.rstrip("?"): (key.endswith("?"), kind) for key, kind in shape.items()}
        for key in value.keys() - known.keys():
            self.say(id, f"{field}: unknown key {key!r}")
        for key, (optional, kind) in known.items():
            if value.get(key) is not None:
                self.part(id, f"{field} {key}", value[key], kind)
            elif not optional:
                self.say(id, f"{field}: no {key}")
        if len(self.found) == before:
            self.together(id, field, value)

    def part(self, id: str, what: str, value: Any, kind: Any) -> None:
        """One key of a value against its kind."""
        if isinstance(kind, set):
            self.one_of(id, what, value, kind)
            return
        if kind == "entity":
            fits, name = isinstance(value, str) and value in self.entities, "an entity"
        else:
            test, name = KINDS_OF_PART[kind]
            fits = not isinstance(value, (dict, list)) and test(value)
        if not fits:
            self.say(id, f"{what} {value!r} is not {name}")

    def together(self, id: str, field: str, value: Any) -> None:
        """What the keys of a value must be to each other."""
        if field == "type" and value.get("mode") is not None:
            self.one_of(id, f"mode of {value['type']}", value["mode"], TYPES[value["type"]])
        ends = ("start", "end") if field == "date" else ("low", "high")
        low, high = (value.get(end) for end in ends)
        if low is not None and high is not None and low > high:
            self.say(id, f"{field}: {low} is after or above {high}")
        if field == "place" and (value.get("lat") is None) != (value.get("lon") is None):
            self.say(id, "place: lat without lon, or lon without lat")
