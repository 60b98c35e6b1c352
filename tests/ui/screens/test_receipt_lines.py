"""The preview is the paper: what the window has no letters for is shown as the printer draws it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.receipts import samples
from ui.screens.receipt_lines import receipt_lines
from ui.widgets.receipt import PaperLine, ReceiptPreview


def _dark(line: PaperLine) -> int:
    assert line.picture is not None
    picture = line.picture
    return sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )


@pytest.mark.parametrize("language", ["en", "es", "pt-BR", "ht", "vi", "ru"])
def test_letters_the_window_has_are_text(language: str) -> None:
    lines, code = receipt_lines(samples.confirmed(language))
    assert code is not None
    assert all(line.picture is None for line in lines)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "km", "ar"])
def test_others_are_the_paper_s_own_picture_and_still_text_to_read_out(
    language: str, qtbot: QtBot
) -> None:
    lines, _ = receipt_lines(samples.confirmed(language))
    drawn = [line for line in lines if line.picture is not None]
    assert len(drawn) > 8
    assert all(_dark(line) > 20 for line in drawn)
    preview = ReceiptPreview(name="Receipt")
    qtbot.addWidget(preview)
    preview.set_lines(lines)
    assert preview.paper.text() == "\n".join(line.text for line in lines)
    tall = sum(line.rows > 1 for line in lines)
    assert (tall > 0) == (language in {"km", "ar"})
    plain = ReceiptPreview(name="Receipt")
    qtbot.addWidget(plain)
    plain.set_lines([line.text for line in lines])
    assert (preview.paper.sizeHint().height() > plain.paper.sizeHint().height()) == (tall > 0)
    shown = preview.paper.grab().toImage()
    # the first line with a picture is where the layout says, and has ink
    before = lines[: lines.index(drawn[0])]
    top = 17 + sum(round(20 * line.rows) for line in before)
    ink = sum(
        shown.pixelColor(x, y).lightness() < 128
        for x in range(20, shown.width() - 20)
        for y in range(top, top + 20)
    )
    assert ink > 20
