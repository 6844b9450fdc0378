"""`tacitus schema`: the JSON Schema of the coded report."""

import json
import sys

from tacitus.schema import json_schema


def schema() -> None:
    """Print it."""
    json.dump(json_schema(), sys.stdout, indent=2)
    sys.stdout.write("\n")
