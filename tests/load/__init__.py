"""Tests of reading `content/`."""
