"""All errors that Tacitus raises for its user, and the exit code of each.

    TacitusError            something the user can mend; its message says how        exit 1
    |-- UsageError          the call itself is off                                   exit 2
    |-- UnreadableInput     a file or text that cannot be read as a report           exit 1
    |-- InvalidCoding       a coded report that breaks the format                    exit 1
    |-- ModelError          a model that is missing, damaged or of another version   exit 1
    |-- ProjectError        a project: missing, damaged, busy, of another version    exit 1
    `-- BrokenInstallation  a data file is missing or damaged                        exit 1

Raised where the fault is seen, caught in `cli.py` and in the per-report loop, nowhere between.
"""


class TacitusError(Exception):
    """The root. The message is one line and says what to do next."""

    exit_code = 1


class UsageError(TacitusError):
    """The call itself is off."""

    exit_code = 2


class UnreadableInput(TacitusError):
    """A file or text that cannot be read as a report."""


class InvalidCoding(TacitusError):
    """A coded report that breaks the format."""


class ModelError(TacitusError):
    """A reader's model is missing, damaged or of another version."""


class ProjectError(TacitusError):
    """A project that is missing, damaged, full, busy or of another version."""


class BrokenInstallation(TacitusError):
    """A data file of the package is missing or damaged."""


# What a mistake in our own code raises: it costs the one report, never the others.
OWN_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
