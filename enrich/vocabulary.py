"""A set of words and phrases that can say how much of a text it covers."""

from __future__ import annotations

from collections.abc import Iterable

from enrich.fold import fold, is_unspaced, unspaced_runs, words

_SYLLABLE = 2
"""Letters up to which a part of an entry of several says nothing by itself."""


class Vocabulary:
    """Words and phrases of many languages, compared without case, accents and punctuation.

    Phrases of scripts without spaces (Han, kana, Hangul, Thai) are found inside a run of letters,
    longest first; all others as whole words.
    """

    def __init__(self, entries: Iterable[str], *others: Vocabulary) -> None:
        spaced: set[tuple[str, ...]] = {phrase for other in others for phrase in other._phrases}
        unspaced: set[str] = {run for other in others for run in other._runs}
        for entry in entries:
            runs = unspaced_runs(fold(entry)) if is_unspaced(entry) else ()
            if runs:
                # Of "月~金" neither is an entry: inside names both are found everywhere.
                alone = len(runs) == 1
                unspaced.update(run for run in runs if alone or len(run) > _SYLLABLE)
            elif key := words(entry):
                spaced.add(key)
        self._phrases: frozenset[tuple[str, ...]] = frozenset(spaced)
        self._runs: frozenset[str] = frozenset(unspaced)
        self._longest_phrase = max(map(len, spaced), default=0)
        self._longest_run = max(map(len, unspaced), default=0)

    def __len__(self) -> int:
        return len(self._phrases) + len(self._runs)

    def __contains__(self, text: object) -> bool:
        """Whether the whole text is one entry."""
        if not isinstance(text, str):
            return False
        return words(text) in self._phrases or fold(text).strip() in self._runs

    def joined(self, *others: Vocabulary) -> Vocabulary:
        """A vocabulary with the entries of all."""
        return Vocabulary((), self, *others)

    def hits(self, text: str) -> tuple[str, ...]:
        """The entries found, in order, folded, longest first where they overlap."""
        found: list[str] = []
        tokens = words(text)
        at = 0
        while at < len(tokens):
            size = self._phrase_at(tokens, at)
            if size:
                found.append(" ".join(tokens[at : at + size]))
                at += size
                continue
            for run in unspaced_runs(tokens[at]):
                found += self._inside(run)
            at += 1
        return tuple(found)

    def share(self, text: str) -> float:
        """The share of the text's letters, 0..1, that the entries found cover."""
        total = sum(map(len, words(text)))
        if not total:
            return 0.0
        return min(1.0, sum(len(hit.replace(" ", "")) for hit in self.hits(text)) / total)

    def _phrase_at(self, tokens: tuple[str, ...], start: int) -> int:
        for size in range(min(self._longest_phrase, len(tokens) - start), 0, -1):
            if tokens[start : start + size] in self._phrases:
                return size
        return 0

    def _inside(self, run: str) -> list[str]:
        found: list[str] = []
        at = 0
        while at < len(run):
            for size in range(min(self._longest_run, len(run) - at), 0, -1):
                if run[at : at + size] in self._runs:
                    found.append(run[at : at + size])
                    at += size
                    break
            else:
                at += 1
        return found
