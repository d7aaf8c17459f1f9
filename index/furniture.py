"""The wordings by which furniture is told from the article: rules as data, each with the reason that the reader is shown.

A rule looks at one paragraph. `longest` is the number of words beyond which the rule keeps quiet, because what is
longer is more likely an article that mentions such words than furniture. Rules without a limit have wordings that no
reporter writes. Order matters: the first rule that matches gives the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One wording; `whole` rules must match from the first character to the last."""

    reason: str
    pattern: re.Pattern[str]
    longest: int
    whole: bool = False

    def fits(self, text: str, words: int) -> bool:
        if words > self.longest:
            return False
        return bool(self.pattern.fullmatch(text) if self.whole else self.pattern.search(text))


def _rule(reason: str, longest: int, *wordings: str) -> Rule:
    return Rule(reason, re.compile("|".join(wordings), re.IGNORECASE), longest)


def _lines(reason: str, *wordings: str) -> Rule:
    """Whole lines, with any mark before or after them."""
    body = "|".join(wordings)
    return Rule(reason, re.compile(rf"[\W_]*(?:{body})[\W_]*", re.IGNORECASE), 12, whole=True)


_SOCIAL = r"(?:whats\s?app|telegram|facebook|instagram|twitter|x \(formerly|tik\s?tok|youtube|linkedin|google news|threads|bluesky)"
_LETTER = r"(?:newsletters?|bolet[ií]n(?:es)?|e-?mail (?:alerts?|briefings?)|briefings? (?:straight )?to your inbox|lettre d.information|infolettre)"

