"""Whether a note names what was talked about, or is a memo that would spoil a letter.

``quiet pumps`` is a topic, ``friend of Anna`` and ``met at the bar, call back re invoice`` are not.
What is left out of a letter by mistake is asked for, what is left in by mistake is sent: so in doubt
a note is no topic. Notes may be in any of our languages whatever the letter's, so all are looked at.
"""

from __future__ import annotations

import re

from enrich.fold import fold
from pipeline.followup.names import is_east_asian

# All of these look at folded text: lower case without accents. A hyphen goes on with a word:
# "no-code tools" and "left-handed scissors" are topics.
_END = r"(?![\w'-])"

# fmt: off
_RELATIVES = (
    "friend|colleague|coworker|co-worker|cousin|brother|sister|wife|husband|son|daughter|mother|father|boss|assistant"
    "|secretary|neighbou?r|classmate|boyfriend|girlfriend|roommate|uncle|aunt|nephew|niece|acquaintance|ex"
    "|freund(?:in)?|kolleg(?:e|in)|bekannter?|bruder|schwester|frau|mann|sohn|tochter|chef(?:in)?|nachbar(?:in)?|cousine?"
    "|schulfreund(?:in)?|studienfreund(?:in)?|amie?|collegue|copain|copine|frere|s(?:oe|œ)ur|femme|mari|fils|fille|patronne?"
    "|voisine?|connaissance|amig[oa]|colega|companer[oa]|prim[oa]|herman[oa]|espos[oa]|mujer|marido|hij[oa]|jef[ea]|vecin[oa]"
    "|conocid[oa]|soci[oa]|irmao?|mulher|filh[oa]|chefe|vizinh[oa]|conhecid[oa]"
)
_ROLES = "ceo|cto|cfo|coo|head|director|manager|founder|co-?founder|owner|president|vp|leiter(?:in)?|chef(?:in)?|inhaber(?:in)?"
# Forms that are verbs and nothing else, so that a clause that begins with one is a sentence.
_VERBS = (
    "met|saw|knows|knew|called|wrote|texted|sent|asked|asks|invited|introduced|wants|wanted|needed|liked|likes|loves|hates"
    "|worked|lives|lived|comes|came|has|had|is|was|were|are|will|would|could|should|gave|gives|got|took|takes|offered|promised"
    "|said|says|told|thinks|looks|looking|seemed|seems|speaks|spoke|studied|studies|owes|owns|paid|bought|sells|sat|stood|wore"
    "|wears|brought|referred|recommended|interested|forgot|remember|moved|retired|hopes|must|might|used to|grew up|going to"
    "|getroffen|kennengelernt|traf|trafen|kennt|kannte|anrufen|zuruckrufen|angerufen|ruft|mailen|schickt|nachfassen|nachhaken"
    "|melden|meldet|wegen|gefragt|fragt|mochte|braucht|sucht|ist|wird|arbeitet|wohnt|kommt|sagte|meinte|empfohlen|vermittelt"
    "|interessiert"
    "|rencontree?s?|connait|rappeler|appeler|relancer|recontacter|envoyer|ecrire|demander|veut|voudrait|cherche|est|etait|travaille"
    "|habite|vient|aime|adore|dit|pense|interessee?|recommandee?|presentee?"
    "|conoci|conocimos|conoce|nos conocimos|llamar|volver a|devolver|enviar|escribir|mandar|preguntar|pidio|quiere|busca|necesita"
    "|tiene|es|era|fue|esta|trabaja|vive|viene|le gusta|dijo|recomendad[oa]|presentad[oa]|interesad[oa]|recordar|encontre"
    "|conheci|conhecemos|conhece|ligar|retornar|escrever|perguntar|pediu|quer|procura|precisa|tem|foi|trabalha|mora|gosta|disse"
    "|apresentad[oa]|interessad[oa]|lembrar|encontrei"
)
# Words that are verbs by what follows: "call her" and "call centres", "needs a hand" and "needs analysis".
_VERBS_BEFORE = (
    "call|ring|phone|e-?mail|mail|text|ping|contact|check|visit|answer|ask|follow|see|meet|remind|reply|write|send|chase|invite"
    "|introduce|needs|works|runs|offers|plans|plays|left|joined"
)
_AFTER_VERB = (
    "back|up|him|her|them|me|us|it|to|in|at|on|by|re|again|next|this|about|for|with|as|after|before|when|if|soon|today|tomorrow"
    "|tonight|monday|tuesday|wednesday|thursday|friday|the|an?|my|his|their|our"
)
_OPENERS = (
    "he|she|they|i|we|you|it|er|sie|ich|wir|il|elle|je|nous|ils|ella|yo|ele|ela|eu|nos"
    "|via|through|from|at|in|on|near|behind|by|next to|with|mit|im|beim?|vom|zum|zur|aus|auf|nach|chez|dans|avec|au|aux"
    "|con|por|para|desde|en|no|na|com|pelo|pela"
    "|todo|to do|urgent|important|asap|maybe|perhaps|probably|not|never|don't|do not|vip|very|really|sehr|dringend|wichtig|nicht"
    "|keine?|vielleicht|tres|pas|peut-etre|muy|urgente|quizas?|muito|talvez"
)
_LOOKS = (
    "nice|friendly|funny|tall|short|boring|rude|pushy|smart|lovely|great|good|cool|interesting|kind|shy|loud|drunk|tired|young|old"
    "|blonde?|bald|nette?r?|lustige?r?|freundliche?r?|grosse?r?|sympa(?:thique)?|gentille?|simpatic[oa]|alt[oa]|legal"
)
_SUBJECTS = (
    "guy|man|woman|lady|person|chap|bloke|girl|boy|fellow|talk|chat|conversation|meeting|people|one|contact|lead|prospect|hair|beard"
    "|glasses|typ|mensch|mann|frau|gesprach|mec|homme|femme|conversation|chico|chica|hombre|mujer|charla|homem|mulher|conversa"
)
# fmt: on


