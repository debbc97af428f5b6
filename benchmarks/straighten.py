"""What finding and straightening cards costs, beside reading them.

    python -m benchmarks.straighten [FOLDER]

FOLDER defaults to samples/photos. Prints, per photo and in total, the seconds spent on
finding (text boxes on a small copy, outlines, choice), straightening (perspective, skew)
and reading (everything else that ``read_cards`` does: text boxes on the card, recognition,
which way is up, doubtful lines again, codes, whether the picture is good enough), and the
share of the first two in reading. The figure to stay under is 15 %. Other scripts, which
a second engine reads on some cards, are left out. One thread does it all, as each process
of a batch has a core of its own: with more, OpenCV's helpers' waiting would be counted as work.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import cv2

from ocr.choice import open_engine
from ocr.engine import Engine
from ocr.errors import OcrError
from ocr.finder import find_cards
from ocr.photo import decode
from ocr.reader import read_cards
from ocr.straighten import flatten

Seconds = tuple[float, float, float]


def measure_photo(data: bytes, engine: Engine) -> Seconds:
    """Seconds of finding, straightening and reading all cards of one file."""
    finding = straightening = whole = 0.0
    for photo in decode(data):
        start = time.process_time()
        cards = find_cards(photo.picture, engine)
        found = time.process_time()
        for card in cards:
            flatten(photo.picture, card.quad, card.texts)
        flat = time.process_time()
        read_cards(photo, engine)
        finding += found - start
        straightening += flat - found
        whole += time.process_time() - flat
    return finding, straightening, whole - finding - straightening


def main() -> None:
    cv2.setNumThreads(1)
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "samples/photos")
    engine = open_engine()
    files = [path for path in sorted(folder.iterdir()) if path.is_file()]
    rows: list[Seconds] = []
    print(f"{'photo':28} {'find':>7} {'straighten':>11} {'read':>7} {'share':>7}")
    for warm_up in (True, False):
        for path in files[:3] if warm_up else files:
            try:
                row = measure_photo(path.read_bytes(), engine)
            except OcrError:
                continue
            if warm_up or row[2] <= 0:
                continue
            rows.append(row)
            print(_line(path.name, row))
    total = (sum(r[0] for r in rows), sum(r[1] for r in rows), sum(r[2] for r in rows))
    print(_line(f"{len(rows)} photos", total))


def _line(name: str, row: Seconds) -> str:
    find, straighten, read = row
    share = (find + straighten) / max(read, 1e-9)
    return f"{name[:28]:28} {find:7.3f} {straighten:11.3f} {read:7.3f} {share:7.1%}"


if __name__ == "__main__":
    main()
