"""In which direction a language is written."""

RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ps sd ug ur yi".split())


def direction_of(language: str) -> str:
    """`rtl` or `ltr` by the BCP 47 code; `auto` where it is not told."""
    code = language.partition("-")[0].lower()
    if not code or code == "und":
        return "auto"
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"
