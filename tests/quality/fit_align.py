"""Fits index/align/weights.json on ../shared/corpora/align, and tells how well it does on events left out.

Run in an environment that has this project's packages and scikit-learn: `python -m tests.quality.fit_align [--write]`.
"""

from __future__ import annotations

import json
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found]

from index.align.joint import joint_signals
from index.align.judge import columns
from index.align.meaning import meaning
from index.align.prepare import prepare
from index.align.signals import signals
from tests.quality.align_data import marked, scores

FOLDS = 5
STRICTNESS = 0.1  # of .02, .05, .1, .3 and 1: flat, average precision .634 to .635
# What is left of the signals where two articles are in different languages.
ACROSS = ("meaning", "soft", "place", "nth", "length_", "figures", "both_figures", "clash_", "common_figures")
ACROSS += ("common_names", "inside_names", "overlap_names", "quoted_high", "quoted_low")
LEARNT = ("meaning", "soft")
THIRD = ("third", "third_sum", "third_best", "third_low")
KIND = (
    "quoted_",
    "speaks",
    "place_",
    "nth_",
    "common_fours",
    "common_names",
    "both_figures",
    "common_figures",
    "length_",
)

Values = dict[str, Any]


def main() -> None:
    """Fit on events left out in turn and report; then fit on all and, with --write, keep the weights."""
    told = [(name, event) for name in ("dev", "more") for event in marked(name)]
    part = [name for name, _ in told]
    tables = [_tables(event.articles, event.pairs) for _, event in told]
    fold = np.random.RandomState(0).permutation(len(told)) % FOLDS
    models: dict[str, Any] = {}
    for variant in ("meaning", "lexical", "across"):
        use = _usable(variant, tables)
        chances = _left_out(tables, fold, use)
        models[variant] = _fit(tables, use)
        report(f"{variant} first", chances, tables, part, told)
        joint = [_joint(table, chance) for table, chance in zip(tables, chances, strict=True)]
        more = [name for name in joint[0][0]["values"] if name.startswith(("first", "third"))]
        both = joint + [_without_third(table) for table in joint]
        again = _left_out(joint, fold, use + more, extra=[_without_third(table) for table in joint])
        models[f"{variant} joint"] = _fit(both, use + more)
        report(f"{variant} joint", again, tables, part, told)
        if variant == "meaning":
            _calibration(again, tables)
    everything = list(tables[0][0]["values"])
    models["level"] = _fit(tables, [name for name in everything if not name.startswith(LEARNT)], target="level")
    for kind in ("quote", "background"):
        models[kind] = _fit(tables, [name for name in everything if name.startswith(KIND)], target=kind)
    if "--write" in sys.argv:
        target = Path(__file__).parents[2] / "index" / "align" / "weights.json"
        target.write_text(json.dumps({"models": models}, indent=1) + "\n", encoding="utf-8")


def _tables(articles: Any, pairs: Any) -> list[dict[str, Any]]:
    model = meaning()
    ready = [prepare(article, model) for article in articles]
    found = []
    for i, j in combinations(range(len(ready)), 2):
        told = signals(ready[i], ready[j])
        marks = [pairs.get(((i + 1, int(a)), (j + 1, int(b))), (0, "")) for a, b in zip(told.first, told.second)]  # noqa: B905
        level = np.array([mark[0] for mark in marks])
        kind = np.array([mark[1] for mark in marks])
        found.append({"pair": (i, j), "signals": told, "values": told.values, "level": level, "kind": kind})
    return found


def _usable(variant: str, tables: list[Any]) -> list[str]:
    names = list(tables[0][0]["values"])
    if variant == "lexical":
        return [name for name in names if not name.startswith(LEARNT)]
    return [name for name in names if name.startswith(ACROSS)] if variant == "across" else names


def _matrix(tables: list[Any], names: list[str]) -> Any:
    return np.concatenate([columns(table["values"], tuple(names)) for event in tables for table in event])


