"""The tests.

They mirror the tree; `journeys` are days at the counter, `house` holds the house's own rules.
"""