def _any(words: str) -> str:
    """The alternatives as they stand in a pattern in which spaces do not count."""
    return "(?:" + words.replace(" ", r"\s") + ")"


_MEMO = re.compile(
    rf"""(?:
        (?:(?:an?|the|my|his|her|their|our|old|good|close|best|ein|eine|alter?|un|une|mon|ma|uma?|mi)\s+)*
            {_any(_RELATIVES)}\s+(?:of|from|at|to|with|von|vom|der|des|aus|bei|de|du|d'\w+|chez|del|do|da)
      | [\w-]+'s\s+{_any(_RELATIVES)}
      | (?:the\s+)?{_any(_ROLES)}(?:\s+(?:of|at|for|von|bei|der|des)|\Z)
      | {_any(_VERBS)}
      | {_any(_VERBS_BEFORE)}\s+{_any(_AFTER_VERB)}
      | {_any(_OPENERS)}
      | hat\s+(?:eine?n?|mir|uns|sich|noch|viel|zwei|keine?n?)
      | war\s+(?:sehr|nett|fruher|bei|im?|mal|schon|eine?)
      | (?:an?\s+|the\s+|so\s+|super\s+|eine?\s+)?{_any(_LOOKS)}(?:,?\s+{_any(_SUBJECTS)})?\Z
      | (?:{_any(_SUBJECTS)}|lead|none|nothing|ok|yes)\Z
    ){_END}""",
    re.VERBOSE,
)
_ERRAND = re.compile(
    r"(?:anrufen|zuruckrufen|schicken|senden|mailen|schreiben|melden|klaren|fragen|treffen|einladen|besuchen|nachfassen|nachhaken"
    r"|vorstellen|erinnern|getroffen|kennengelernt|telefoniert|geschickt|call back|follow-? ?up|asap)\Z"
)
"""How a German memo ends, and some English ones: its verb comes last."""
_SAYS = re.compile(
    r"\A(?!.*\b(?:that|which|who|how|why|what|where|when|whether|if|they|he|she|we|it)\b.*\b(?:is|was|are)\b)"
    r"(?:[\w'-]+\s+){1,3}(?:is|was|are|were|has|had|will|wants|said|says|told|asked|knows|likes|studies|works (?:at|for|in)"
    r"|ist|war|wird|will|sagte|kennt|arbeitet|est|etait|veut|connait|travaille|quiere|dijo|conoce|trabaja|quer|disse|conhece|trabalha)\s"
)
"""A sentence about somebody: ``Anna wants a demo``."""
_NOT_FOR_OTHERS = re.compile(r"@|https?:|\d{6,}|[?!]\s*\Z|\A[\W\d]*\Z")
_EAST_ASIAN_MEMO = re.compile(
    r"(?:た|だ|です|ます|する|したい|ください|下さい|ない|さん|様|氏|友人|友達|知り合い|同僚|上司|部下|紹介|電話|連絡|折り返し|送付|確認|要フォロー"
    r"|朋友|同事|同学|老板|介绍|介紹|回电|回電|联系|聯繫|联络|跟进)\Z"
)


def is_topic(clause: str) -> bool:
    """Whether a letter can say that you talked about ``clause``."""
    text = " ".join(fold(clause).split())
    if not text or _NOT_FOR_OTHERS.search(text):
        return False
    if is_east_asian(text):
        return _EAST_ASIAN_MEMO.search(text) is None
    return not (_MEMO.match(text) or _ERRAND.search(text) or _SAYS.match(text))


def leading_topics(text: str) -> str:
    """``text`` up to its first clause that is no topic; empty when that is the first."""
    end = 0
    for clause in re.finditer(r"[^,;、，；–—]+", text):
        if not is_topic(clause.group()):
            break
        end = clause.end()
    return text[:end].strip()
