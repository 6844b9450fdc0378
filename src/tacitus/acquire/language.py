"""Which language a text is in: English by its commonest words, else by py3langid.

Loading py3langid takes most of a second, so that it is asked only where the words do not tell.
"""

import importlib
import re
from functools import cache
from typing import Protocol, cast

from tacitus.lists import word_set

SEEN = 5_000  # characters
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ENGLISH_SHARE = 0.2  # of words; 99 of 100 English texts have more, other languages 0 to 0.14
FEW_WORDS = 8  # fewer tell nothing by their share
SURE = 0.5  # py3langid's own probability


class Identifier(Protocol):
    """py3langid, as far as we use it."""

    def classify(self, text: str) -> tuple[str, float]:
        """The likeliest language and its probability."""
        ...


def language_of(text: str) -> str:
    """The BCP 47 code of the language, `und` where it cannot be told."""
    words = list(map(str.lower, WORD.findall(text[:SEEN])))
    if not words:
        return "und"
    common = word_set("english_words.txt")
    share = sum(map(common.__contains__, words)) / len(words)
    if share >= ENGLISH_SHARE and len(words) >= FEW_WORDS:
        return "en"
    language, probability = identifier().classify(text[:SEEN])
    if language == "en" or probability >= SURE:
        return language
    return "und"


@cache
def identifier() -> Identifier:
    """py3langid with its model, loaded once."""
    langid = importlib.import_module("py3langid.langid")
    found = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    return cast(Identifier, found)
