"""The words that put a quotation in somebody's mouth (said, wrote, afirmó, laut), and the patterns that find them."""

from __future__ import annotations

import re
from functools import cache

# Base forms; past, present and -ing forms are built by rule. Chosen from the verbs that a reporter's style book lists
# and those that stand beside direct quotations in marked news.
_ENGLISH_REGULAR = """
accuse acknowledge add admit advise affirm agree allege announce answer appeal argue ask assail assert assure attack
bellow blast boast brag call caution challenge charge chant characterise characterize cheer chide chuckle claim
clarify
comment complain concede conclude concur condemn confess confide confirm confront contend continue counter
critici[sz]e
deadpan declare decry defend demand denounce deny deride describe dismiss dispute dub echo elaborate email
emphasi[sz]e
encourage endorse enthuse estimate exclaim exhort explain express fume gripe groan gush hail hint implore imply
indicate inform
inquire insist instruct intone interject interrupt interview jest joke label lament laugh lecture lie marvel
maintain mention mock moan mumble murmur muse narrate note observe object offer opine order outline pen persist plead
pledge point post praise pray preach predict press proclaim promise pronounce propose protest question quip quote
rail rant
react reaffirm reason reassure rebuke recall reckon recommend recount reflect reiterate remark remember
remind repeat reply report request respond retort reveal ridicule rule scoff scold scream shout shriek sigh signal
sneer
snap snort state stress suggest surmise taunt tease testify text thank theori[sz]e threaten thunder tout trumpet tweet
underscore urge venture vent voice volunteer vow wail warn whisper wonder yell yelp bark roar thunder crow reckon
posit intone acknowledge recite admonish assess opine interrogate title entitle
nickname characterise brand blog reference cite urge assess rail proclaim credit blame slam hit bash rip knock
"""
_ENGLISH_IRREGULAR = """
say|says|said|saying tell|tells|told|telling write|writes|wrote|written|writing read|reads|reading
think|thinks|thought|thinking speak|speaks|spoke|speaking swear|swears|swore|swearing sing|sings|sang|singing
forecast|forecasts|foretold foresee|foresaw weep|wept let|lets teach|taught mean|meant hold|holds|held
find|finds|found|finding believe|believes|believed|believing feel|feels|felt go|goes|went|going begin|began|begins
refer|refers|referred|referring deem|deems|deemed deliver|delivered term|terms|termed|terming cry|cried|cries|crying
shoot\\s+back|shot\\s+back|shoots\\s+back hit\\s+back|fire[sd]\\s+back|firing\\s+back put\\s+it|puts\\s+it
joked|quipped|quipping admitted|admitting rapped|ranted urge scrawl|scrawled|spat|tout|come\\s+out|came\\s+out
"""
_SPANISH = """
dijo dijeron dice dicen ha\\s+dicho han\\s+dicho había\\s+dicho decía diciendo afirmó afirma afirman afirmaron
ha\\s+afirmado afirmando
aseguró asegura aseguran aseguraron ha\\s+asegurado asegurando señaló señala señalan señalaron ha\\s+señalado
señalando indicó indica indicaron
declaró declara declararon ha\\s+declarado declarando expresó expresa expresaron expresando explicó explica
explican explicaron ha\\s+explicado explicando
añadió añade añadieron ha\\s+añadido añadiendo agregó agrega agregaron agregando sostuvo sostiene sostienen
sostuvieron manifestó manifiesta
manifestaron comentó comenta comentaron precisó precisa precisaron subrayó subraya subrayaron ha\\s+subrayado
destacó destaca destacaron
ha\\s+destacado apuntó apunta apuntaron advirtió advierte advirtieron ha\\s+advertido insistió insiste insistieron
ha\\s+insistido recordó recuerda
recordaron reiteró reitera reiteraron respondió responde respondieron contestó contesta replicó replica preguntó
pregunta preguntaron
escribió escribe escribieron ha\\s+escrito tuiteó publicó concluyó concluye concluyeron admitió admite admitieron
reconoció reconoce reconocieron
ha\\s+reconocido negó niega denunció denuncia denunciaron ha\\s+denunciado criticó critica criticaron acusó acusa
acusaron pidió pide pidieron
exigió exige exigieron reclamó reclama anunció anuncia anunciaron informó informa informaron relató relata
relataron contó cuenta cuentan
detalló detalla detallaron aclaró aclara matizó matiza lamentó lamenta lamentaron celebró confesó confiesa bromeó
gritó gritaron gritan
exclamó opinó opina opinan consideró considera consideran consideraron calificó califica calificaron describió
describe llamó prometió
promete enfatizó enfatiza remarcó remarca puntualizó puntualiza argumentó argumenta alegó alega prosiguió continuó
zanjó espetó resumió
sentenció ironizó justificó defendió valoró sugirió reveló cuestionó increpó murmuró susurró reprochó remató
completó auguró vaticinó urgió instó sentencia defiende sugiere revela
coreó corearon reza rezaba rechazó ratificó externó mencionó abundó refirió acotó apostilló
remachó dictaminó proclamó advirtiendo celebra confirmó confirma tachó abogó tildó avisó alertó alerta recalcó recalca
resaltó aseveró planteó incidió puntualizó exhortó arremetió rebatió desmintió descartó ironizó estimó razonó presumió
"""
_FRENCH = """
dit disent a\\s+dit ont\\s+dit avait\\s+dit disait a\\s+déclaré déclare déclarent ont\\s+déclaré déclarait
déclarant a\\s+affirmé affirme affirment
affirmait ont\\s+affirmé affirmant a\\s+expliqué explique expliquent expliquait a\\s+ajouté ajoute ajoutent
ajoutait ajoutant a\\s+assuré assure
assurent a\\s+indiqué indique indiquent a\\s+précisé précise précisent a\\s+souligné souligne soulignent
a\\s+estimé estime estiment estimait
a\\s+rappelé rappelle a\\s+insisté insiste a\\s+répondu répond a\\s+demandé demande a\\s+écrit écrit écrivait
écrivent a\\s+lancé lance lançait
a\\s+dénoncé dénonce dénoncent a\\s+reconnu reconnaît a\\s+conclu conclut poursuit a\\s+poursuivi confie
a\\s+confié regrette a\\s+regretté
a\\s+annoncé annonce raconte a\\s+raconté témoigne a\\s+témoigné martèle a\\s+martelé prévient a\\s+prévenu juge
a\\s+jugé résume a\\s+tweeté
a-t-il\\s+dit a-t-elle\\s+dit
"""
_GERMAN = """
sagte sagten sagt sagen gesagt erklärte erklärten erklärt betonte betont betonten meinte meint meinten fügte
ergänzte ergänzt
schrieb schreibt schrieben berichtete berichtet teilte forderte fordert warnte warnt kritisierte kritisiert kündigte
behauptete behauptet antwortete antwortet fragte fragt rief versicherte versichert äußerte nannte nennt bezeichnete
sprach hieß heißt lautet twitterte unterstrich bekräftigte räumte urteilte gab zitierte
erzählte erzählten erzählt klagte klagten klagt beklagte beklagt beteuerte beteuert mahnte mahnten mahnt lobte lobten
verteidigte hob wies wiesen bestätigte bestätigten bestätigt verkündete verspricht versprach drohte droht drohten
kommentierte kommentiert konterte kontert resümierte prophezeite vermutet vermutete bilanzierte befand verlangte
verlangten verlangt appellierte schimpfte jubelte spottete scherzte erinnerte erläuterte erläutert präzisierte gestand
entgegnete entgegnet erwiderte erwidert begründete argumentierte argumentiert unterstreicht schilderte schildert
titelte postete teilten kritisierten forderten warnten nannten riefen skandierten bezeichneten bezeichnet verwies
warf wirft warfen werfen mitteilte mitteilten stellte stellten zeigte
gefragt gefordert gewarnt mitgeteilt geschrieben genannt angekündigt behauptet gemeint versichert äußerten
"""
# Verbs that report an opinion or an act as often as words: alone in a sentence they are no evidence of a quotation.
_WEAK_BASES = """press hit knock rip point offer post order rule charge interview state report term question object
    text quote cite
title label challenge comment hint claim answer demand attack voice brand order address thank credit signal outline
express
continue begin"""
_WEAK_FORMS = """find finds found finding hold holds held go goes went going begin began begins feel feels felt
    deliver delivered
think thinks thought thinking believe believes believed believing mean meant let lets come came speak speaks speaking
cuenta cuentan critica juge lance demande gab teilte teilten fügte hob wies wiesen verwies lobte lobten verteidigte
stellte stellten zeigte planteó estimó presumió descartó incidió"""
ACCORDING = re.compile(
    r"\b(?:according to|in the words of|per|"
    r"según(?:\s+(?:(?:ha|han|había)\s+\w+[dt]o|\w{3,}(?:ó|aron|ieron|a|an))(?=\s+(?:el|la|los|las|un|una|su|[A-ZÀ-Þ])))?|"
    r"de acuerdo con|a juicio de|en opinión de|en palabras de|para|selon|"
    r"d['’]après|pour|laut|zufolge|"
    r"nach (?:den |der )?"
    r"(?:Angaben|Aussagen?|Worten|Einschätzung|Ansicht|Auffassung|Darstellung)(?: (?:von|des|der))?)\s+",
    re.IGNORECASE,
)


