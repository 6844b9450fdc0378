from tacitus.languages import language_name


def test_language_names() -> None:
    assert [language_name(code) for code in ("fr", "pt-BR", "tlh")] == [
        "French",
        "Portuguese",
        "tlh",
    ]
