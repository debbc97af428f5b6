"""How right the contacts are of cards written by hand that nothing was fitted on.

    python -m benchmarks.written FOLDER [--all | --unseen]

Takes the held-out part of training/written (with ``--all`` every card of it, with ``--unseen`` those
of benchmarks/unseen, none of which is fitted on) as a reader without a slip would read it, so that
only the labelling counts, not the reading. Writes FOLDER/labels.json and FOLDER/cards.jsonl, and
judges the one by the other as ``kith evaluate`` does.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from enrich.contact import Source
from enrich.contact_json import dump_contact
from enrich.read import read_contacts
from ocr.card import Card
from pipeline.commands.evaluate import command as evaluate
from samples.generate import DesignedCard, to_lines
from samples.generate.records import label
from training.written import WRITTEN, is_held_out, read_written

UNSEEN = Path(__file__).parent / "unseen"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true", help="also the cards that are fitted on")
    parser.add_argument("--unseen", action="store_true", help="those of benchmarks/unseen instead")
    parser.add_argument("--errors", action="store_true", help="list every difference")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    labels, contacts = [], []
    for path in sorted((UNSEEN if options.unseen else WRITTEN).glob("*.cards")):
        for design in read_written(path):
            if not (options.all or options.unseen or is_held_out(design)):
                continue
            file = f"{path.stem}-{design.seed + 1}.png"
            labels.append(label(design.truth, file))
            found = read_contacts(_as_read(design))
            contacts += [dump_contact(replace(c, source=(Source(file),))) for c in found]
    judged, truth = options.folder / "cards.jsonl", options.folder / "labels.json"
    truth.write_text(json.dumps(labels, ensure_ascii=False, indent=1), encoding="utf-8")
    judged.write_text("".join(f"{contact}\n" for contact in contacts), encoding="utf-8")
    errors = ["--errors"] if options.errors else []
    evaluate([str(truth), "--contacts", str(judged), *errors], standalone_mode=False)


def _as_read(design: DesignedCard) -> Card:
    lines, _ = to_lines(design, design.seed, level=0.0)
    width, height = float(design.width), float(design.height)
    whole = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    return Card(np.zeros((design.height, design.width, 3), np.uint8), whole, 0, lines, (), ())


if __name__ == "__main__":
    main()
