"""Make docs/keys.md again: every command with its keys, menu by menu."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from ui.commands import COMMANDS, plain  # noqa: E402

HEAD = """# Keys

Every key can be changed: `?` opens this list in the window; find a command by typing, choose it, press its new key.
Letters, digits and `?` are commands only while no text field has the keys (in a search `?` is any one letter: `wom?n`);
`F1` opens this list from there too. `Ctrl+K` finds a command by a few letters.
"""
MORE = """
## Besides

| what | key |
|---|---|
| Open what is chosen in a list | `Return` |
| Page through what is open, from a list or a text | `Space`, `Shift+Space` |
| Select several in a list | `Ctrl` or `Shift` with a click or an arrow |
| From the search box to the results | `Down` |
| From passage to passage in a column | `Up`, `Down` |
| Line a passage up by hand with the mouse | drag it from its margin (or with `Alt`) onto another; in rows, its cell |
| Lay an article or a hit beside what is open | drag it from the list |
"""


def keys_page() -> str:
    """Return the document."""
    parts = [HEAD]
    for menu in dict.fromkeys(command.menu for command in COMMANDS):
        lines = [
            f"| {plain(one.text)} | {', '.join(f'`{key}`' for key in one.keys)} |"
            for one in COMMANDS
            if one.menu == menu
        ]
        parts.append(f"\n## {plain(menu)}\n\n| what | key |\n|---|---|\n" + "\n".join(lines) + "\n")
    return "".join([*parts, MORE])


if __name__ == "__main__":
    (ROOT / "docs" / "keys.md").write_text(keys_page(), encoding="utf-8")
