"""What a coded report of version 1 holds, as tables: the value of each field, the frame around."""

from typing import Any, get_args

from tacitus.vocabulary import (
    COUNTRIES,
    PLOVER_TYPES,
    TOLL_FIELDS,
    DatePrecision,
    PlacePrecision,
    Stage,
    Stance,
    TargetClass,
    WeaponClass,
)

# The shape of every claim's value: key -> what it holds; "?" marks one that may be null or absent.
PEOPLE = {"low": "count", "high?": "count", "entity?": "entity", "perpetrators?": bool}
TEXT = {"text": str}
LINK = {"text": str, "entity?": "entity"}
FIELDS: dict[str, Any] = {
    "type": {"type": set(PLOVER_TYPES), "mode?": str},
    "stage": set(get_args(Stage)),
    "date": {"start?": "date", "end?": "date", "precision": set(get_args(DatePrecision))},
    "place": {
        "name": str,
        "country?": set(COUNTRIES),
        "admin1?": str,
        "lat?": "degrees",
        "lon?": "degrees",
        "geonames_id?": "count",
        "precision": set(get_args(PlacePrecision)),
        "site?": str,
    },
    "actor": {"entity": "entity"},
    "recipient": {"entity": "entity"},
    "target": {"class": set(get_args(TargetClass)), "entity?": "entity"},
    "weapon": {"class": set(get_args(WeaponClass)), "text": str},
    **dict.fromkeys(TOLL_FIELDS, PEOPLE),
    "count": {"low": "count", "high?": "count", "unit": str},
    "responsibility": {"stance": set(get_args(Stance)), "entity?": "entity"},
    "motive": TEXT,
    "duration": {"seconds": "count"},
    "damage": TEXT,
}
ATTRIBUTES: dict[str, Any] = {
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
FRAME: dict[str, Any] = {
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
