"""What several tests share: one coder for the whole run."""

import pytest

from tacitus.text_coder import TextCoder, load


@pytest.fixture(scope="session")
def coder() -> TextCoder:
    return load()
