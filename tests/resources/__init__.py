"""Tests of the committed data and of the sample people made from it."""