RULES: tuple[Rule, ...] = (
    Rule("link", re.compile(r"\(?(?:https?://|www\.)\S+\)?", re.IGNORECASE), 1, whole=True),
    Rule("separator", re.compile(r"[\W_]+"), 12, whole=True),
    _lines(
        "related links",
        r"next in [\w &-]{2,30}",
        r"more (?:from|on|in|about)(?: [\w'’.&-]+){1,6}",
        r"related(?: (?:articles?|stories|story|posts?|links?|content|coverage|topics?|reading|news|tags|videos?))?",
        r"(?:latest|recent|popular|trending|top|featured|more|other|similar) (?:posts?|articles?|stories|news|headlines|videos|reads)",
        r"others also read|you (?:may|might) (?:also )?(?:like|be interested in|have missed).{0,20}|recommended(?: for you| stories| reading| articles)?",
        r"what to read next|read next|up next|most (?:read|popular|viewed|shared|commented)|editor'?s'? picks?|trending(?: now)?|don'?t miss|in case you missed it",
        r"see also|also read|read also|read more|further reading|keep reading|continue reading|more on this story|more on this|more coverage|more stories",
        r"(?:art[ií]culos?|noticias?|notas?|contenidos?|temas?|enlaces) relacionad[oa]s?|relacionad[oa]s?|lea? (?:tambi[eé]n|m[aá]s)|te puede interesar|le puede interesar|tambi[eé]n te puede interesar|m[aá]s (?:le[ií]d[oa]s|noticias|vistas|informaci[oó]n)|lo m[aá]s (?:le[ií]do|visto)|m[aá]s sobre el tema|m[aá]s en .{2,20}|[uú]ltimas noticias|no te pierdas|sigue leyendo",
        r"[aà] lire (?:aussi|[eé]galement)|lire aussi|articles? (?:li[eé]s|associ[eé]s|similaires)|sur le m[eê]me (?:sujet|th[eè]me)|les plus lus|voir aussi|plus d'articles",
        r"lesen sie auch|mehr zum thema|auch interessant|das k[oö]nnte sie auch interessieren|weitere (?:artikel|meldungen|themen|nachrichten)|meistgelesen|zum thema|verwandte (?:artikel|themen)",
        r"leia (?:tamb[eé]m|mais)|veja (?:tamb[eé]m|mais)|not[ií]cias relacionadas|mais lidas|leggi anche|articoli correlati|pi[uù] letti|lees ook|meer over(?: dit onderwerp)?|gerelateerd(?:e artikelen)?|meest gelezen",
    ),
    _rule(
        "related link",
        30,
        r"^[\W_]*(?:read (?:more|also|next)|related(?: story| article| coverage)?|see also|more ?|also read|watch|listen|video|lea tambi[eé]n|lee tambi[eé]n|lea m[aá]s|leer m[aá]s|te puede interesar|[aà] lire(?: aussi)?|lire aussi|lesen sie auch|mehr zum thema|leia (?:tamb[eé]m|mais)|leggi anche|lees ook)\s*(?::|\||>|»|→|–|—)\s*\S",
        r"^(?:READ MORE|MORE|RELATED|WATCH|ALSO READ|LEA TAMBIÉN|LEE TAMBIÉN)\b[ :]",
        r"^(?:click|tap) (?:here|on the) .{0,80}(?:more|read|watch|see|full|listen|subscribe|sign)",
    ),
    _lines(
        "comments",
        r"\d+ (?:comments?|comentarios?|commentaires?|kommentare?)",
        r"comments?|comentarios|commentaires|kommentare|reacciones|reactions|leave a (?:reply|comment)|submit a comment|post a comment|add a comment|join the (?:conversation|discussion)|show comments|view comments|load comments|comments? (?:are )?closed|cancel reply|comment \*|name \*|email \*|website|save my name.*|deja (?:un comentario|una respuesta)|escribe un comentario|(?:enviar|publicar) comentario|laisser un commentaire|schreiben sie einen kommentar|(?:kommentar|antwort) (?:schreiben|abschicken|hinterlassen)|deixe um coment[aá]rio|reageer",
    ),
    _rule(
        "comments",
        60,
        r"your e-?mail address will not be published",
        r"required fields are marked",
        r"save my name, e-?mail",
        r"tu (?:direcci[oó]n de )?correo electr[oó]nico no ser[aá] publicad",
        r"los campos obligatorios est[aá]n marcados",
        r"votre adresse e-?mail ne sera pas publi[eé]e",
        r"deine e-?mail-adresse wird nicht ver[oö]ffentlicht",
        r"\b(?:log|sign) in (?:or (?:register|sign up|create an account) )?to (?:leave a )?comment",
        r"what do you think\? (?:let us know|leave|tell us|share|join)",
        r"(?:let us know|share your (?:thoughts|views)) (?:in|below|what you think)",
        r"^have your say\b",
    ),
    _lines(
        "reader survey",
        r"did you (?:like|enjoy) this (?:article|story|post)\?.{0,40}",
        r"was this (?:article|page|story) (?:helpful|useful|interesting).{0,30}|rate this (?:article|story)|how useful was this (?:post|article)",
        r"¿?te (?:gust[oó]|ha gustado|result[oó] [uú]til) (?:este|el) art[ií]culo\??|¿?le (?:gust[oó]|ha gustado) est[ea] (?:art[ií]culo|nota|noticia)\??",
        r"cet article vous a(?:-t-il)? plu.{0,20}|war dieser artikel hilfreich.{0,10}|hat ihnen (?:der|dieser) artikel gefallen.{0,5}|gostou d(?:a|o|est[ea]) (?:mat[eé]ria|artigo|not[ií]cia).{0,5}",
    ),
    _rule(
        "follow us",
        45,
        rf"\bfollow (?:us|our|the [\w ]+?|@?\w+) (?:on|channel|page).{{0,60}}{_SOCIAL}",
        rf"\b(?:join|subscribe to) (?:us on |our ).{{0,60}}{_SOCIAL}",
        rf"\bs[ií]gu[ea]?n?(?:os|enos)\b.{{0,60}}{_SOCIAL}|\bsíganos\b.{{0,60}}{_SOCIAL}",
        rf"\b[uú]ne?te a nuestro.{{0,60}}{_SOCIAL}",
        rf"\bsuivez[- ](?:nous|notre)\b.{{0,60}}{_SOCIAL}|\bfolgen sie (?:uns|unserem)\b.{{0,60}}{_SOCIAL}|\bsiga-nos\b.{{0,60}}{_SOCIAL}|\bseguici\b.{{0,60}}{_SOCIAL}|\bvolg ons\b",
        rf"^(?:like|find|add) us on {_SOCIAL}",
        r"^follow (?:@\w+|us|our\b).{0,60}$",
        r"^(?:s[ií]guenos|s[ií]ganos|suivez-nous|folgen sie uns|siga-nos|seguici|volg ons)\b.{0,60}$",
        r"\b(?:is|are) (?:also )?on (?:twitter|facebook|instagram)\W*@\w+",
        r"^(?:find|get) .{3,60} on (?:google play|the app store)",
        r"\b(?:download|get) (?:our|the) (?:free )?(?:[\w ]{1,25} )?app\b.{0,60}",
    ),
    _rule(
        "newsletter",
        60,
        rf"\b(?:sign up|subscribe|register)\b.{{0,40}}\b(?:for|to)\b.{{0,50}}{_LETTER}",
        rf"\b(?:get|receive)\b.{{0,80}}\b(?:in|to) your inbox\b",
        r"\b(?:delivered|sent) (?:straight |directly |right )?to your inbox\b|\bin your inbox\b",
        rf"\bsuscr[ií]b(?:ete|ase|anse|irse)\b.{{0,60}}{_LETTER}|\breciba?s? .{{0,60}}(?:bolet[ií]n|en tu (?:correo|bandeja))",
        rf"\b(?:inscrivez|abonnez)-vous\b.{{0,60}}(?:newsletter|lettre|infolettre)|\bnewsletter\b.{{0,40}}\b(?:abonnieren|anmelden|bestellen)",
        rf"\bassine\b.{{0,40}}newsletter|\biscriviti\b.{{0,40}}newsletter",
        r"^(?:enter|type) your e-?mail|^e-?mail address\W*$|^sign up\W*$|^subscribe(?: now| today)?\W*$|^suscr[ií]b(?:ete|ase)(?: ya| ahora)?\W*$|^abonnez-vous\W*$|^jetzt abonnieren\W*$",
        r"by (?:signing up|subscribing|submitting|clicking|providing).{0,60}(?:you agree|terms|privacy)",
        r"^thank you for (?:signing up|subscribing)|^thanks for (?:signing up|subscribing)|\byou can unsubscribe\b|\bunsubscribe at any time\b",
    ),
    _lines(
        "share buttons",
        r"(?:(?:share|tweet|e-?mail|print|copy|link|copied|pin|it|flip|reddit|facebook|twitter|x|whatsapp|linkedin|telegram|pinterest|messenger|bluesky|threads|save|gift|bookmark|listen|compartir|imprimir|guardar|partager|imprimer|teilen|drucken|merken|compartilhar|condividi|delen|via|on|by|or|en|sur|auf|to|this|article|story|opens|in|new|window|\d+)\b\W*)+(?<!\d)",
        r"share (?:this|on|via|full article).{0,40}|copied to clipboard|toggle \w+|(?:send|share) this (?:article|story) by e-?mail",
        r"compart[ie]r? (?:en|esta|este|por|la|el)\b.{0,40}|partager (?:sur|cet|l').{0,30}|(?:artikel )?teilen(?: auf| per)?.{0,25}|copiar enlace",
    ),
    _rule(
        "cookie notice",
        120,
        r"\b(?:we|this (?:web)?site|our partners|our site) (?:and our (?:\d+ )?partners )?uses? cookies\b",
        r"\b(?:accept|reject|manage|allow) (?:all )?cookies\b|\bcookie (?:policy|settings|preferences|consent)\b.{0,80}$",
        r"\b(?:utilizamos|usamos|este sitio (?:web )?(?:utiliza|usa)) cookies\b|\baceptar (?:todas las )?cookies\b|pol[ií]tica de cookies",
        r"\bnous utilisons des cookies\b|\bce site utilise des cookies\b|\bwir (?:verwenden|nutzen) cookies\b|\bdiese (?:website|seite) (?:verwendet|nutzt) cookies\b|\butilizamos cookies\b|\bquesto sito utilizza (?:i )?cookie\b|\bdeze (?:website|site) gebruikt cookies\b",
    ),
    _rule(
        "copyright",
        70,
        r"^\W*(?:copyright\b|©|\(c\)\s*\d{4})",
        r"\ball rights reserved\b|\btodos los derechos reservados\b|\btous droits r[eé]serv[eé]s\b|\balle rechte vorbehalten\b|\btodos os direitos reservados\b|\btutti i diritti riservati\b|\balle rechten voorbehouden\b",
        r"\bmay not be published, broadcast, rewritten\b|\bwithout (?:prior|express) (?:written )?permission\b.{0,60}$",
        r"\bprohibida (?:su|la) reproducci[oó]n\b|\breproduction interdite\b",
        r"©\s*(?:\d{4}|[A-Z]).{0,60}$",
    ),
    _lines(
        "advertisement",
        r"advert(?:isement|isment|ising)?s?(?: \d+)?(?: continue reading below)?|sponsored(?: content| by.{0,30})?|promoted|publicidad|publicit[eé]|anzeige|werbung|publicidade|pubblicit[aà]|advertentie|ad|ads",
        r"(?:story|article|content) continues (?:below|after).{0,25}|(?:skip|scroll) (?:past |down |to )?.{0,30}(?:advertisement|content|continue(?: reading)?)|continue reading(?: the main story)?|(?:el art[ií]culo|la nota) contin[uú]a (?:abajo|despu[eé]s).{0,30}|la suite apr[eè]s (?:la|cette) publicit[eé]|article continues below this ad",
        r"remove ads|report this ad|skip advertisement|newsletter promotion|after newsletter promotion",
    ),
    _lines(
        "player",
        r"media playback is (?:un|not )supported on (?:your|this) device|(?:play|pause|mute|unmute|watch|listen|replay|current time|duration|loaded|remaining time|fullscreen|live|autoplay)(?: (?:video|audio|now|live|again|to this article|to article|\d+:\d+))*(?: \d+:\d+)?|your browser does not support.{0,40}|video (?:player|unavailable|caption)|this video (?:file )?(?:cannot|can not|can't) be played.{0,40}|hide caption|toggle caption|enlarge this image|enlarge image|view gallery|view (?:all )?photos|\d+ photos?|buy photo|hide|close|open|expand|slideshow|photos?|image \d+ of \d+|\d+ (?:of|/) \d+|reproducir(?: video)?|escuchar|ver galer[ií]a",
    ),
    _lines(
        "page label",
        r"(?:skip to (?:main )?content|home|menu|search|sign in|log ?in|register|subscribe|my account|back to top|top|table of contents|contents|navigation|breaking|breaking news|live|live updates|exclusive|premium|subscribers? only|members? only|open in app|view original|font size|text size|print this page|a-? ?a\+?|inicio|men[uú]|buscar|iniciar sesi[oó]n|accueil|startseite|submit|send|send a letter|next|previous|back|older|newer|prev|load more|show more|see more|view all|see all|ver m[aá]s|voir plus|mehr anzeigen|events)",
        r"(?:tags?|topics?|filed under|categor(?:y|ies)|posted in|etiquetas|temas|categor[ií]as?|mots-cl[eé]s|schlagworte|schlagw[oö]rter|themen)\b\s*:?(?:.{0,110})?(?<![.!?])",
        r"\d+ ?min(?:ute)?s? (?:read|reading time|de lectura|de lecture|lesezeit)|(?:reading time|tiempo de lectura|temps de lecture|lesezeit)\W*\d+ ?min.{0,12}|\d+ min",
    ),
    _rule(
        "reporting credit",
        75,
        r"^[\W_]*(?:additional )?(?:reporting|writing|reportage) (?:and (?:writing|editing) )?by [A-Z].{0,400}(?:edit|compil|produc|$)",
        r"^[\W_]*(?:editing|compiled|translated|edited|produced|graphics?|translation|written) by [A-Z][^.]{0,160}\W*$",
        r"^[\W_]*(?:reporte|reportaje|informaci[oó]n|redacci[oó]n|escrito|editado|traducido|edici[oó]n|con informaci[oó]n)(?: adicional)?(?: y \w+)? (?:de|por) [A-ZÁÉÍÓÚ].{0,250}(?:edit|traduc|$)",
        r"^[\W_]*(?:reportage|avec|r[eé]dig[eé]|version fran[cç]aise|[eé]dit[eé]) (?:de|par) [A-ZÉ].{0,250}(?:[eé]dit|$)",
        r"\bcontributed (?:to )?(?:this |the )?(?:report|story|article|reporting)(?: from [\w ,.]+)?\.?\W*$",
        r"^[\W_]*with (?:reporting|assistance|files|additional reporting|help) (?:by|from) [^.]{2,150}\.?\W*$",
        r"^this (?:article|story|report) (?:was|is|has been) (?:first |originally )?(?:published|written|produced|reported|republished|translated)\b.{0,200}$",
        r"^(?:este|esta) (?:art[ií]culo|nota|noticia|texto) (?:fue|ha sido|se) (?:public|republic|traduc|elabor).{0,200}$",
        r"^our standards: the thomson reuters",
        r"^(?:contact|reach|e-?mail|follow) (?:the )?(?:reporter|writer|author|[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})\b.{0,60}(?:@|\bat \d)",
        r"^.{0,80}\bis (?:a|an|the) [^.]{0,80}(?:reporter|correspondent|editor|writer|columnist|journalist|producer) (?:for|at|with|covering|on|based)\b.{0,240}(?:@\w+|follow|contact|reach|email|twitter).{0,120}$",
        r"^(?:send|submit) (?:news )?(?:tips|corrections|letters)\b.{0,100}$|^(?:got|have) a (?:news )?tip\b.{0,160}$|^(?:see|spot(?:ted)?) (?:an error|something wrong|a mistake).{0,120}$|^report (?:a typo|an error|a correction).{0,100}$",
    ),
)
"""Wordings of one paragraph; see `Rule`."""

