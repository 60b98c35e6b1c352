"""The words of the screens: found in the sources, kept in Linguist's files, and checked.

Whether this tree's own are whole says `./dev check`, by name.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from resources.words import __main__ as program
from resources.words import checks, extract, linguist
from resources.words.extract import Found, Message

SOURCE = '''
"""No text."""
from ui.spoken import said

WORDS = {"a": ("One thing.", _MORE), "b": ""}
_MORE = "And more."
EARLY = _tr("Too early")


def _tr(text: str) -> str:
    return QCoreApplication.translate("some_words", text)


class Page:
    help = "What it is for."

    def show(self, word: str) -> None:
        self.tr("Mine")
        _tr("Ours")
        _tr(word)
        said("errors", "A command says it too")
        QCoreApplication.translate("Other", "Somebody's")
        parent.tr("Whose")
        self.tr(f"{word} put together")
        painter.translate(1, 2)


class Below(Page):
    def show(self, word: str) -> None:
        def inner() -> str:
            return self.tr("From inside")
'''


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "page.py").write_text(SOURCE)
    monkeypatch.setattr(extract, "TABLES", {"ui/page.py": {"WORDS": "table", "GONE": "table"}})
    return tmp_path


def test_every_form_of_a_text_is_found_with_its_context(tree: Path) -> None:
    found = extract.find(tree)
    assert list(found.messages) == [
        Message("Below", "From inside"),
        Message("Help", "What it is for."),
        Message("Other", "Somebody's"),
        Message("Page", "Mine"),
        Message("errors", "A command says it too"),
        Message("some_words", "Ours"),
        Message("some_words", "Too early"),
        Message("table", "And more."),
        Message("table", "One thing."),
    ]
    assert found.messages[Message("Page", "Mine")] == ("ui/page.py",)


def test_what_no_catalogue_can_serve_is_complained_of(tree: Path) -> None:
    assert [one.split(" ", 1)[1] for one in extract.find(tree).complaints] == [
        "is translated once, when the module is loaded",
        "asks parent for its words; ask self, or a tr of the module",
        "is put together before it is translated",
        "has no table GONE",
    ]


REPORT = """
NOTE = "Of this site only."
TITLES = {Name.DAY: "Site day", Name.ALL: title()}

def sums(rows, label="Total"):
    columns = (text_column("kind", "Kind", 8), line_column(), line_column("Item"))
    return Section(name="kinds", title="By kind", note=NOTE, columns=columns, rows=("Not a head",))

def one(asked):
    return facts("head", "The drawer", ((text_column("first", "First", none="none"), "data"),))
