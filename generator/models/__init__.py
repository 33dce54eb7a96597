"""Closed models of everything in `content/`: one module per kind, parsed once and trusted afterwards."""
