"""From a coded report to MUC-4 templates, by a codebook file."""