def _wanted(tables: list[Any], target: str) -> tuple[Any, Any]:
    level = np.concatenate([table["level"] for event in tables for table in event])
    if target == "any":
        return level > 0, np.ones(len(level), bool)
    kind = np.concatenate([table["kind"] for event in tables for table in event])
    return (level == 2 if target == "level" else kind == target), level > 0


def _fit(tables: list[Any], names: list[str], target: str = "any") -> dict[str, Any]:
    wanted, kept = _wanted(tables, target)
    matrix, wanted = _matrix(tables, names)[kept], wanted[kept]
    mean, spread = matrix.mean(0), matrix.std(0) + 1e-6
    model = LogisticRegression(C=STRICTNESS, max_iter=300).fit((matrix - mean) / spread, wanted)
    rows = zip(names, model.coef_[0], mean, spread, strict=True)
    short = {n: {"weight": _short(w), "mean": _short(m), "spread": _short(s)} for n, w, m, s in rows}
    return {"bias": _short(model.intercept_[0]), "signals": short}


def _short(value: Any) -> float:
    return float(f"{float(value):.5g}")


def _chance(model: dict[str, Any], event: list[Any]) -> list[Any]:
    rows = list(model["signals"].values())
    weight, mean, spread = (np.array([row[key] for row in rows]) for key in ("weight", "mean", "spread"))
    tables = [columns(table["values"], tuple(model["signals"])) for table in event]
    return [1 / (1 + np.exp(-(((table - mean) / spread) @ weight + model["bias"]))) for table in tables]


def _left_out(tables: list[Any], fold: Any, names: list[str], extra: list[Any] | None = None) -> list[Any]:
    chances: list[Any] = [None] * len(tables)
    for left in range(FOLDS):
        kept = [place for place in range(len(tables)) if fold[place] != left]
        model = _fit(
            [*(tables[p] for p in kept), *(extra[p] for p in kept if extra)] if extra else [tables[p] for p in kept],
            names,
        )
        for place in np.nonzero(fold == left)[0]:
            chances[place] = _chance(model, tables[place])
    return chances


def _joint(event: list[Any], chances: list[Any]) -> list[Any]:
    grids = {t["pair"]: t["signals"].grid(c.astype(np.float32)) for t, c in zip(event, chances, strict=True)}
    found = []
    for table in event:
        others = [place for place in range(3) if place not in table["pair"]]
        found.append(table | {"values": joint_signals(table["signals"], table["pair"], grids, others)})
    return found


def _without_third(event: list[Any]) -> list[Any]:
    return [table | {"values": {k: v for k, v in table["values"].items() if k not in THIRD}} for table in event]


def report(label: str, chances: list[Any], tables: list[Any], part: list[str], told: list[Any]) -> None:
    """Print the measures of links left out, on dev and on all."""
    for which in (("dev",), ("dev", "more")):
        for level in (1, 2):
            pairs, wanted = [], 0
            for place in (p for p, name in enumerate(part) if name in which):
                wanted += sum(mark[0] >= level for mark in told[place][1].pairs.values())
                for chance, table in zip(chances[place], tables[place], strict=True):
                    pairs += list(zip(chance.tolist(), (table["level"] >= level).tolist(), strict=True))
            print(f"{label:16} {'+'.join(which):9} level>={level} {scores(pairs, wanted)}")


def _calibration(chances: list[Any], tables: list[Any]) -> None:
    told = np.concatenate([c for event in chances for c in event])
    right = np.concatenate([t["level"] > 0 for event in tables for t in event])
    for low in np.arange(0.1, 1, 0.1):
        inside = (told >= low) & (told < low + 0.1)
        above = told >= low
        share = f"right {right[inside].mean():.2f}, from it on {right[above].mean():.3f}"
        print(f"  strength {low:.1f}: {inside.sum():5} links, {share}")


if __name__ == "__main__":
    main()
