"""A release: tables for outsiders, with what is needed to trust and to cite them."""
