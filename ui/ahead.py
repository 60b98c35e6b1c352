"""What is made before anybody waits for it, in idle time: first the modules of the screens, then
the pages that whoever signed in may open, each polished, laid out and painted once.

It is done on the main thread, for Qt's widgets belong there and an import in another thread would
hold Python's lock against it; so it is cut into pieces none of which is felt. A key that comes
between two of them is served first.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from time import perf_counter
from types import CodeType
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer, Slot

from cashier.domain.staff import Act, Staff
from ui import garbage
from ui.pages import SCREENS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from ui.counter import Counter
    from ui.pages import Pages
    from ui.shell import Shell

Beginning = tuple[Sequence[str], Callable[[], None]]
CUT = ("cashier", "receipts", "resources", "ui", "reportlab", "sqlalchemy")
"""Packages that are imported module by module: ours, and those of others that take long."""
SLICE_SECONDS = 0.006
"""No further piece is begun in a turn that took as long."""
PAUSE_MS = 20
PAGES_AFTER_MS = 100
"""Who signed in sees and uses their first screen before the others are made."""

MADE_AHEAD: tuple[tuple[str, Act], ...] = (
    ("find", Act.SEARCH),
    ("account", Act.SEARCH),
    ("pay", Act.TAKE),
    ("review", Act.TAKE),
    ("posted", Act.TAKE),
    ("lock", Act.SEARCH),
    ("today", Act.LIST_OWN),
    ("board", Act.REPORTS),
    ("count", Act.COUNT_OWN),
    ("difference", Act.COUNT_OWN),
    ("closed", Act.COUNT_OWN),
    ("deposit", Act.DEPOSIT),
    ("deposits", Act.REPORTS),
    ("reports", Act.REPORTS),
    ("exceptions", Act.REPORTS),
    ("trends", Act.REPORTS),
    ("visit", Act.LIST_OWN),
    ("audit", Act.VERIFY_AUDIT),
    ("staff", Act.ADMINISTER),
    ("stations", Act.ADMINISTER),
    ("settings", Act.ADMINISTER),
)
"""Pages in the order in which a day comes to them, and who comes there."""


class Ahead(QObject):
    """Works on a list of small pieces, with a pause after each turn. `first` is begun before all
    else, each once the modules it names are imported.
    """

    def __init__(
        self, counter: Counter, shell: Shell, pages: Pages, first: Sequence[Beginning] = ()
    ) -> None:
        super().__init__()
        self._first = list(first)
        self._counter, self._shell, self._pages = counter, shell, pages
        self._pieces: Iterator[Callable[[], object]] = iter(())
        self._begun = self._imported = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)
        counter.events.session_changed.connect(self._person_changed)

    def begin(self) -> None:
        """The pages of whoever is here come first; then what all other screens need is imported."""
        self._begun = True
        self._pieces = self._all()
        self._timer.start(PAUSE_MS)

    @property
    def done(self) -> bool:
        """Whether nothing is left to be made."""
        return self._imported and not self._timer.isActive()

    @Slot(object)
    def _person_changed(self, who: object) -> None:
        """Somebody came, or nobody is there: what was begun for the one before is not wanted."""
        if self._begun:
            self._pieces = self._all()
            self._timer.start(PAGES_AFTER_MS if isinstance(who, Staff) else PAUSE_MS)

    @Slot()
    def _turn(self) -> None:
        self._timer.start(PAUSE_MS)  # first: a piece that fails is told of, and the others follow
        until = perf_counter() + SLICE_SECONDS
        while perf_counter() < until:
            piece = None if self._counter.closed else next(self._pieces, None)
            if piece is None:
                self._timer.stop()
                return
            piece()

    def _all(self) -> Iterator[Callable[[], object]]:
        for modules, begin in tuple(self._first):
            yield from imports(modules)
            yield partial(self._begin_first, (modules, begin))
        yield from self._wanted()
        if not self._imported:
            names = ("open_drawer", *dict(MADE_AHEAD), *SCREENS)
            for piece in imports([SCREENS[name][0] for name in names]):
                yield piece
                if self._counter.who is None:
                    # Modules stay for good: to look through them for garbage takes a tenth of a
                    # second.
                    garbage.keep()
            self._imported = True
            yield from self._wanted()

    def _begin_first(self, one: Beginning) -> None:
        self._first.remove(one)
        one[1]()

    def _wanted(self) -> Iterator[Callable[[], object]]:
        """Each page in two pieces; one that was opened meanwhile needs neither."""
        for name, act in MADE_AHEAD:
            who = self._counter.who
            if who is None:
                return
            if who.may(act) and self._pages.get(name) is None:
                yield from imports([SCREENS[name][0]])
                yield partial(self._pages.__getitem__, name)
                page = self._pages.get(name)
                if page is not None:
                    yield partial(paint_once, page, self._shell.stack)


def paint_once(page: QWidget, stack: QStackedWidget) -> None:
    """Polishes a page, lays it out and paints it for nobody, so that its first show is as quick as
    any other.
    """
    if shiboken6.isValid(page) and stack.indexOf(page) < 0:
        stack.addWidget(page)
        page.resize(stack.size())
        page.grab()


def imports(modules: Sequence[str]) -> Iterator[Callable[[], object]]:
    """The modules and what they import of ours, one import a piece, what is needed first."""
    seen: set[str] = set()
    for module in modules:
        for name in _needed(module, seen):
            # to look what a module needs takes a while, too
            yield partial(importlib.import_module, name) if name else _nothing
        yield partial(importlib.import_module, module)


def _nothing() -> None:
    """A piece that was done while it was looked for."""


def _needed(name: str, seen: set[str]) -> Iterator[str]:
    """ "" between names, where the work may pause."""
    if name in seen or name in sys.modules:
        return
    seen.add(name)
    package = name.rpartition(".")[0]
    if package:
        yield from _needed(package, seen)
    code = _code(name)
    if code is None:
        return
    yield ""
    for imported in _imported(code, name if _is_package(name) else package):
        if imported.partition(".")[0] in CUT:
            yield from _needed(imported, seen)
    yield name


def _code(name: str) -> CodeType | None:
    """None of what is no module: a name that is imported out of one."""
    parent = sys.modules.get(name.rpartition(".")[0])
    if "." in name and not hasattr(parent, "__path__"):
        return None
    spec = importlib.util.find_spec(name)
    get_code = getattr(spec.loader, "get_code", None) if spec is not None else None
    found = get_code(name) if get_code is not None else None
    return found if isinstance(found, CodeType) else None


def _is_package(name: str) -> bool:
    spec = importlib.util.find_spec(name)
    return spec is not None and spec.submodule_search_locations is not None


def _imported(code: CodeType, package: str) -> Iterator[str]:
    """Modules that the module of that code in `package` imports when it is imported itself, `from a
    import b` as `a` and `a.b`. What stands under TYPE_CHECKING never is.
    """
    import dis  # not before sign-in is shown

    source, skip_to = "", 0
    steps = list(dis.get_instructions(code))
    for at, step in enumerate(steps):
        if step.offset < skip_to:
            continue
        if "JUMP" in step.opname and at and steps[at - 1].argval == "TYPE_CHECKING":
            skip_to = step.argval
        elif step.opname == "IMPORT_NAME":
            level = steps[at - 2].argval or 0  # dots before the name, pushed before what is wanted
            source = importlib.util.resolve_name("." * level + step.argval, package)
            yield source
        elif step.opname == "IMPORT_FROM":
            yield f"{source}.{step.argval}"
