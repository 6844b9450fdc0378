"""Which reports are round-ups."""

import pytest

from tacitus.incidents.digest import items


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Week\n\nMALI - One.\n\nCHAD - Two.\n\nTOGO - Three.", 3),
        ("Week\n\n• One.\n• Two.\n• Three.", 3),
        ("Week\n\n1. One.\n2. Two.\n3. Three.\n4. Four.", 4),
        ("GAO, Mali - A man was shot.\n\nPolice said so.", 0),
        ("A man was shot.\n\n- A woman, too.", 0),
        ("", 0),
    ],
)
def test_items(text: str, number: int) -> None:
    assert len(items(text)) == number
