"""Benchmarks on gold data: each is one small file behind the Protocol of `base.py`."""
