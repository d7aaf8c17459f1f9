"""The documents say what the program does: every verb, every dependency, every set-up command."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from ui.terminal.terminal import VERBS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_verb_is_documented(verb: object) -> None:
    name = verb.name  # type: ignore[attr-defined]
    assert re.search(rf"\| `{name}\b", README), f"README's table of verbs lacks {name}"


def test_help_names_every_verb_and_explains_it() -> None:
    helped = subprocess.run([sys.executable, "main.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    for verb in VERBS:
        assert verb.help
        assert re.search(rf"^\s+{verb.name}\s", helped.stdout, re.MULTILINE)


def test_every_dependency_has_its_reason() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = [re.split(r"[<>=]", wanted)[0] for wanted in declared["project"]["dependencies"]]
    assert not [name for name in names if f"`{name}`" not in README]


def test_the_commands_are_those_that_ci_runs() -> None:
    assert "python3 run.py test" in README
    assert "python3 run.py test" in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert targets
    assert not [target for target in targets if not (ROOT / target).exists()]
