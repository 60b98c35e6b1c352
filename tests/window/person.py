"""Somebody at the keys: types and presses as people do, waits until the window says where it is,
and never points at anything.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.window.scanner import Scanner
from tests.window.stage import Stage

ROOT = Path(__file__).parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"
PATIENCE = 60.0
LOST_SECONDS = 5.0
"""A shorter wait is a look, and no picture is taken of what is not there yet."""
LATELY = 12
ACT = re.compile(r"F\d+$|ctrl\+|alt\+")
KEY_MS = (70, 130)
"""Between two keys: slower than a scanner (35 ms at most), faster than most people."""


class Lost(AssertionError):
    """The window is not where the person expects it; with what there was to hear and a picture."""


class Person:
    """One pair of hands, eyes and ears at one display.

    `keys` counts what was pressed, `said` collects what a screen reader was told.
    """

    def __init__(self, stage: Stage, pictures: Path, *, seed: int = 8) -> None:
        self._stage, self._pictures = stage, pictures
        self._chance = random.Random(seed)
        self._scanner = Scanner(stage.env["DISPLAY"])
        self.keys = 0
        self._typed = False
        self.taken: list[Path] = []
        self.said: list[str] = []
        self.nodes_most = 0
        self._nameless: set[str] = set()
        self._ears = subprocess.Popen(
            [SYSTEM_PYTHON, "-m", "tests.window.ears"],
            cwd=ROOT,
            env={**stage.env, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def leave(self) -> None:
        """Nobody listens any more."""
        self._scanner.close()
        assert self._ears.stdin is not None
        self._ears.stdin.close()
        try:
            self._ears.wait(10)
        except subprocess.TimeoutExpired:
            self._ears.kill()
            self._ears.wait()

    # ------------------------------------------------------------------------------- keys

    def press(self, *keys: str) -> None:
        """Keys by their X names, one after the other: `Return`, `ctrl+k`, `F12`."""
        for key in keys:
            if ACT.match(key) and self._typed:
                # Who uses a reader has Qt hold typed keys back until that was asked, but not those
                # of acts: pressed at once, they overtake. A person looks before.
                self._ask({"do": "settle"})
            self._typed = not ACT.match(key)
            self._xdotool("key", "--delay", str(self._pause()), key)
            self.keys += 1

    def type(self, text: str) -> None:
        """Letters and digits at a person's speed."""
        self._xdotool("type", "--delay", str(self._pause()), text)
        self._typed = True
        self.keys += len(text)

    def enter(self, *texts: str) -> None:
        """Each text with Enter after it; '' is Enter alone."""
        for text in texts:
            if text:
                self.type(text)
            self.press("Return")

    def scan(self, code: str) -> None:
        """A scanner that types the code and Enter; counts as no key."""
        self._scanner.scan(code)

    def _pause(self) -> int:
        return self._chance.randint(*KEY_MS)

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._stage.env, check=True, timeout=60)

    # ------------------------------------------------------------------------------- looking

    def sees(self, *words: str, gone: Sequence[str] = (), seconds: float = PATIENCE) -> None:
        """Until all of the words show somewhere, and none of `gone` does. Raises Lost."""
        self._wait(seconds, shows=words, gone=gone)

    def sees_one_of(self, *words: str, seconds: float = PATIENCE) -> str:
        """The first of these that shows. Raises Lost."""
        found: list[str] = self._wait(seconds, some=words)["found"]
        return found[0]

    def is_at(self, control: str, *words: str, seconds: float = PATIENCE) -> None:
        """Until the control whose name has these words has the keys, and the words show."""
        self._wait(seconds, focus=control, shows=words)

    def tab_to(self, control: str, *, most: int = 40) -> None:
        """Tab, until the control with these words has the keys. Raises Lost."""
        for _ in range(most):
            self.press("Tab")
            try:
                self.is_at(control, seconds=0.6)
            except Lost:
                continue
            return
        self.is_at(control)

    def hears(self, *words: str, seconds: float = PATIENCE) -> None:
        """Until each of these was said, among what was said last."""
        lately = [one.casefold() for one in self.said[-LATELY:]]
        missing = [one for one in words if not any(one.casefold() in had for had in lately)]
        if missing:
            self._wait(seconds, said=missing)

    def _wait(self, seconds: float, **wishes: object) -> dict[str, Any]:
        answer = self._ask({"do": "wait", "seconds": seconds, **wishes})
        self.said += answer["said"]
        if answer["missing"]:
            picture = self.picture("lost") if seconds >= LOST_SECONDS else ""
            focus = answer["focus"]
            raise Lost(
                f"missing: {'; '.join(answer['missing'])}. The keys are at"
                f" {focus['name']!r} ({focus['role']}). Said last: {self.said[-4:]}."
                f" The screen: {picture}"
            )
        return answer

    def tree(self) -> list[str]:
        """Everything that shows, role and words."""
        answer = self._ask({"do": "tree"})
        self._nameless |= set(answer["nameless"])
        self.nodes_most = max(self.nodes_most, answer["nodes"])
        return list(answer["lines"])

    def complaints(self) -> list[str]:
        """What takes keys and has no name for a screen reader, on any of the pictures."""
        return [f"without a name: {role}" for role in sorted(self._nameless)]

    def picture(self, name: str) -> Path:
        """The screen as it is, into the journey's folder; what shows is walked for names, too."""
        file = self._pictures / f"{len(self.taken) + 1:02}-{name}.png"
        self._stage.picture(file)
        self.taken.append(file)
        self.tree()
        return file

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        assert self._ears.stdin is not None
        assert self._ears.stdout is not None
        self._ears.stdin.write(json.dumps(request) + "\n")
        self._ears.stdin.flush()
        line = self._ears.stdout.readline()
        if not line:
            raise Lost("nobody listens to the accessibility bus any more")
        answer: dict[str, Any] = json.loads(line)
        return answer
