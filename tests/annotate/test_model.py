"""The model that ships: it opens, reads the same twice, and a broken one is named."""

import json
import shutil
from pathlib import Path

import pytest

from tacitus.acquire.texts import receive
from tacitus.annotate.learned.model import FILES, load_model
from tacitus.annotate.learned.reader import LONGEST, PARTAKERS
from tacitus.config import model_folder, settings
from tacitus.errors import ModelError
from tacitus.text_coder import TextCoder, load
from tacitus.values import Source, TypeValue

SHIPPED = model_folder({})
WHEEL = 30_000_000  # bytes that the model may take in the wheel
HARMS = ("killed", "wounded")
TEXT = "Gunmen shot dead a mayor in Lima on Monday. Police arrested two men, officials said."


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(SHIPPED / name, tmp_path)
    return tmp_path


def test_it_is_small_and_has_its_card() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= WHEEL
    assert load_model(SHIPPED).version in (SHIPPED / "README.md").read_text(encoding="utf-8")


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"has no encoder\.onnx"):
        load("learned", tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_refused(copied: Path, name: str) -> None:
    content = (copied / name).read_bytes()
    (copied / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(ModelError, match="cannot be read"):
        load_model(copied)


def test_a_model_of_other_labels_is_refused(copied: Path) -> None:
    facts = json.loads((copied / "model.json").read_text(encoding="utf-8"))
    facts["labels"]["types"].reverse()
    (copied / "model.json").write_text(json.dumps(facts), encoding="utf-8")
    with pytest.raises(ModelError, match="train it again"):
        load_model(copied)


def test_the_environment_names_another(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACITUS_MODEL", str(copied))
    assert settings().model == copied


def test_what_it_reads_it_says_by_its_name(learned: TextCoder) -> None:
    coded = learned(TEXT, "2024-03-05", language="en")
    assert "+learned-" in coded.coder.version
    values = [claim.value for event in coded.events for claim in event.claims]
    types = {value.type for value in values if isinstance(value, TypeValue)}
    assert types >= {"ASSAULT", "COERCE"}


def test_a_very_long_report_is_left_to_the_rules(learned: TextCoder) -> None:
    coded = learned(TEXT + "\n" + "word " * LONGEST, "2024-03-05", language="en")
    assert any("by the rules alone" in note for note in coded.notes)
    assert coded.events


def test_of_a_report_in_capitals_the_rules_read_who_was_killed(learned: TextCoder) -> None:
    report = receive(TEXT.upper(), Source(language="en")).report
    marks = learned.tools.annotator(report)
    by = {
        name: {one.rule for one in marks.roles if one.role in name} for name in (HARMS, PARTAKERS)
    }
    assert by[HARMS]
    assert "network" not in by[HARMS]
    assert by[PARTAKERS] == {"network"}
    theirs = [one for one in marks.roles if one.role in PARTAKERS]
    named = {(one.role, marks.mentions[one.mention].span.of(report.text)) for one in theirs}
    assert ("actor", "GUNMEN") in named
    assert ("recipient", "A MAYOR") in named
    assert not marks.links
    assert any("capitals" in note for note in marks.notes)


def test_a_report_of_many_windows_is_read(learned: TextCoder) -> None:
    filler = "The council spoke of the new bridge and of the harvest. " * 150
    coded = learned(f"{TEXT}\n{filler}\n{TEXT}", "2024-03-05", language="en")
    end = len(coded.report.text) - len(TEXT)
    assert any(span.start >= end for event in coded.events for span in event.anchors)


def test_reports_without_words(learned: TextCoder) -> None:
    for text in ("\u200b", "...", "?", "\ufeff \n"):
        assert learned(text, language="en").events == ()
