"""What people at the counter do: one function per act, each with one scope, returning frozen
values.
"""
