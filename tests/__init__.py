"""Tests: folders mirror those of `generator/`."""
