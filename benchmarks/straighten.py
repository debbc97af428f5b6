"""What finding and straightening cards costs, beside reading them.

    python -m benchmarks.straighten [FOLDER]

FOLDER defaults to samples/photos. Prints, per photo and in total, the seconds spent on
finding (text boxes on a small copy, outlines, choice), straightening (perspective, skew)
and reading (text boxes on the card, recognition, which way is up, doubtful lines again; codes),
and the share of the first two in reading. The figure to stay under is 15 %. Other scripts, which
a second engine reads on some cards, are left out.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from ocr.again import read_again
from ocr.choice import open_engine
from ocr.codes import read_codes
from ocr.engine import Engine
from ocr.errors import OcrError
from ocr.finder import find_cards
from ocr.lines import tidy_lines
from ocr.photo import decode
from ocr.straighten import flatten
from ocr.upright import read_upright

Seconds = tuple[float, float, float]


def measure_photo(data: bytes, engine: Engine) -> Seconds:
    """Seconds of finding, straightening and reading all cards of one file."""
    finding = straightening = reading = 0.0
    for photo in decode(data):
        start = time.process_time()
        cards = find_cards(photo.picture, engine)
        finding += time.process_time() - start
        for card in cards:
            start = time.process_time()
            flat = flatten(photo.picture, card.quad, card.texts)
            middle = time.process_time()
            upright, _, read, _ = read_upright(flat.picture, engine)
            lines = tidy_lines(read)
            read_again(upright, lines, lines, engine)
            read_codes(upright)
            straightening += middle - start
            reading += time.process_time() - middle
    return finding, straightening, reading


def main() -> None:
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
            if warm_up or row[2] == 0:
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
