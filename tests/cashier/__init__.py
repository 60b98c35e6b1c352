"""Tests of the business, without a window and without paper."""
