"""The version of Tacitus, as `tacitus --version` tells it."""

VERSION = "0.1.0"