def _forms(base: str) -> list[str]:
    """Return the regular forms of an English verb: add, adds, added, adding."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return [base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    stem = base[:-1] if base.endswith("e") else base
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
    return [base, third, stem + "ed", stem + "ing"]


def _spanish(forms: list[str]) -> list[str]:
    """Add to third persons of the past (afirmó, advirtió) their plural and their compound (ha afirmado)."""
    made = list(forms)
    for form in forms:
        ir = form.endswith("ió")
        if form.endswith("ó"):
            stem = form[:-2] if ir else form[:-1]
            made.append(stem + ("ieron" if ir else "aron"))
            made.append(rf"(?:ha|han|había|habían|haber)\s+{stem}{'ido' if ir else 'ado'}")
    return made


def _pattern(forms: list[str]) -> re.Pattern[str]:
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return re.compile(r"(?<![\w’'-])(?:" + "|".join(ordered) + r")(?![\w’-]|['](?=\w))", re.IGNORECASE)


@cache
def pattern(language: str) -> re.Pattern[str]:
    """Return what finds the speech verbs of a language; English for one that is not known."""
    if language in ("es", "fr", "de"):
        words = {"es": _SPANISH, "fr": _FRENCH, "de": _GERMAN}[language].split()
        # A list entry may be two words joined by the pattern for space.
        return _pattern(_spanish(words) if language == "es" else words)
    regular = [form for base in _ENGLISH_REGULAR.split() for form in _forms(base)]
    irregular = [form for entry in _ENGLISH_IRREGULAR.split() for form in entry.split("|")]
    return _pattern(regular + irregular)


@cache
def _weak() -> frozenset[str]:
    said = [form for base in _WEAK_BASES.split() for form in _forms(base) if not form.endswith("ed")]
    return frozenset(said + _WEAK_FORMS.split())


def is_weak(cue: str) -> bool:
    """Say whether a cue needs the quotation right beside it to count."""
    return cue.lower() in _weak()


@cache
def _bare() -> frozenset[str]:
    """English forms without an ending (report, claim): nouns as often as verbs."""
    irregular = [
        "say",
        "tell",
        "write",
        "think",
        "speak",
        "swear",
        "sing",
        "mean",
        "hold",
        "find",
        "believe",
        "feel",
        "go",
        "begin",
        "refer",
        "cry",
        "let",
        "teach",
        "deem",
    ]
    return frozenset([*_ENGLISH_REGULAR.split(), *irregular])


def spoken(match: re.Match[str]) -> bool:
    """Say whether a word that `pattern` found is a verb there, by the word before it and after it."""
    cue = match.group()
    text = match.string
    before = _PREVIOUS.search(text, max(0, match.start() - 24), match.start())
    word = before.group(1).lower() if before else ""
    owned = word.endswith(("'s", "’s", "s'", "s’"))
    if word in _DETERMINERS or (owned and (cue.lower() in _nouns() or cue.lower() in _COUNTED)):
        return False
    if (word.isdigit() and cue.lower() in _COUNTED) or (word in _ELLIPTIC and cue.lower().endswith(("ed", "told"))):
        return False  # "22 emails", "when asked"
    if (
        cue.lower() in _bare()
        and cue.islower()
        and not (word in _BEFORE_BARE or word.endswith(("s", "n't", "n’t", "people", "men")))
    ):
        return False
    # "Ian Read said", "the former State official": a capital inside a sentence is a name.
    follows = text[match.end() : match.end() + 6].strip()
    return not (cue[0].isupper() and (word.islower() or follows.startswith(("said", "says", "told", "wrote"))))


@cache
def _nouns() -> frozenset[str]:
    return frozenset([*_bare(), *(form for base in _WEAK_BASES.split() for form in _forms(base))])


_PREVIOUS = re.compile(r"([\w’']+)\s+$")
_DETERMINERS_WORDS = """
    the a an his her their its this these those my our your any some no such of for in with by from el la los
    las un una del der die das ein su sus esta este esa ese
"""
_COUNTED_WORDS = """
    emails calls reports posts tweets claims requests questions comments charges orders rules points counts texts
    demands offers attacks interviews objects remarks notes replies echoes threats messages
"""
_COUNTED = frozenset(_COUNTED_WORDS.split())
_ELLIPTIC = frozenset(["when", "if", "though", "although", "unless"])
_DETERMINERS = frozenset(_DETERMINERS_WORDS.split())
_BEFORE_BARE_WORDS = """
    to will would can could should may might must did do does not i we they you who and or also never often
"""
_BEFORE_BARE = frozenset(_BEFORE_BARE_WORDS.split())


def is_participle(cue: str, language: str) -> bool:
    """Say whether a cue has its subject elsewhere in the sentence ("..., adding")."""
    ending = {"es": "ndo", "fr": "ant", "de": "\0"}.get(language, "ing")
    return cue.lower().split()[0].endswith(ending)
