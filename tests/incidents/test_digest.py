"""Which reports are round-ups."""

import pytest

from tacitus.incidents.digest import items


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Week\n\nMALI - One.\n\nCHAD - Two.\n\nTOGO - Three.", 3),
        ("Week\n\n• One.\n• Two.\n• Three.", 3),
        ("Week\n\nMALI. One.\n\nÉIRE. Two.\n\nTOGO. Three.", 3),
        ("Week\n\nGAO, Mali — One.\n\nOSH, Kyrgyzstan. Two.\n\nBO: Three.\n\nTOGO The end.", 3),
        ("Week\n\nMALI Police shot.\n\nCHAD The army left.\n\nEL SALVADOR A bomb burst.", 3),
        ("Week\n\n1. MALI - One.\n2. CHAD - Two.\n3. TOGO - Three.", 3),
        ("Communiqué\n\n1. One.\n2. Two.\n3. Three.\n4. Four.", 0),
        ("BOMB RIPS HALL\n\nA man was shot.\n\nPOLICE SAY so.", 0),
        ("GAO, Mali - A man was shot.\n\nPolice said so.", 0),
        ("A man was shot.\n\n- A woman, too.", 0),
        ("PRESENTER: A bomb.\n\nREPORTER: It burst.\n\nGRAB, MAN: I ran.\n\nREPORTER: Ends.", 0),
        ("ASEL NUROVA, STUDIO: A bomb.\n\nTIMUR: It burst.\n\nASEL NUROVA: Where?", 0),
        ("NUROVA: A bomb.\n\nTIMUR: It burst.\n\nNUROVA: Where?\n\nTIMUR: Here.", 0),
        ("HOST: A week.\n\n- MALI One.\n\n- CHAD Two.\n\n- TOGO Three.", 3),
        ("MALI: One.\n\nCHAD: Two.\n\nMALI: Three.\n\nTOGO: Four.", 4),
        ("", 0),
    ],
)
def test_items(text: str, number: int) -> None:
    assert len(items(text)) == number
