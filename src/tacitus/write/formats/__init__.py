"""What leaves the house: read `base.py`, then `all_formats.py`."""
