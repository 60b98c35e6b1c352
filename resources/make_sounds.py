"""Makes the three sounds of the window out of sines: `python -m resources.make_sounds`.

Told apart by rhythm as well as by height: one short, two rising, two low and rough. The same bytes
each time; 22,050 samples a second, 16 bits, one channel.
"""

from __future__ import annotations

import io
import math
import struct
import wave
from pathlib import Path

RATE = 22_050
LOUD = 0.3
"""Of full scale: heard beside a queue, and no fright."""
EDGE_S = 0.008
"""Swelling and fading, so that no tone begins or ends with a click."""

Tone = tuple[float, float, int]
"""Hertz (0: silence), seconds, how many odd partials: one is pure, more are rough."""

SOUNDS: dict[str, tuple[Tone, ...]] = {
    "scan": ((1_320.0, 0.07, 1),),
    "posted": ((659.3, 0.09, 1), (987.8, 0.16, 1)),
    "error": ((220.0, 0.14, 3), (0.0, 0.06, 1), (196.0, 0.2, 3)),
}


def samples(tones: tuple[Tone, ...]) -> list[float]:
    """The samples, -1 to 1. A little silence first and last: devices swallow the first instant."""
    found = [0.0] * int(0.02 * RATE)
    for hertz, seconds, partials in tones:
        count = int(seconds * RATE)
        odd = range(1, 2 * partials, 2)
        share = sum(1 / n for n in odd)
        for index in range(count):
            at = index / RATE
            level = min(1.0, at / EDGE_S, (seconds - at) / EDGE_S) if hertz else 0.0
            wave_ = sum(math.sin(2 * math.pi * hertz * n * at) / n for n in odd) / share
            found.append(LOUD * level * wave_)
    return found + [0.0] * int(0.02 * RATE)


def content(name: str) -> bytes:
    """The bytes of one WAV file."""
    made = samples(SOUNDS[name])
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(struct.pack(f"<{len(made)}h", *(round(one * 32_767) for one in made)))
    return buffer.getvalue()


if __name__ == "__main__":
    folder = Path(__file__).resolve().parent / "sounds"
    folder.mkdir(exist_ok=True)
    for one in SOUNDS:
        (folder / f"{one}.wav").write_bytes(content(one))
