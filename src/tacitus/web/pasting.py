"""A pasted report as a file that the readers know."""

import json

from tacitus.acquire.published import iso_published
from tacitus.web.forms import PasteForm


def pasted(form: PasteForm) -> tuple[str, bytes]:
    """A .jsonl file of one line; UsageError if the day of publication is none."""
    told = {
        "text": form.text,
        "title": form.title,
        "publisher": form.publisher,
        "published": iso_published(form.published) if form.published else None,
    }
    line = {key: value for key, value in told.items() if value}
    return "pasted.jsonl", (json.dumps(line) + "\n").encode("utf-8")
