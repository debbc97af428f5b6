"""Whether a note may be in another language than the letter it is to stand in.

The script settles it where scripts differ. Among languages in Latin letters, function words tell
most, then letters and endings that are typical of one. A word or two may tell nothing: such a note
is taken to be in the language its owner writes everything else in.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from enrich.fold import has_other_letters
from pipeline.followup.names import is_east_asian

# Function words, and the verbs that notes begin with. One that exists in several languages stands
# in each of them: it then tells nothing between these.
_WORDS = {
    "en": """a about above after all also am an and any are around as asked at be because been before but by can
        could did die do does for from get give had has hat have he her him his how i if in interested into is it its just
        late less like list make man me met mine mode more most my need needs new no not of off old on one or other
        our out over own promised said send she should so some spoke talk talked tell than that the their them then
        there they this those to told too under until up us use using via want wants war was we were what when where
        which who why will with without would you your café résumé naïve fiancé fiancée cliché façade""",
    "de": """ab aber alle allem allen aller als also alte alten alter am an andere auch auf aus bei beim bin bis braucht da
        damit dann das dass dem den der des die dies diese dieser doch du durch ein eine einem einen einer eines er
        es euch für gegen geht gesprochen gespräch gut hat haben habe ich ihm ihn ihr ihre im in ins ist ja kann kein
        keine man mehr mein meine mich mir mit möchte nach neue neuen neuer nicht noch nur ob oder ohne sehr sein seine
        sich sie sind so sollte sprachen statt sucht über um und uns unser unsere unter viel vom von vor war was wegen
        wenn wer wie will wir wird wo zu zum zur zwischen""",
    "fr": """à afin ai après au aussi autour aux avec avoir avons besoin ce ces cette chez comme contre d' dans de depuis des
        deux donc du elle elles en entre est et être faire il ils j' je l' la le les leur leurs lors lui ma mais me même
        mes mon ne nos notre nous on ont ou où par parlé pas peu plus pour qu' qui que quoi s' sa sans se ses si son
        sont sous sur ta très un une vers vos votre vous y""",
    "es": """a al algo alguien ante año años antes aquí así aún bajo busca cada como con contra cual cuando de del desde
        donde dos el ella ellos en entre era es esta está este esto fue ha hablamos hacia han hasta hay la las le les lo
        los más me mi mis muy ni no nos nosotros nuestra nuestro o otra otro para pero poco por porque que qué quien
        se según ser si sí sin sobre son su sus también tiene un una unas unos y ya yo""",
    "pt": """a algo alguém ao aos até as às cada com como conversamos da das de dela dele depois do dos e é ela elas ele eles
        em entre era essa esse esta está este eu falamos foi há isso já lhe mais mas me meu minha muito na nas nem no nos
        nossa nosso não o os ou para pela pelas pelo pelos por porque procura quando que quem são se sem ser seu seus
        sobre sua suas também tem um uma umas uns você""",
    "nl": """aan al alle als bij dan dat de deze die dit doen door dus een en er gaat geen goed had heb hebben heeft het
        hij hoe hun iets ik in is je kan maar meer met mij mijn na naar niet nieuwe nog nu of om onder ons onze ook op
        over sprak spraken te tegen tot tussen u uit van veel voor waar was wat we wel werd wij wil zijn zonder zich zij
        zo""",
    "it": """a abbiamo ai al alla alle anche che chi ci col come con cui da dai dal dalla degli dei del della delle di
        dopo è ed e gli ha hanno ho i il in io la le lei lo loro lui ma mi mia mio nei nel nella nelle noi non nostra
        nostro o ogni parlato per perché più quando quello questa questo se sempre senza si sono su sua sui sul sulla
        suo tra tutti un una uno""",
}  # fmt: skip
_FUNCTION_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}

_TYPICAL = {
    "en": r"th|wh|gh|sh|ee|oo|ou|ea|ow|aw|ew|oa|ai|dg|qu|[a-z]y$|ing$|ings$|ed$|ly$|ions?$|ness$|[bcdfghklmnprtwy]s$",
    "de": r"sch|[aäeioöuü]ch|ch[ts]|ik$|ei|eu|ie(?!s$)|pf|tz|ck|[ckz]u|ung|[hk]eit|lich|isch|[lmnprtgkbfhd]en$|[tflrkn]e$",
    "fr": r"eau|eux|eur|oi|ou|ai|aux?$|elle|ette|ique|ment|[ts]ion|age$|ée?s?$|[dlj]'|qu|ité|[cmp]es$",
    "es": r"ción|ciones|dad$|[aeo]s$|[aeiou][rlnd][ao]$|ll|ue|ie[nrs]|[aei]r$|mente$",
    "pt": r"ção|ções|dade$|[aeo]s$|[aeiou][rlnd][ao]$|nh|lh|ei|ou$|ss|[aei]r$|mente$",
    "nl": r"aa|ee|oo|uu|ij|oe|ui|sch|ieu|[lmnprtgkbd]en$|heid|lijk|isch|ing$",
    "it": r"zion[ei]|gli|gn|[aeiou](?:tt|ll|cc|zz|nn|pp|ss|gg)[aeio]|[aeiou][rlndtm][aeio]$|chi|che|ità$",
}  # fmt: skip
"""Clusters and endings that are commoner there than elsewhere."""
_TYPICAL_OF = {language: re.compile(pattern) for language, pattern in _TYPICAL.items()}
_ACCENTED = {
    "en": "",
    "de": "äöüß",
    "fr": "àâçèéêëîïôœùû",
    "es": "áéíóúñ",
    "pt": "ãõâêôàáéíóúç",
    "nl": "ëï",
    "it": "àèéìòù",
}
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz'-").union(*_ACCENTED.values())
_ELSEWHERE = "elsewhere"
"""Any language not listed, told by letters that none of the listed ones has: ł, ğ, ø."""
_KANA = re.compile(r"[\u3040-\u30ff]")
_NOT_JAPANESE = re.compile(
    r"[\uac00-\ud7af们这说谈讲对关产业东车发门时贵还吗呢吧为务难给过边进远运]"
)
"""Hangul, and signs that only simplified Chinese has."""
_WORD = re.compile(r"[^\W\d_]+['’]s\b|\b[dljsDLJS]['’]|[^\W\d_]+(?:-[^\W\d_]+)*")


def may_be_foreign(said: Iterable[str], language: str, own: bool) -> bool:
    """Whether what was noted may be in another language than ``language``.

    Args:
        said: the words that stand in the letter, then wider and wider texts around them, which
            are asked in turn while the narrower tell nothing.
        own: whether the letter is in the language that its owner writes notes in.
    """
    for text in said:
        foreign = _tell(unicodedata.normalize("NFC", text), language, own)
        if foreign is not None:
            return foreign
    return not own


def _tell(text: str, language: str, own: bool) -> bool | None:
    """Whether ``text`` is in another language than ``language``; None when it does not tell."""
    if not any(map(str.isalpha, text)):
        return None
    if language == "ja":
        if _NOT_JAPANESE.search(text) and not _KANA.search(text):
            return True
        return not is_east_asian(text)
    if has_other_letters(re.sub(r"(?<!\w)[\u0370-\u03ff](?!\w)", "", text)):  # α is a sign
        return True
    scores = _weigh(text)
    lead = scores[language] - max(score for one, score in scores.items() if one != language)
    # One odd ending is no doubt about the language one notes in, and no proof of another.
    if lead >= (1 if own else 2):
        return False
    return True if lead <= (-2 if own else -1) else None


def _weigh(text: str) -> Counter[str]:
    """How much speaks for each language."""
    scores = Counter(dict.fromkeys((*_WORDS, _ELSEWHERE), 0))
    for number, found in enumerate(_WORD.finditer(text)):
        word = found.group().replace("’", "'")
        if word.isupper() and len(word) > 1:  # IBM, CO2
            continue
        small = word.casefold()
        speakers = [one for one, words in _FUNCTION_WORDS.items() if small in words]
        if small.endswith("'s"):
            speakers = ["en"]
        for one in speakers:
            scores[one] += 3
        if speakers:
            continue
        capital = bool(number) and word[0].isupper() and len(word) > 2
        for one, typical in _TYPICAL_OF.items():
            scores[one] += min(2, len(set(typical.findall(small))))
            if not capital or one == "de":  # a capital begins German nouns, elsewhere only names
                scores[one] += 2 * any(letter in _ACCENTED[one] for letter in small)
        if not capital and not _LETTERS.issuperset(small):
            scores[_ELSEWHERE] += 3
        scores["de"] += capital
    return scores
