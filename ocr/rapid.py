"""RapidOCR (PP-OCRv6): the default engine. Its models travel inside its wheel."""

from __future__ import annotations

import logging
import platform
import sys
import unicodedata
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Char, Line, Picture, Point, Quad, Script
from ocr.glance import within

_SLIVER = 64
"""Pixels of the short side at which the detector still sees something."""
_MODELS = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx")
_WAVERED = 0.8
"""Two readings of one letter share its probability: neither is surer."""


class RapidEngine:
    """PP-OCRv6 detection and recognition by OpenVINO (x86-64) or onnxruntime.

    Parameters are fixed at construction: RapidOCR's per-call options stick to the
    instance. Its 0/180 line classifier is left out, because it misreads lines of
    digits; which way is up is voted per card by :mod:`ocr.straighten`.
    """

    name = "rapidocr"
    scripts = frozenset({Script.LATIN, Script.HAN, Script.KANA})

    def __init__(self, threads: int = 1) -> None:
        _keep_quiet()
        import rapidocr
        from rapidocr import EngineType, RapidOCR

        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        folder = Path(rapidocr.__file__).parent / "models"
        detector, recognizer = (folder / name for name in _MODELS)
        openvino = platform.machine().lower() in {"x86_64", "amd64"} and find_spec("openvino")
        engine = EngineType.OPENVINO if openvino else EngineType.ONNXRUNTIME
        params: dict[str, Any] = {
            "Global.use_cls": False,
            "Global.return_word_box": True,
            "Global.text_score": 0.0,
            "Global.log_level": "error",
            "Det.engine_type": engine,
            "Rec.engine_type": engine,
            "Det.model_path": str(detector),
            "Rec.model_path": str(recognizer),
            # Beside a longer line a shorter one is padded, which costs time and spaces.
            "Rec.rec_batch_num": 1,
            "EngineConfig.openvino.inference_num_threads": threads,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
        self._ocr = RapidOCR(params=params)
        self._threads = threads if openvino else None

    def detect(self, picture: Picture) -> tuple[Quad, ...]:
        """See :meth:`ocr.engine.Engine.detect`."""
        part = within(picture, 2000)
        # Its own way in cuts every box out of the picture too, which recognize() does again.
        detector: Any = self._ocr.text_det or self._load("det")
        seen = detector.session(_as_input(part))
        boxes, _ = detector.postprocess_op(seen, part.shape[:2])
        found = detector.sorted_boxes(np.asarray(boxes))
        ratio = np.array(picture.shape[1::-1]) / np.array(part.shape[1::-1])
        return tuple(_quad(box * ratio) for box in found)

    def recognize(self, picture: Picture, quads: Sequence[Quad]) -> tuple[Line | None, ...]:
        """See :meth:`ocr.engine.Engine.recognize`."""
        if not quads:
            return ()
        bgr = _bgr(picture)
        crops = [_crop(bgr, quad) for quad in quads]
        if self._ocr.text_rec is None:
            self._load("rec")
        result = self._ocr.recognize_txt(crops)
        assert result.txts is not None
        lines = []
        for quad, text, score, info in zip(
            quads, result.txts, result.scores, result.word_results, strict=True
        ):
            lines.append(_line(quad, text, float(score), info) if text.strip() else None)
        return tuple(lines)

    def read(self, picture: Picture) -> tuple[Line, ...]:
        """See :meth:`ocr.engine.Engine.read`."""
        return tuple(line for line in self.recognize(picture, self.detect(picture)) if line)

    def _load(self, which: str) -> Any:
        """RapidOCR's own part, made to count in single precision.

        OpenVINO takes bfloat16 wherever the processor has it: other letters on other machines,
        and more of them wrong. RapidOCR has no setting for that.
        """
        part = getattr(self._ocr, f"_load_{which}_model")()
        if self._threads is not None:
            from openvino import Core  # type: ignore[import-untyped]

            settings = {
                "INFERENCE_PRECISION_HINT": "f32",
                "INFERENCE_NUM_THREADS": self._threads,
                # Every process would count on the first core, the others would idle.
                "ENABLE_CPU_PINNING": False,
            }
            network = Core().compile_model(part.session.model, "CPU", settings)
            part.session.session = network.create_infer_request()
        return part


def _keep_quiet() -> None:
    """Keep OpenVINO from telling its maker that it is used.

    On import it counts uses in the home folder and sends an event, unless this package is
    missing. It has no setting for that which would not be a file in the home folder.
    """
    # None makes an import fail as if the package were not there.
    sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]


def _bgr(picture: Picture) -> Picture:
    return np.ascontiguousarray(picture[:, :, ::-1])


def _as_input(picture: Picture) -> NDArray[np.float32]:
    """What the detector takes: (1, BGR, height, width) in -1..1, sides multiples of 32 pixels.

    Only slivers are enlarged: whoever wants small print found (:mod:`ocr.upright`) enlarges,
    whoever wants an overview does not.
    """
    larger = max(1.0, _SLIVER / min(picture.shape[:2]))
    height, width = (round(int(side * larger) / 32) * 32 for side in picture.shape[:2])
    scaled = cv2.resize(picture, (width, height)).astype(np.float32)
    red, green, blue = cv2.split(scaled * np.float32(1 / 127.5) - np.float32(1))
    return np.asarray(np.stack([blue, green, red])[None], np.float32)


def _quad(box: Any) -> Quad:
    corners: list[Point] = [(float(x), float(y)) for x, y in box]
    return corners[0], corners[1], corners[2], corners[3]


def _crop(picture: Picture, quad: Quad) -> Picture:
    from rapidocr.utils.process_img import get_rotate_crop_image

    crop = get_rotate_crop_image(picture, np.array(quad, np.float32))
    return crop if crop.size else np.zeros((8, 8, 3), np.uint8)


def _without_echoes(chars: Sequence[Char], near: float) -> list[Char]:
    """``ií`` in neighbouring columns, neither sure, is one letter: the recogniser wavered."""
    kept: list[Char] = []
    for char in chars:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.text != char.text
            and _base(last.text) == _base(char.text)
            and char.position - last.position <= near
            and max(last.confidence, char.confidence) < _WAVERED
        ):
            kept[-1] = max(last, char, key=lambda c: c.confidence)
        else:
            kept.append(char)
    return kept


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[:1]


def _line(quad: Quad, text: str, score: float, info: Any) -> Line:
    columns = [column for word in info.word_cols for column in word]
    letters = [letter for word in info.words for letter in word]
    total = max(1.0, float(info.line_txt_len))
    placed = dict(zip(range(len(letters)), zip(letters, columns, strict=False), strict=False))
    chars: list[Char] = []
    at, last = 0, 0.0
    for letter, confidence in zip(text, info.confs, strict=False):
        if at in placed and placed[at][0] == letter:
            last = min(1.0, (placed[at][1] + 0.5) / total)
            at += 1
        chars.append(Char(letter, float(confidence), last))
    if len(chars) == len(text):
        chars = _without_echoes(chars, 1.5 / total)
        text = "".join(char.text for char in chars)
    start = len(text) - len(text.lstrip())
    stripped = text.strip()
    return Line(stripped, score, quad, tuple(chars[start : start + len(stripped)]))
