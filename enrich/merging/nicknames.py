"""Short and familiar forms of given names: one line per name, the formal forms first.

Compiled by hand from common usage. A short form may stand for several names; that two
names share a line makes them compatible, never the same.
"""

from __future__ import annotations

_LINES = """
abigail abby gail
abraham abe bram
albert al bert bertie
alexander alexandre alejandro alessandro aleksandr alex al sandy xander sascha sasha sandro lex alec
alexandra alejandra aleksandra alex sandra sandy sasha lexi ali
alfred alfredo alf fred freddy
amanda mandy
andrew andreas andre andrei andrey drew andy
angela angie
anthony antonio anton antoine tony toni
anne ann anna annie nan nancy anita anja anya
arthur art artie
barbara barb barbie babs
benjamin ben benny benji
bernard bernhard bernie
bradley brad
brian bryan
caroline carolina carol carrie caro
catherine katherine kathryn katharina kathleen ekaterina catarina cathy kathy kate katie kat kitty
ekaterina yekaterina catherine katherine katharina katja katya kate cate
katharina catherine katherine katja kathrin kati
charles carl karl carlos carlo charlie chuck chas
charlotte lotte charlie lottie
christina christine kristina kristin christiane chris tina chrissy kris
christopher christoph cristobal chris kit topher kris
christian chris
cynthia cindy
daniel danny dan
daniela danielle dani
david dave davey
deborah debra deb debbie
dennis denis den denny
dimitri dmitri dmitry dima mitya
donald don donnie
dorothy dorothea dot dottie dora thea
douglas doug
edward eduard eduardo edoardo ed eddie ted teddy ned
eleanor elena helen helena ellie nell nora lena
elizabeth elisabeth isabel liz lizzie beth betty betsy eliza lisa elsa elise libby
isabella isabel elizabeth bella isa
emily emilia em emmy
eugene eugenio yevgeny evgeny gene zhenya
evelyn eve evie
ferdinand fernando ferdi nando
florian flo
frances francesca franziska fran fanny franzi
francis francisco francesco franz frank pancho paco francois
frederick friedrich frederic federico fred freddy fritz
gabriel gabe gabi
gabriele gabriela gabrielle gabi gaby
geoffrey jeffrey jeff geoff
gerald gerard gerhard gerardo jerry gerry
gregory gregor grigori greg
giovanni gianni
giuseppe peppe beppe pino
gustav gustavo gus
guillermo memo
harold harald hal harry
henry heinrich henri enrique enrico heinz hank harry hal hen
hubert bert
ignacio nacho
irina ira
ivan vanya
jacob jakob jake
jacqueline jackie
james jim jimmy jamie jaime
jane janet jan janie
jennifer jen jenny jenn
jessica jess jessie
johannes hannes hans
john johann johnny jon jack
jonathan jon jonny
joseph josef jose joe joey jo pepe sepp
joshua josh
judith judy
juliana juliane julia julie jules
katrina trina
kenneth ken kenny
kimberly kim
konstantin constantin kostya costa
laurence lawrence lorenzo lorenz larry laurie
leonard leonardo leonhard leo len lenny
leslie les
lillian lily lilian
louis ludwig luis luigi lewis lou lui
lucas lukas luke luca
ludmila lyudmila lyuda mila
manuel emanuel emmanuel manny manolo manu
margaret margarete margarita margherita maggie meg peggy greta gretchen marge rita daisy
maria marie mary mariya mia masha marika mimi molly polly
mariana marianne
mark marcus markus marco marc
martha marta marti
martin martín marty
mathew matthew matthias mateo matteo matthieu matt mat matty
maximilian max
megan meg
melissa mel missy
melanie mel
michael michel miguel michele mikhail mihail mike mick mickey micky michi misha mitch
michelle michele shelly
mohammed muhammad mohamed mohammad mo
natalia natalie nataliya natasha nat tasha
nathaniel nathan nate nat
nicholas nicolas nikolaus nikolai nikolay niccolo nick nicky nico niko klaus claus kolya
nicole nicola nicky niki
oliver olivier olivia ollie oli
olga olya
oscar oskar
pamela pam
patricia patrizia pat patty tricia trish pati
patrick patricio pat paddy
paul paulo paolo pablo pavel
penelope penny
peter pedro pietro pierre petr pyotr pete petya
philip phillip philipp philippe felipe filippo phil pip
rachel rach
raymond raimund ramon ray
rebecca becky becca
ricardo riccardo richard rick ricky rich richie dick
robert roberto roberta bob bobby rob robbie bert robin
roger rodger rog
roland rolando rolly
ronald ron ronnie
rosemary rosa rose rosie
rudolf rodolfo rudi rudy
russell russ
samantha sam
samuel sam sammy
sarah sara sally sadie
sebastian seb basti bastian
sergei sergey sergio serge seryozha
sofia sophia sophie sonja sonya
stanley stanislav stan
stephen steven stephan stefan stefano esteban etienne steve stevie
stephanie stefanie steffi steph
susan susanne suzanne susana susanna sue susie suzy sanne
tatiana tatyana tanya tania
teresa theresa therese terry tess tessa resi
terence terrence terry
theodore theodor teodoro fyodor ted teddy theo
thomas tomas tommaso tom tommy
timothy tim timmy
ulrich uli
ulrike uli rike
valentina valerie val
veronica veronika vero ronnie
victor viktor vic vitya
victoria viktoria vicky vicki tori
vincent vicente vincenzo vince vinnie vin
virginia ginny
vladimir vova volodya vlad
walter walt wally
wilhelm wilma willi
william guillaume will bill billy willy liam
wolfgang wolf
yekaterina katya
yuri juri
zachary zach zack
"""


def _index() -> dict[str, frozenset[str]]:
    formal: dict[str, frozenset[str]] = {}
    for line in _LINES.splitlines():
        for name in line.split():
            formal[name] = formal.get(name, frozenset()) | {line.split()[0]}
    return formal


_FORMAL = _index()


def may_be_same_given(a: str, b: str) -> bool:
    """Whether two folded given names are forms of one name, as ``bob`` and ``robert``."""
    return not formal_names(a).isdisjoint(formal_names(b))


def formal_names(given: str) -> frozenset[str]:
    """The formal names that ``given`` may stand for, itself among them."""
    return _FORMAL.get(given, frozenset()) | {given}
