"""Rules for tables of the field: `base.py` says what a rule is, `all_checks.py` lists them."""
