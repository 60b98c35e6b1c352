"""Journeys through the real window: its own process on an X display with a window manager, keys
from the X server, and what is recorded judged afterwards from the exports. `./dev window`
"""
