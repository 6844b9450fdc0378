"""The code lists of the coded report, as `Literal` types and as tuples of their names.

Sources: PLOVER manual of 2021 (types, modes, sectors); Global Terrorism Database codebook (target
and weapon types, by name); ISO 3166-1 alpha-3, with XKX for Kosovo; the rest is format version 1.
"""

import re
from typing import Literal, NewType, TypeGuard, get_args

FORMAT = "tacitus.coded-report/1"
RECORD = "tacitus.record/1"  # the other lines of the full record of a project
INCIDENT = "tacitus.incident/1"
DECISION = "tacitus.decision/1"
ROW = "tacitus.row/1"

PloverType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
PLOVER_TYPES: tuple[PloverType, ...] = get_args(PloverType)

_REQUESTS = ("assist", "change", "yield", "meet")
MODES: dict[PloverType, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": _REQUESTS,
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": _REQUESTS,
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport",
        "withhold", "misinformation", "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms",
        "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control",
        "unconventional",
    ),
}  # fmt: skip

Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS",
    "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO",
    "NGO", "ISM", "IMG", "MNC",
]  # fmt: skip

TargetClass = Literal[
    "Business", "Government (General)", "Police", "Military", "Abortion Related",
    "Airports & Aircraft", "Government (Diplomatic)", "Educational Institution",
    "Food or Water Supply", "Journalists & Media", "Maritime", "NGO", "Other",
    "Private Citizens & Property", "Religious Figures/Institutions", "Telecommunication",
    "Terrorists/Non-State Militia", "Tourists", "Transportation", "Unknown", "Utilities",
    "Violent Political Party",
]  # fmt: skip

WeaponClass = Literal[
    "Biological", "Chemical", "Radiological", "Nuclear", "Firearms", "Explosives",
    "Fake Weapons", "Incendiary", "Melee", "Vehicle", "Sabotage Equipment", "Other", "Unknown",
]  # fmt: skip

EntityKind = Literal["person", "people", "organisation", "state", "place", "object"]
Salience = Literal["main", "related", "background", "reaction"]
Certainty = Literal["asserted", "reported", "alleged", "denied", "planned", "hypothetical"]
Stage = Literal["accomplished", "attempted", "foiled", "threatened", "planned"]
Stance = Literal["claimed", "denied", "none", "suspected"]
DatePrecision = Literal["time", "day", "week", "month", "season", "year", "unknown"]
PlacePrecision = Literal["site", "city", "district", "admin1", "country", "region", "unknown"]
ToponymForm = Literal["name", "short", "adjective", "people", "site"]
Form = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "inform", "condemn", "condole", "claim", "deny", "threaten", "demand", "promise", "accuse",
    "praise", "other",
]  # fmt: skip

EventField = Literal[
    "type", "stage", "date", "place", "actor", "recipient", "target", "weapon", "killed",
    "wounded", "abducted", "arrested", "missing", "displaced", "count", "responsibility",
    "motive", "duration", "damage",
]  # fmt: skip
OwnName = NewType("OwnName", str)  # of a field that a project has beside these: `own_` and a name
ClaimField = EventField | OwnName
AttributeField = Literal["age", "occupation", "title", "affiliation", "relation", "status"]
TollField = Literal["killed", "wounded", "abducted", "arrested", "missing", "displaced"]
RESERVED = ("author", "unnamed")  # holders and speakers that are no entity

COUNTRIES: frozenset[str] = frozenset(
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

TOLL_FIELDS: tuple[TollField, ...] = get_args(TollField)
Status = Literal["unreviewed", "in review", "reviewed", "disputed"]  # of an incident, by a person
STATUSES: tuple[Status, ...] = get_args(Status)

# What the reader calls a mention, and the part a mention plays in an event.
MentionKind = Literal[
    "person", "people", "organisation", "state", "place", "object", "weapon",
    "date", "duration", "number",
]  # fmt: skip
RoleName = Literal[
    "actor", "recipient", "target", "weapon", "date", "place", "killed", "wounded", "abducted",
    "arrested", "missing", "displaced", "count", "duration", "responsibility", "motive", "damage",
]  # fmt: skip

OWN = "own_"
OWN_FIELD = r"^own_[a-z][a-z0-9_]{0,21}$"  # so that Stata has room for `_basis` behind it


def is_own(field: object) -> TypeGuard[OwnName]:
    """Whether a field is one that a project has beside ours."""
    if not isinstance(field, str) or not field.startswith(OWN):  # as the most do: at once
        return False
    return re.fullmatch(OWN_FIELD, field) is not None