SECTIONS = frozenset(
    key
    for key in (
        "blog blogs world news politics business opinion sport sports culture technology tech science health environment "
        "climate economy markets finance lifestyle life travel education entertainment arts books film music food style "
        "local national international us u.s. uk europe asia africa americas americas mexico latin-america middle-east "
        "features feature analysis explainer explainers commentary editorial editorials interview investigations video "
        "videos podcast podcasts photos audio magazine society crime law justice security defence defense energy weather "
        "breaking latest live top-stories top-news home headlines "
        "mundo noticias política politica economía economia opinión opinion deportes cultura sociedad internacional "
        "internacionales nacional nacionales méxico sucesos justicia tecnología ciencia salud seguridad estados "
        "monde politique économie société sports idées planète culture international "
        "welt politik wirtschaft gesellschaft kultur wissen ausland inland panorama meinung "
        "esporte brasil esteri politica cronaca binnenland buitenland"
    ).split()
)
"""Names of sections as they stand alone above a headline, in lower case; a hyphen stands for a space."""


def reason_for(text: str, words: int) -> str:
    """Return why this paragraph is furniture, judged by its own words alone, or "" when they do not tell."""
    for rule in RULES:
        if rule.fits(text, words):
            return rule.reason
    return ""


def is_section(text: str) -> bool:
    """A section's name standing alone, perhaps several of them in a row ("Home > World > Americas")."""
    parts = [part.strip().casefold() for part in re.split(r"[|•·>›»/,\n]+", text) if part.strip()]
    return bool(parts) and len(parts) <= 5 and all(part.replace(" ", "-") in SECTIONS for part in parts)
