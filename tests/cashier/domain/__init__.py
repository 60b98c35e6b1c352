"""Tests of the rules of the counter: pure values, no files."""
