"""By what two versions of a report are told apart."""

import hashlib
import json

from tacitus.values import Report


def fingerprint(report: Report) -> str:
    """SHA-256, in hex, of the text and of all that is told beside it but the id."""
    told = (
        report.sha256,
        report.language,
        report.title,
        report.publisher,
        report.url,
        report.published,
    )
    return hashlib.sha256(json.dumps(told).encode("ascii")).hexdigest()