"""


def test_words_of_reports_are_found_by_how_tables_are_built(tree: Path) -> None:
    folder = tree / "cashier" / "services"
    folder.mkdir(parents=True)
    (folder / "reports_asked.py").write_text(REPORT)
    (folder / "reports_other.py").write_text(
        'def f(x):\n    """Not this one."""\n    raise Refusal("a.b", f"Nor {x} that")\n'
        '    return ("site", "void", "Chain whole", "not printed" if x else "In balance")\n'
    )
    found = [one.source for one in extract.find(tree).messages if one.context == "reports"]
    cells = {"void", "Chain whole", "not printed", "In balance"}
    assert cells <= set(found)
    found = [one for one in found if one not in cells]
    assert found == sorted(
        *[
            {"Site day", "Total", "Kind", "Item", "By kind", "Of this site only.", "The drawer"}
            | {"First", "none"}
        ]
    )


def test_a_file_is_read_as_it_was_written_and_always_the_same(tmp_path: Path) -> None:
    path = tmp_path / "x.ts"
    texts = {
        Message("B", "quotes \" & <marks> ' and\nlines"): "“sí” & <marcas>\nlíneas",
        Message("A", " at {site}"): " en {site}",
        Message("A", "open"): "",
    }
    places = {Message("A", "open"): ("ui/app.py",)}
    assert linguist.write(path, "es", texts, places)
    assert linguist.read(path) == texts
    before = path.read_bytes()
    assert not linguist.write(path, "es", dict(reversed(texts.items())), places)
    assert path.read_bytes() == before
    assert linguist.read(tmp_path / "none.ts") == {}


def test_a_text_that_moved_keeps_its_translation_unless_two_differ() -> None:
    known = {
        Message("Old", "Close"): "Cerrar",
        Message("Old", "Open"): "Abrir",
        Message("Other", "Open"): "Abierta",
        Message("Gone", "Never"): "Nunca",
    }
    found = Found({Message("New", "Close"): (), Message("New", "Open"): ()}, ())
    assert program.carried_over(found, known) == {
        Message("New", "Close"): "Cerrar",
        Message("New", "Open"): "",
    }


@pytest.mark.parametrize(
    ("source", "text", "what"),
    [
        ("Take {n} items", "Tome documentos", "other placeholders"),
        ("Press Ctrl+R.", "Pulse Ctrl+P.", "other keys"),
        ("Press F12", "Pulse F2", "other keys"),
        ("over $1,000.00", "más de $1.000,00", "other figures"),
        ("Look at it.", "Mírelo", "ends otherwise"),
        (" at {site}", "en {site}", "another space at an end"),
        ("Pri&nt", "Imprimir", "another Alt letter"),
        ("a\nb", "a b", "other lines"),
        (", copy", "copia", "begins otherwise"),
        ("Void it?", "Anularlo?", "a question opens with ¿"),
        ("Type it.", "Por favor escríbalo.", "does not say 'Por favor'"),
        ("Saved.", "¡Guardado!", "ends otherwise"),
        ("Invalid.", "Monto inválido.", "does not say 'inválid'"),
        ("Yours.", "Es tu gaveta.", "does not say 'tu'"),
        ("Missing", "", "is not translated"),
    ],
)
def test_what_a_translation_may_not_do(source: str, text: str, what: str) -> None:
    found = list(checks.faults("es", {Message("X", source): text}))
    assert any(one.endswith(what) for one in found), found


def test_what_it_may() -> None:
    fine = {
        Message(
            "X", "{n} of {all}? Press Ctrl+, or Enter."
        ): "¿{n} de {all}? Pulse Ctrl+, o Enter.",
        Message("X", "write ?baud=115200 behind it"): "escriba ?baud=115200 detrás",
        Message("X", "1 waits"): "1 espera",
    }
    assert list(checks.faults("es", fine)) == []


def test_lines_to_take_belong_to_a_text_or_are_told(tmp_path: Path) -> None:
    path = tmp_path / "more.tsv"
    path.write_text("Close\tCerrar\nA\tOpen\tAbierta\nNobody's\tDe nadie\n\n")
    texts = {Message("A", "Close"): "", Message("B", "Close"): "", Message("A", "Open"): ""}
    assert program.taken(texts, path) == ["Nobody's\tDe nadie"]
    assert texts == {
        Message("A", "Close"): "Cerrar",
        Message("B", "Close"): "Cerrar",
        Message("A", "Open"): "Abierta",
    }


def test_what_the_window_loads_says_what_the_linguists_file_says(tmp_path: Path) -> None:
    for language in program.LANGUAGES:
        kept = linguist.read(program.ts_file(language))
        done = {message: text for message, text in kept.items() if text}
        assert len(done) > 3_000
        assert linguist.compiled(program.qm_file(language)) == done
    assert linguist.compiled(tmp_path / "none.qm") == {}
    (tmp_path / "torn.qm").write_bytes(linguist.MAGIC + b"\x42\0\0\0\x02")
    assert linguist.compiled(tmp_path / "torn.qm") == {}


def test_old_files_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(linguist, "FOLDER", tmp_path)
    texts = {Message("A", "Open"): "Abierta", Message("A", "Close"): ""}
    found = Found(dict.fromkeys(texts, ()), ())
    old = ["cashier_es.ts is old: run ./dev words", "cashier_es.qm is old: run ./dev words"]
    assert program.stale("es", texts, found) == old
    try:
        program.refresh("es", texts, found)
    except subprocess.CalledProcessError:
        pytest.skip("lrelease does not run here: Qt's libraries are missing")
    assert program.stale("es", texts, found) == []
    assert program.stale("es", texts | {Message("A", "Close"): "Cerrar"}, found) == old
