"""What a screen reader is told while the main job is done, read over AT-SPI by another process.

Run by `tests.reader`, with the system's Python: it has the bindings, and shares nothing with the
program but the accessibility bus. Keys come from the X server (xdotool), as a keyboard's would.
Prints one JSON object a line: what was done, what has the focus then, what was announced, and what
is wrong.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import time
from typing import Any

APPLICATION = "cashier"
WAIT_SECONDS = 20.0
SETTLED_SECONDS = 0.4
DEPTH_MAX = 40
PASSPHRASE = "walk in center demo"

# What is done, and the words that must be in the name of what then has the focus.
STEPS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("the staff number", ("type 1001", "key Return"), "password"),
    ("the password", (f"type {PASSPHRASE}", "key Return"), ""),
    ("the tray is empty", ("key space",), "tray"),
    ("open the drawer", ("key F12",), "billing number"),
    ("the number on the bill", ("type 712345678",), ""),
    ("take payment", ("key F5",), "amount"),
    ("the amount", ("type 206.00", "key Return"), "check number"),
    ("the number", ("type 1042", "key Return"), "date"),
    ("the date", ("key Return",), "routing"),
    ("the routing number", ("type 011999993", "key Return"), "bank account"),
    ("the bank account", ("type 4400123456", "key Return"), "payable"),
    ("payable to us", ("key space",), "signed"),
    ("signed", ("key space",), ""),
    ("review", ("key Return",), "post"),
    ("post", ("key F12",), "next customer"),
)


class Reader:
    """Hears the bus."""

    def __init__(self) -> None:
        gi = importlib.import_module("gi")
        gi.require_version("Atspi", "2.0")
        self.atspi: Any = importlib.import_module("gi.repository.Atspi")
        glib = importlib.import_module("gi.repository.GLib")
        self.context: Any = glib.MainContext.default()
        self.said: list[str] = []
        self.focused: Any = None
        self.atspi.init()
        self.listener: Any = self.atspi.EventListener.new(self._heard)
        for kind in ("object:state-changed:focused", "object:announcement"):
            self.listener.register(kind)

    def _heard(self, event: Any) -> None:
        if event.type.startswith("object:announcement"):
            self.said.append(str(event.any_data))
        elif event.detail1:
            self.focused = event.source

    def listen(self, seconds: float) -> None:
        """Lets events come for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            while self.context.pending():
                self.context.iteration(False)
            time.sleep(0.01)

    def application(self) -> Any:
        """The program on the bus; waits until it is there."""
        end = time.monotonic() + WAIT_SECONDS * 3
        while time.monotonic() < end:
            desktop = self.atspi.get_desktop(0)
            for place in range(desktop.get_child_count()):
                found = desktop.get_child_at_index(place)
                if found is not None and found.get_child_count():
                    return found
            self.listen(0.2)
        raise SystemExit("the program did not come onto the accessibility bus")

    def nodes(self, node: Any, depth: int = 0) -> list[Any]:
        """Everything under a node that is showing."""
        if node is None or depth > DEPTH_MAX:
            return []
        found = [node]
        for place in range(node.get_child_count()):
            child = node.get_child_at_index(place)
            if child is None:
                continue
            if depth == 0 or child.get_state_set().contains(self.atspi.StateType.SHOWING):
                found += self.nodes(child, depth + 1)
        return found

    def nameless(self, application: Any) -> list[str]:
        """What takes the focus and has no name."""
        cells = (self.atspi.Role.TABLE_CELL, self.atspi.Role.LIST_ITEM)
        found = []
        for node in self.nodes(application):
            states = node.get_state_set()
            takes = states.contains(self.atspi.StateType.FOCUSABLE)
            labels = any(
                one.get_relation_type() == self.atspi.RelationType.LABELLED_BY
                for one in node.get_relation_set()
            )
            if takes and node.get_role() not in cells and not node.get_name() and not labels:
                found.append(node.get_role_name())
        return found

    def words(self, node: Any) -> dict[str, str]:
        """Name, role and description, as they would be read out."""
        if node is None:
            return {"name": "", "role": "", "description": ""}
        name = node.get_name()
        for relation in node.get_relation_set():
            if relation.get_relation_type() == self.atspi.RelationType.LABELLED_BY:
                name = relation.get_target(0).get_name() or name
        return {
            "name": name,
            "role": node.get_role_name(),
            "description": node.get_description(),
        }


def press(what: str) -> None:
    """One act of xdotool: `key F12` or `type 206.00`."""
    verb, _, rest = what.partition(" ")
    more = ["--delay", "150"] if verb == "type" else []
    subprocess.run(["xdotool", verb, *more, rest], check=True)


def main() -> int:
    """Does the job; 1 when something has no name, or the focus is not where it should be."""
    reader = Reader()
    application = reader.application()
    reader.listen(3.0)
    wrong = 0
    for title, keys, wanted in (("the window comes", (), "staff number"), *STEPS):
        reader.said.clear()
        for key in keys:
            press(key)
            reader.listen(SETTLED_SECONDS)
        end = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < end:
            reader.listen(SETTLED_SECONDS)
            if wanted in reader.words(reader.focused)["name"].casefold():
                break
        reader.listen(SETTLED_SECONDS)
        focus, nameless = reader.words(reader.focused), reader.nameless(application)
        right = wanted in focus["name"].casefold() and bool(focus["name"]) and not nameless
        wrong += not right
        line = {
            "done": title,
            "focus": focus,
            "announced": list(reader.said),
            "nodes": len(reader.nodes(application)),
            "nameless": nameless,
            "ok": right,
        }
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return int(wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main())
