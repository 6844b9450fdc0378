"""The whole flow: any text gives a sound coding, and the same text the same one."""

import datetime
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tacitus.contract import from_json
from tacitus.errors import UsageError
from tacitus.faults import faults
from tacitus.plain import to_json
from tacitus.text_coder import TextCoder, load
from tacitus.values import CodedReport, Place, Report, Toll

TEXT = (
    "Gunmen killed three soldiers and wounded seven at a checkpoint near Gao, Mali, on"
    " Saturday, the army said. No group claimed responsibility."
)
WORDS = """gunmen killed 13 soldiers . “ ” said on Saturday in Gao , Mali the army police arrested
    at least dozens of people after a car bomb exploded near bus President Osei condemned attack
    yesterday two days earlier alleged may have denied that 's He his they (UN) 2016-12-19 U.S. No
    group claimed responsibility 20-minute raid 52 including 29 officers : ; - — ‘ ’ « »"""
NEWS = st.sampled_from([*WORDS.split(), "\n", "\n\n", " "])
UNQUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def claimed(coded: CodedReport, field: str) -> list[object]:
    return [claim.value for event in coded.events for claim in event.claims if claim.field == field]


@settings(max_examples=60, deadline=None, suppress_health_check=UNQUIET)
@given(text=st.text(max_size=400))
def test_any_characters_give_a_sound_coding(any_coder: TextCoder, text: str) -> None:
    coded = any_coder(text, "2024-03-05", language="en")
    assert faults(coded) == []
    assert to_json(from_json(json.dumps(to_json(coded)))) == to_json(coded)


@settings(max_examples=60, deadline=None, suppress_health_check=UNQUIET)
@given(words=st.lists(NEWS, max_size=80))
def test_any_words_of_news_give_a_sound_coding(any_coder: TextCoder, words: list[str]) -> None:
    coded = any_coder(" ".join(words), "2024-03-05", language="en")
    assert faults(coded) == []
    assert to_json(from_json(json.dumps(to_json(coded)))) == to_json(coded)


def test_a_report_is_coded(any_coder: TextCoder) -> None:
    coded = any_coder(TEXT, datetime.date(2024, 3, 5))
    assert coded.events[0].salience == "main"
    tolls = {(v.low, v.high) for v in claimed(coded, "killed") if isinstance(v, Toll)}
    assert tolls == {(3, 3)}
    assert {v.name for v in claimed(coded, "place") if isinstance(v, Place)} == {"Gao"}


@pytest.mark.parametrize("reader", ["learned", "rules"])
def test_the_same_text_gives_the_same_coding(reader: str) -> None:
    assert load(reader)(TEXT, "2024-03-05") == load(reader)(TEXT, "2024-03-05")


def test_a_stream_is_coded_in_order(any_coder: TextCoder) -> None:
    reports = [Report(f"r{n}", TEXT, any_coder(TEXT).report.sha256) for n in range(3)]
    assert [coded.report.id for coded in any_coder.stream(reports)] == ["r0", "r1", "r2"]


def test_another_language_is_said(any_coder: TextCoder) -> None:
    coded = any_coder(
        "Trois soldats ont été tués samedi dans une embuscade près de Gao.", language="fr"
    )
    assert coded.events == ()
    assert any("English" in note for note in coded.notes)


def test_a_wrong_day_or_reader_is_refused(any_coder: TextCoder) -> None:
    with pytest.raises(UsageError, match="2016-12-20"):
        any_coder(TEXT, "yesterday")
    with pytest.raises(UsageError, match="rules"):
        load("oracle")
