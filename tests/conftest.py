"""What several tests share: one coder of each reader for the whole run."""

import pytest

from tacitus.text_coder import TextCoder, load


@pytest.fixture(scope="session")
def coder() -> TextCoder:
    """The coder whose reader is made of rules: what it finds changes only with the rules."""
    return load("rules")


@pytest.fixture(scope="session")
def learned() -> TextCoder:
    """The coder with the model of the package: what it finds changes with every training."""
    return load("learned")


@pytest.fixture(params=["rules", "learned"])
def any_coder(request: pytest.FixtureRequest) -> TextCoder:
    """Each in turn."""
    found: TextCoder = request.getfixturevalue("coder" if request.param == "rules" else "learned")
    return found
