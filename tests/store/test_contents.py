"""What is kept of a coding, and how it is read again, whole or in part."""

import json
import zlib
from typing import Any

import pytest

from tacitus.store.contents import DAMAGE, bare, content_of, packed

SPAN = {"start": 0, "end": 4}
CODED: dict[str, Any] = {
    "format": 1,
    "report": {"id": "r1", "text": "Tête"},
    "events": [
        {"id": "v1", "anchors": [{**SPAN, "text": "Tête"}], "about": "a\nline\u2028of it"},
        {"id": "v2", "anchors": []},
    ],
    "entities": [{"id": "e1", "name": "Tête"}],
    "statements": [{"id": "s1", "span": SPAN}],
}
KEPT = {
    "format": 1,
    "events": [{**CODED["events"][0], "anchors": [SPAN]}, CODED["events"][1]],
    "entities": CODED["entities"],
    "statements": CODED["statements"],
}


def test_it_comes_back_as_it_was() -> None:
    assert bare(CODED) == KEPT
    assert json.dumps(content_of(packed(bare(CODED)))) == json.dumps(KEPT)  # in its order, too


def test_no_more_is_read_than_is_wanted() -> None:
    lines = zlib.decompress(packed(KEPT)).split(b"\n")
    lines[1], lines[2] = b"no statements", b"no event"
    kept = zlib.compress(b"\n".join(lines))
    light = {**KEPT, "events": [KEPT["events"][1]], "statements": []}
    assert content_of(kept, {"v2"}, light=True) == light
    with pytest.raises(DAMAGE):
        content_of(kept, {"v2"})
    with pytest.raises(DAMAGE):
        content_of(kept, {"v1"}, light=True)


@pytest.mark.parametrize("lines", [b"", b"{}", b"{}\n[]", b"[]\n[]", b'{"events": ["v1"]}\n[]'])
def test_what_is_damaged(lines: bytes) -> None:
    with pytest.raises(DAMAGE):
        content_of(zlib.compress(lines))
    with pytest.raises(DAMAGE):
        content_of(lines)
