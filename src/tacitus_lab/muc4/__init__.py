"""MUC-3/4: its keys as JSON, the scorer of 1992, and the metrics used on five roles since 2020."""
