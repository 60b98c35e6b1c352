"""What every test stands on: no window, no folder and no keyring of the person who runs it.

Qt is loaded only where its libraries are. Tests of the business and of the paper never need it, and
a test there that asks for a Qt fixture fails: it would tie what it tests to the desktop.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Before anything of ours is imported: some of it is read once, at import.
_SESSION = Path(tempfile.mkdtemp(prefix="cashier-tests-", dir=os.environ.get("TESTS_SESSION")))
if "TESTS_SESSION" not in os.environ:
    # xdist's workers are not let to end in order: their places lie in the controller's, which is
    os.environ["TESTS_SESSION"] = str(_SESSION)
    atexit.register(shutil.rmtree, _SESSION, ignore_errors=True)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # `./dev test --onscreen` has set another
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
for _name in [name for name in os.environ if name.startswith("CASHIER_")]:
    del os.environ[_name]
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
    (_SESSION / _name).mkdir(mode=0o700)
    os.environ[_name] = str(_SESSION / _name)
os.environ["CASHIER_HOME"] = str(_SESSION / "home")
os.environ["CASHIER_KEY_DIR"] = str(_SESSION / "keys")

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

from cashier import vault  # noqa: E402

# A quarter of a second a sign-in, some thousand times; what the product asks for has its own test.
PRODUCT_COST = vault.password_cost
vault.password_cost = vault.PasswordCost(memory_kib=1024, time_cost=1, parallelism=1)

# Two shared cores are noisy: a slow example is no failure. The benchmarks measure.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")

try:
    import PySide6.QtTest
    import PySide6.QtWidgets  # noqa: F401
except ImportError:
    QT_IS_HERE = False
else:
    QT_IS_HERE = True

pytest_plugins = ["tests.servers.fixtures", *(["pytestqt.plugin"] if QT_IS_HERE else [])]

TESTS = Path(__file__).parent
WITHOUT_QT = tuple(TESTS / room for room in ("cashier", "receipts", "resources", "house"))
QT_FIXTURES = frozenset({"qapp", "qapp_cls", "qtbot", "qtlog", "qtmodeltester"})


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know pytest-qt's settings where it could not be loaded, so that they are no error there."""
    if not QT_IS_HERE:
        for name in ("qt_api", "qt_log_level_fail"):
            parser.addini(name, "pytest-qt is not loaded: Qt's libraries are missing here")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Refuse a Qt fixture outside the tests of the desktop."""
    wanted = QT_FIXTURES & set(getattr(item, "fixturenames", ()))
    if wanted and any(item.path.is_relative_to(room) for room in WITHOUT_QT):
        pytest.fail(
            f"{', '.join(sorted(wanted))}: Qt fixtures belong to tests/ui and tests/journeys",
            pytrace=False,
        )


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a home and a key folder of its own, not made before somebody needs them."""
    place = Path(tempfile.mkdtemp(dir=_SESSION))
    monkeypatch.setenv("CASHIER_HOME", str(place / "home"))
    monkeypatch.setenv("CASHIER_KEY_DIR", str(place / "keys"))
