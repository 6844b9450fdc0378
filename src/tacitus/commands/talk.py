"""What the program says to its user: always on stderr, always one line, never obeyed."""

import sys

from tacitus.write.safe import shown


def say(message: str) -> None:
    """One line, with the name of the program before it."""
    print(f"tacitus: {shown(message)}", file=sys.stderr, flush=True)
