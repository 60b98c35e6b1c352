"""Saving a file where the person says: asks for the place, writes it whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from cashier.domain.errors import Fault


def ask_where(
    parent: QWidget, title: str, name: str, kinds: str, chosen: Callable[[Path], None]
) -> QFileDialog:
    """Opens the dialog for `name` (`BOS-01-Z214.pdf` of `PDF (*.pdf)`) and returns at once."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)

    def picked(path: str) -> None:
        chosen(Path(path))

    dialog.fileSelected.connect(picked)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def write_file(path: Path, content: bytes) -> Path:
    """Writes it beside and renames, off the main thread. Raises Fault `output.not_written`."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        reason = error.strerror or type(error).__name__
        raise Fault("output.not_written", path=str(path), reason=reason) from error
    return path
