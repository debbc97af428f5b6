"""What each kind of evidence adds: the cross-validation again, with that kind left out.

    python -m training.ablate --book BOOK --photos FOLDER --labels LABELS.json

A kind is left out of training, so that no tree asks for it. Prints F1 per field, and the share
of cards that need no edit, as a Markdown table.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace

from enrich.assemble import assemble
from enrich.contact import Source
from pipeline.evaluation.figures import Evaluation, evaluate
from training.calibrate import Recorder, read_unseen
from training.corpus import add_card_arguments, generated_examples, read_labelled

KINDS_OF_EVIDENCE = {
    "nothing": None,
    "word lists": r"(?:^|[:_])(?:w|first|last|line|a|b)_(?!k_)(?:given|family|name|honorific|degree|title|seniority|field|"
    r"department|organization|legal|address|state|country|city|slogan|hours)$|likeness|longer_legal",
    "what texts sound like": r"(?:^|[:_])k_|sound_gain|ab_gain",
    "shape of the letters": r"capitals|title_case|lower_start|caps|dots|commas|ampersand|bracket|quote|hash|dotted|"
    r"initials|longest_word|mean_word|vowels|camel|case_mix",
    "size and place of the print": r"height|x_middle|y_middle|^left|^right|^width|^order|larger_above|portrait|gap|"
    r"centred|same_left|same_right|^x$|^y$|twin",
    "neighbouring print": r"^(?:above|below|before|after|above2|below2):",
    "e-mail and domain": r"in_email|in_domain|^domain|emails|local$",
    "opinion of the rest of the card": r"^p:|best_other|rank|total:|^line:|block",
}
_FIELDS = ("name", "title", "org", "address")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    add_card_arguments(parser)
    parser.add_argument("--generated", type=int, default=500)
    parser.add_argument("--folds", type=int, default=2)
    args = parser.parse_args(argv)
    # Transplants take ten times as long and tell nothing of the evidence.
    labelled = replace(read_labelled(args), transplants=())
    training = generated_examples(args.generated, weight=1.0)
    print(f"| left out | {' | '.join(_FIELDS)} | no edit |")
    print("|---|" + "---|" * (len(_FIELDS) + 1))
    for name, pattern in KINDS_OF_EVIDENCE.items():
        cards = read_unseen(labelled, training, (), args.folds, pattern)
        contacts = [
            replace(c, source=(Source(card.picture.file),))
            for card in cards
            for c in assemble(card.evidence, card.values, Recorder())
        ]
        print(f"| {name} |", _figures(evaluate([c.picture for c in cards], contacts)), flush=True)
    return 0


def _figures(evaluation: Evaluation) -> str:
    scores = [evaluation.fields[field].f1 for field in _FIELDS]
    return " | ".join(f"{v:.3f}" for v in (*scores, evaluation.no_edit.share)) + " |"


if __name__ == "__main__":
    sys.exit(main())
