"""One process of stations: a thread each, which takes and sends as a window does.

Run by `crowd.py`: one JSON argument; on standard input `post`, then `drain`; one line of JSON on
standard output after each, and one when all windows are open.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

from cashier.domain.errors import Fault, Refusal
from cashier.services.records import journal_lines
from cashier.sync import step
from cashier.sync.pacing import Pacer
from tests.torture.net.stations import AUDITOR, CLOCK, Window, open_window

WAIT_MOST_S = 3.0
"""A window would wait up to a minute after many failures; here minutes are all there is."""
THINK_S = (0.4, 1.6)
"""Between two payments of one window: far busier than any counter."""


class Station:
    """A window and its worker thread."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.takes_ms: list[float] = []
        self._pacer = Pacer()

    def post(self, seconds: float) -> None:
        """Takes and sends until the time is over."""
        until = time.monotonic() + seconds
        chance = self.window.chance
        again = 0.0
        while time.monotonic() < until:
            took = self.window.take(chance.choice((1, 1, 1, 2, 3)))
            self.takes_ms.append(round(took * 1000, 2))
            if time.monotonic() >= again and not self._step():
                again = time.monotonic() + min(WAIT_MOST_S, self._pacer.pace.wait_s(chance))
            time.sleep(chance.uniform(*THINK_S))

    def _step(self) -> bool:
        window = self.window
        try:
            step(window.desk.store, window.line.ledger, CLOCK, window.identity, pacer=self._pacer)
        except (Fault, Refusal) as error:
            window.codes[error.code] += 1
            return False
        window.codes["ok"] += 1
        return True

    def drain(self, seconds: float) -> str:
        """'' or who was late."""
        try:
            self.window.settle(seconds, pause_s=0.5)
        except TimeoutError as late:
            return f"I2: {late}"
        return ""


def main(asked: dict[str, Any]) -> None:
    """See the module."""
    folder = Path(asked["folder"])
    stations = [
        Station(
            open_window(
                Path(asked["model"]),
                folder / f"window-{number}",
                int(number),
                url,
                history=folder / f"history-{number}.jsonl",
                seed=asked["seed"],
                deadline_s=5.0,
                connect_s=3.0,
            )
        )
        for number, url in asked["urls"].items()
    ]
    _tell({})
    sys.stdin.readline()
    seconds = asked["seconds"]
    begin: list[int] = []
    timer = threading.Timer(seconds / 2, lambda: begin.append(_rss_kib()))
    timer.start()
    _all(stations, lambda station: station.post(seconds))
    timer.join()
    takes = [ms for station in stations for ms in station.takes_ms]
    _tell({"takes_ms": takes, "rss_begin": begin[0], "rss_end": _rss_kib()})
    sys.stdin.readline()
    late: list[str] = []
    _all(stations, lambda station: late.append(station.drain(240)))
    for station in stations:
        window = station.window
        with (folder / f"book-{window.number}.jsonl").open("w") as book:
            for line in journal_lines(window.desk, AUDITOR):
                book.write(json.dumps(line) + "\n")
        window.close()
    codes = sum((station.window.codes for station in stations), Counter[str]())
    _tell({"late": [one for one in late if one], "codes": codes})


def _all(stations: list[Station], act: Any) -> None:
    failed: list[BaseException] = []

    def one(station: Station) -> None:
        try:
            act(station)
        except BaseException as error:  # noqa: BLE001 - a thread's error must end the process
            failed.append(error)

    threads = [threading.Thread(target=one, args=(station,)) for station in stations]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]


def _rss_kib() -> int:
    text = Path("/proc/self/statm").read_text()
    return int(text.split()[1]) * 4


def _tell(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
