"""What kind of thing a stretch of text sounds like, by its words and the letters in them.

Lexicons know whole words; this knows that ``Gastroenterologist`` ends like a profession and
``Venkatasubramanian`` like a name, in words it never saw. It is a logistic regression over
hashed character and word n-grams (the feature set of Joulin et al., "Bag of Tricks for
Efficient Text Classification", 2016), fitted by ``python -m training.fit_texts`` on lists of
names, job titles, companies, addresses and services of many countries.
"""

from __future__ import annotations

import base64
import gzip
import itertools
import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from enrich.fold import LETTERS, fold

TEXT_KINDS = ("name", "title", "department", "organization", "address", "credential", "other")

_TOKEN = re.compile(rf"{LETTERS}(?:['’]{LETTERS})*|\d+|[&#@/().,:-]")
_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z])")
_UNSPACED = re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_SIZES = (2, 3, 4, 5)
_STEPS = 127
"""Roots of weights that are told apart on either side of 0."""


@dataclass(frozen=True)
class TextModel:
    """The fitted weights."""

    weights: NDArray[np.float32]
    """Shape (buckets, len(TEXT_KINDS))."""
    intercept: NDArray[np.float32]
    """Shape (len(TEXT_KINDS),)."""

    def shares(self, text: str) -> NDArray[np.float32]:
        """How much ``text`` sounds like each of TEXT_KINDS; the shares add up to 1."""
        buckets = buckets_of(text, len(self.weights))
        scores = self.intercept.copy()
        if len(buckets):
            scores += self.weights[buckets].sum(axis=0) / np.sqrt(len(buckets))
        scores = np.exp(scores - scores.max())
        return np.asarray(scores / scores.sum(), np.float32)


def buckets_of(text: str, count: int) -> NDArray[np.int64]:
    """The hashed features of ``text``, each once, sorted; every one is below ``count``."""
    return np.array(sorted({crc32(gram.encode()) % count for gram in _grams(text)}), dtype=np.int64)


def _grams(text: str) -> list[str]:
    tokens = _TOKEN.findall(fold(_CAMEL.sub(" ", text)))
    grams: list[str] = []
    words: list[str] = []
    for token in tokens:
        if token[0].isdigit():
            words.append(f"#{min(len(token), 8)}")
            grams.append(words[-1])
        elif _UNSPACED.search(token):
            words.append(token)
            marked = f"^{token}$"
            grams += [marked[i : i + n] for n in (1, 2, 3) for i in range(len(marked) - n + 1)]
        elif token[0].isalpha():
            words.append(token)
            marked = f"^{token}$"
            grams.append(f"w:{token}")
            grams += [marked[i : i + n] for n in _SIZES for i in range(len(marked) - n + 1)]
        else:
            grams.append(f"p:{token}")
    grams += [f"b:{a} {b}" for a, b in itertools.pairwise(words)]
    if words:
        grams += [f"<{words[0]}", f"{words[-1]}>", f"n:{min(len(words), 7)}"]
    return grams


def pack_model(weights: NDArray[np.float32], intercept: NDArray[np.float32]) -> bytes:
    """The weights file: eight bits of a weight's root are as good as thirty-two of the weight.

    Most weights are small and a few are fifty times as large; equal steps would round the small
    ones away.
    """
    largest = float(f"{np.abs(weights).max():.6g}")
    roots = np.sign(weights) * np.sqrt(np.abs(weights) / largest)
    small = np.rint(np.clip(roots, -1.0, 1.0) * _STEPS).astype(np.int8)
    data = {
        "kinds": TEXT_KINDS,
        "buckets": len(weights),
        "largest": largest,
        "intercept": [round(float(v), 4) for v in intercept],
        "weights": base64.b64encode(small.tobytes()).decode(),
    }
    return gzip.compress(json.dumps(data).encode(), mtime=0)


def unpack_model(packed: bytes) -> TextModel:
    """What :func:`pack_model` wrote.

    Raises:
        ValueError: the file was made for other kinds.
    """
    data = json.loads(gzip.decompress(packed))
    if tuple(data["kinds"]) != TEXT_KINDS:
        raise ValueError(f"weights for {data['kinds']}, not {TEXT_KINDS}")
    small = np.frombuffer(base64.b64decode(data["weights"]), np.int8)
    roots = small.reshape(data["buckets"], len(TEXT_KINDS)).astype(np.float32) / _STEPS
    weights = np.sign(roots) * roots**2 * data["largest"]
    return TextModel(weights.astype(np.float32), np.array(data["intercept"], np.float32))


@cache
def load_text_model() -> TextModel:
    """The model that travels with the package."""
    return unpack_model(files("enrich").joinpath("data/text_kinds.json.gz").read_bytes())


@lru_cache(maxsize=50_000)
def text_kinds(text: str) -> tuple[float, ...]:
    """Share 0..1 of each of TEXT_KINDS for one stretch of text."""
    return tuple(float(v) for v in load_text_model().shares(text))


def sounds_like(text: str, kind: str) -> float:
    """Share 0..1 of one of TEXT_KINDS for one stretch of text."""
    return text_kinds(text)[TEXT_KINDS.index(kind)]
