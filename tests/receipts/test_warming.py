"""What is loaded ahead in idle time: in a process of its own, where nothing else has loaded it."""

from __future__ import annotations

import subprocess
import sys

CHECK = """
import sys
from cashier import signing
from receipts.printers import parse_printer
from receipts.warming import warm
assert warm(parse_printer("none")) == 0
signed = "cryptography.hazmat.primitives.asymmetric.ed25519"
assert signed not in sys.modules and "escpos" not in sys.modules
signing.load()
assert signed in sys.modules
assert warm(parse_printer("tcp://192.0.2.1?profile=tm-t88"), lambda: True) == 0
assert warm(parse_printer("tcp://192.0.2.1?profile=tm-t88")) > 1000
from receipts import raster, shaping
assert "escpos.printer" in sys.modules
assert raster._face.cache_info().currsize >= 3
assert shaping._font.cache_info().currsize == 2
"""


def test_the_first_receipt_finds_everything_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHECK], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
