"""Fuzzers: short in the suite, long by hand."""
