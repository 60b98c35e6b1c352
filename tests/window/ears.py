"""What the window tells a screen reader, for the driver of a journey to wait for.

Run with the system's Python, which has the AT-SPI bindings. Reads one JSON request a line from
standard input and answers each with one line; see `tests.window.person`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

from tests.reader.listen import Reader

LOOK_SECONDS = 0.25
DEEP = 40
SETTLE_SECONDS, SETTLE_LOOKS = 0.15, 12


class Ears(Reader):
    """Waits for words: as the name of what has the focus, announced, or showing somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def wait(self, request: dict[str, Any]) -> dict[str, Any]:
        """Until every wish of the request is met, or its seconds are over."""
        end = time.monotonic() + float(request["seconds"])
        while True:
            missing = list(self.missing(request))
            if not missing or time.monotonic() > end:
                break
            self.listen(LOOK_SECONDS)
        return {"missing": missing, "found": self.found, **self.now()}

    def now(self) -> dict[str, Any]:
        """What has the focus, and what was said since somebody asked last."""
        said, self.said = self.said, []
        try:
            focus = self.words(self.focused)
        except RuntimeError as gone:  # a node of a window that was killed answers with D-Bus errors
            focus = {"name": "", "role": "", "description": str(gone)}
        return {"focus": focus, "said": said}

    def missing(self, request: dict[str, Any]) -> Iterator[str]:
        """The wishes that are not met."""
        try:
            focus = self.words(self.focused)
            if request.get("focus") and not has(focus["name"], request["focus"]):
                yield f"focus {request['focus']!r}"
            for words in request.get("said", ()):
                if not any(has(one, words) for one in self.said):
                    yield f"said {words!r}"
            wanted = list(request.get("shows", ()))
            gone = list(request.get("gone", ()))
            some = list(request.get("some", ()))
            if wanted or gone or some:
                texts = list(self.texts())
                self.found = [words for words in some if any(has(one, words) for one in texts)]
                if some and not self.found:
                    yield f"one of {some}"
                for words in wanted:
                    if not any(has(one, words) for one in texts):
                        yield f"shows {words!r}"
                for words in gone:
                    if any(has(one, words) for one in texts):
                        yield f"gone {words!r}"
        except RuntimeError as error:  # the tree changes while it is read, or its program died
            yield f"nothing to read: {error}"

    def settle(self) -> dict[str, Any]:
        """Until what has the keys looks the same twice: what was pressed last has arrived."""
        before: object = None
        for _ in range(SETTLE_LOOKS):
            self.listen(SETTLE_SECONDS)
            seen = self.look()
            if seen == before:
                break
            before = seen
        return {}

    def look(self) -> object:
        """What has the keys, whether it is ticked, how much stands in it."""
        try:
            node = self.focused
            ticked = node.get_state_set().contains(self.atspi.StateType.CHECKED)
            letters = node.get_character_count() if "Text" in node.get_interfaces() else 0
            return self.words(node)["name"], ticked, letters
        except (RuntimeError, AttributeError):
            return None

    def texts(self) -> Iterator[str]:
        """The names of everything that is showing, in every window of every program there is."""
        desktop = self.atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(place)
            if program is not None:
                for node in self.nodes(program):
                    yield node.get_name() or ""
                    if node.get_description():
                        yield node.get_description()

    def nodes(self, node: Any, depth: int = 0) -> list[Any]:
        """Everything under a node that is showing; a dialog's rows deep inside, too."""
        return super().nodes(node, depth) if depth < DEEP else []

    def tree(self) -> dict[str, Any]:
        """Everything showing, for whoever writes a journey; and what takes keys without a name."""
        lines: list[str] = []
        nameless: list[str] = []
        nodes = 0
        desktop = self.atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(place)
            if program is None:
                continue
            nameless += self.nameless(program)
            for node in self.nodes(program):
                nodes += 1
                words = " | ".join(
                    part for part in (node.get_name(), node.get_description()) if part
                )
                if words:
                    lines.append(f"{node.get_role_name()}: {words}")
        return {"lines": lines, "nameless": nameless, "nodes": nodes}


def has(text: str, words: str) -> bool:
    """Whether the words stand in the text, in any case of letters."""
    return words.casefold() in (text or "").casefold()


def main() -> int:
    ears = Ears()
    for line in sys.stdin:
        request = json.loads(line)
        answer: dict[str, Any]
        match request["do"]:
            case "wait":
                answer = ears.wait(request)
            case "settle":
                answer = ears.settle()
            case "tree":
                answer = ears.tree()
            case _:
                ears.listen(0.05)
                answer = ears.now()
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
