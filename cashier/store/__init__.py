"""The window's encrypted store: tables, short scopes, and functions that take a connection first
and return domain values.
"""
