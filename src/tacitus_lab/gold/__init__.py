"""Gold codings: written by hand, checked, compiled, compared with predicted ones."""
