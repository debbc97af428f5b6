"""Native script to Latin letters, as far as it can be done letter by letter.

Cyrillic (BGN/PCGN without apostrophes), Greek (ELOT 743), kana (modified Hepburn, long vowels
short, as on cards) and Hangul (Revised Romanization without assimilation). Han characters have
no reading of their own, so they are left to the table of surnames.
"""

from __future__ import annotations

import unicodedata

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџѓќѕў",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye g dj"
        " j lj nj c dz gj kj dz u".replace("_", "").split(" "),
        strict=True,
    )
)
_GREEK_PAIRS = {
    "ου": "ou", "αυ": "av", "ευ": "ev", "μπ": "b", "ντ": "nt", "γγ": "ng", "γκ": "gk", "τζ": "tz",
}  # fmt: skip
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψως",
        "a v g d e z i th i k l m n x o p r s t y f ch ps o s".split(" "),  # noqa: SIM905
        strict=True,
    )
)
_KANA_SOUNDS = (
    "a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho"
    " ma mi mu me mo ya yu yo ra ri ru re ro wa i e o n ga gi gu ge go za ji zu ze zo da ji zu"
    " de do ba bi bu be bo pa pi pu pe po vu"
)
_KANA = dict(
    zip(
        "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろ"
        "わゐゑをんがぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゔ",
        _KANA_SOUNDS.split(),
        strict=True,
    )
)
_SMALL_Y = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
_SMALL_VOWELS = {"ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
_LEADS = "g kk n d tt r m b pp s ss _ j jj ch k t p h".replace("_", "").split(" ")
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()  # noqa: SIM905
_TAILS = "_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t".replace("_", "").split(" ")


def romanise(text: str) -> str | None:
    """Latin letters in lower case, or None when a letter has no single reading (Han, Thai, …)."""
    text = unicodedata.normalize("NFKC", text).casefold()
    out: list[str] = []
    at = 0
    while at < len(text):
        letter = text[at]
        name = unicodedata.name(letter, "")
        if not letter.isalpha() and letter not in "ー":
            out.append(letter)
        elif name.startswith("CYRILLIC"):
            out.append(_CYRILLIC.get(letter, ""))
        elif name.startswith("GREEK"):
            pair = _bare(text[at : at + 2])
            if pair in _GREEK_PAIRS:
                out.append(_GREEK_PAIRS[pair])
                at += 1
            else:
                out.append(_GREEK.get(_bare(letter), ""))
        elif "HIRAGANA" in name or "KATAKANA" in name or letter == "ー":
            _add_kana(out, _to_hiragana(letter))
        elif name.startswith("HANGUL SYLLABLE"):
            out.append(_hangul(letter))
        else:
            return None
        at += 1
    latin = "".join(out).strip()
    return latin.replace("っ", "") if any(c.isalpha() for c in latin) else None


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _to_hiragana(letter: str) -> str:
    return chr(ord(letter) - 0x60) if "ァ" <= letter <= "ヴ" else letter


def _add_kana(out: list[str], kana: str) -> None:
    last = out[-1] if out else ""
    if kana in _SMALL_Y and last.endswith("i") and len(last) > 1:
        stem = last[:-1]
        out[-1] = stem + ("" if stem in {"sh", "ch", "j"} else "y") + _SMALL_Y[kana]
    elif kana in _SMALL_VOWELS and last:
        out[-1] = last.rstrip("aiueo") + _SMALL_VOWELS[kana]
    elif kana == "ー":
        pass
    elif kana == "っ":
        out.append("っ")
    else:
        sound = _KANA.get(kana, "")
        if last == "っ" and sound:
            out[-1] = "t" if sound.startswith("ch") else sound[0]
        if sound == "u" and last.endswith("o"):
            return
        if sound == "o" and last.endswith("o") and len(last) > 1:
            return
        out.append(sound)


def _hangul(letter: str) -> str:
    number = ord(letter) - 0xAC00
    return _LEADS[number // 588] + _VOWELS[number % 588 // 28] + _TAILS[number % 28]
