"""Word lists about people: titles and the gender they tell, first names, capitalised words that name nobody."""

from __future__ import annotations

import re

_MALE_TITLES = """
    mr mr. sir lord king prince sr sr. señor don monsieur m. herr congressman chairman spokesman councilman
    alderman presidente gobernador secretario diputado ministro alcalde président
"""
_FEMALE_TITLES = """
    mrs mrs. ms ms. miss madam lady queen princess sra sra. señora doña mme madame frau congresswoman chairwoman
    spokeswoman councilwoman presidenta gobernadora secretaria diputada ministra alcaldesa jueza présidente
    ministerin
"""
_OTHER_TITLES = """
    activist actor adm. admiral adv adv. adviser advisor aide ambassador analyst anchor archbishop attorney
    author ayatollah bishop bundeskanzler canciller candidate capt capt. captain cardinal ceo chair chairperson
    chancellor chief co-founder coach col col. colonel commander commissioner del del. deputy detective director
    doctor dr dr. economist editor emir engineer ex-president executive farmer first fiscal former founder gen
    gen. general gov gov. governor historian hon. host imam ing. journalist judge juez justice kanzler lawyer
    leader lic. lieutenant lt lt. maj. major mayor mep minister ministre mp msp nominee officer papa pollster
    pope president prime prof prof. professor präsident rep rep. reporter representative researcher rev rev.
    reverend scientist secretary sen sen. senator sergeant sgt sgt. sheikh sheriff singer speaker spokesperson
    strategist supt. surgeon teacher then vice
"""
_MALE = """
    aaron adam adrian ahmed al alan albert alejandro alexander alfredo ali allen alvaro andrew andrés andy
    angel anthony antonio arthur barack barry ben benjamin bernard bernie bill billy bob bobby brad brandon
    brendan brett brian bruce bryan carl carlos charles charlie christian christopher chuck clarence corey
    craig cristian dan daniel darrell darren dave david dean dennis derek devin diego don donald doug douglas
    drew ed eddie eduardo edward edwin elijah emmanuel enrique eric ernesto ethan eugene evan felipe felix
    fernando francis francisco frank franklin françois fred frederick gabriel gary gavin geoffrey george gerald
    gerardo giovanni glenn gonzalo gordon graham greg gregory guillermo gustavo harold harry harvey hector henry
    herman howard hugo hussein héctor ian ignacio isaac ivan jack jacob jaime jake james jared jason
    javier jay jeb jeff jeffrey jeremy jerome jerry jesse jesús jim jimmy joaquín joe joel john johnny jon
    jonathan jordi jorge jose joseph josh joshua josé juan julio justin karl keir keith ken kenneth kevin kurt
    kyle lamar larry laurent lawrence lee leo leonard leonardo lloyd logan lou louis lucas luis luke
    manuel marc marco marcus mario mark markus marshall martin marty marvin mateo matt matthew maurice max
    michael michel miguel mike mitch mitt mohamed mohammed muhammad nathan neil newt nicholas nick nicolas
    nicolás noah norman olaf oliver omar oscar pablo patricio paul paulo pedro pete peter phil philip philippe
    pierre rafael ralph ramón rand randy ray raymond raúl reince reza ricardo richard rick rob robby robert
    roberto rodrigo roger ron ronald roy rubén rudy russ russell ryan salvador sam samuel santiago scott sean
    sebastian sergio seth shane simon spencer stefan stephen steve steven stuart ted theodore thomas tim
    timothy tobias todd tom tommy tony travis trey troy tyler vicente victor vincent vladimir volodymyr víctor
    walter wayne wesley wilbur will william wolfgang xavier xi zach álvaro óscar
"""
_FEMALE = """
    abby abigail adriana agnes alejandra alexandra alexandria alice alicia alison allison amanda amber amy ana
    angela angélica anita ann anna anne annie april audrey aung barbara beatriz becky bernadette
    beth betsy betty beverly brenda brigitte brittany camila carla carly carmen carole carolina caroline
    carolyn catalina catherine cathy cecilia charlotte cheryl christina christine cindy claire clara claudia
    colleen condoleezza connie cristina cynthia daniela danielle dawn deb debbie deborah debra delia denise
    diana diane dianne dolores donna doris dorothy ebony eileen elaine elena elisa elise elizabeth ellen emily
    emma erica erin ester esther eva eve evelyn fatima fernanda florence frances françoise gabriela gail gina
    giorgia gladys glenda gloria grace greta gretchen guadalupe hannah heather heidi helen helena hillary
    holly hope huma inés irene irma isabel isabella ivanka jacqueline jamila jane janet janice jeanne
    jeannette jenna jennifer jenny jessica jill jo joan joanna joanne josefina joyce juana juanita judith judy
    julia juliana julie june kamala karen karla kate katherine kathleen kathryn kathy katie katrina kayla
    kellyanne kimberly kirsten kristen kristin laura lauren leila leticia lila lilian lillian
    linda lisa liz lois lola lorena loretta louise lourdes lucy lucía luz lydia lynn madeleine madison maggie
    malala marcela marcia margaret margarita maria marianne marie marilyn marina marine marisol marta martha
    mary maría maureen maxine megan melania melanie melissa mercedes michelle monica mónica nancy naomi natalia
    natalie nicole nikki nina nora norma olga olivia pamela patricia patty paula pauline peggy penny
    phyllis pilar rachel raquel rebeca rebecca renee rhonda rita roberta rosa rosario rose roxanne ruth sabrina
    sally samantha sandra sara sarah sharon sheila shelly sherry shirley silvia sofía sonia sophia
    sophie stacy stella stephanie sue susan susana susie suzanne sylvia tamara tammy tanya tara teresa theresa
    tiffany tina tulsi ursula valentina valeria valerie vanessa vera veronica verónica victoria violeta
    virginia wendy whitney ximena xiomara yolanda yvonne zoe
"""
_NOBODY = """
    a aber abril according advertisement after against agosto al all alle also although am american americans
    among an and another apr april as asked at auch auf aug august avec because before bei beide between bis
    both british but by canadian chinese como con continue continuing cuando current dabei damit dann dans das
    de dec december del democrat democratic democrats der despite diciembre die diese diesen dieser dieses doch
    domingo donde dort during each eight ein eine einige el en enero english es esa ese eso esta este esto et
    european even every feb febrero february few five for four french friday from german gestern he her here
    heute hier his how however i if ihm ihn ihr ihre ihrem ihren im in incoming iranian israeli it its jan
    january jetzt jueves jul julio july jun june junio just kein keine la las le les less los lunes mais man
    many mar march martes marzo may mayo meanwhile mehrere member members mexican mit miércoles monday more most
    my nach nine no noch not nov november noviembre now nur o oct october octubre oder of on one only or other
    ou our outgoing over où par para pero plus por pour ranking republican republicans russian saturday says
    schon según sein seine seinem seinen seit senior sept september septiembre seven several she si since six so
    so-called some sowie spanish still su sunday sur sus sábado ten that the their then there these they this
    those though three thursday to today tomorrow tuesday tuesday's two un una und under une unlike unser unsere
    unter viele viernes von we wednesday weil wenn wer what when where whereas whether which while who why wie
    with wo y yes yesterday yet you your zu zudem
"""
_ORGANISATION = """
    abc academy act administration africa agency agreement airlines airport airways alianza alliance amazon
    amendment america angeles apple argentina arizona army asia asociación association australia authority
    avenue award ayuntamiento bagdad baghdad banco bank bbc beach beijing berlin bill board boulevard brazil
    bridge brussels bureau bus california campaign canada carolina cartel cartels cbs center centre chamber
    chile china christianity chronicle church cia city clinic club cnn co. coalition collective college colombia
    colorado comisión comité commission committee company confederation conference congreso congress consejo
    constitution cooperative corp corp. corps council county courier court cuba cup daily day debate debates
    defence defense delhi department district dnc doctrine east egypt ejército españa eu europe exchange
    facebook fbi federation fiction fiscalía florida fondo force forces foundation fox france fund fundación
    games gaza gazette germany gobierno google gop government greece group guard guardian hampshire herald
    holdings hospital hotel house inc inc. india industries initiative instagram institute institution instituto
    internet iowa iran iraq islam islamic island islands israel italy japan jersey jerusalem journal kabul kenya
    kiev kingdom kyiv laboratory law league lebanon ledger library list london londres madrid magazine media
    mexico michigan microsoft ministerio ministry morning moscow mosque motors mountain mountains msnbc museum
    méxico nato navy nbc network networks nevada news nigeria night north nsa observer office ohio open
    organisation organization organizations orleans pakistan palace paris park parliament partido partners
    partnership party pennsylvania poland police policía post press prize project record reuters review river
    rnc road russia school secretaría senado senate service services show sindicato social society south spain
    stadium state states store storm street syria task terminal texas theater theatre threats times treaty
    tribunal tribune trust truth twitter u.k. u.s. uk ukraine un unauthorized union united universidad
    university us usa valley venezuela village virginia war wars washington watch watchdog week weekly west
    wikileaks workers world york youtube
"""

# Offices as German makes them: Außenministerin, US-Präsident, SPD-Abgeordnete.
_GERMAN_OFFICE = re.compile(
    r"(?:[\w-]*(?:minister|präsident|kanzler|sprecher|chef|politiker|kommissar|meister|experte?|forscher|ökonom|direktor|"
    r"sekretär|leiter|senator|richter|anwalt|rat|botschafter|gouverneur|führer|abgeordneter?|vorsitzender?|beauftragter?|"
    r"trainer|wissenschaftler|historiker|analyst)(?P<f>in)?)|(?P<m>landwirt|könig|papst|kaiser|bischof|herr|anwohner)|"
    r"(?P<w>anwältin|landwirtin|königin|expertin|ökonomin|anwohnerin|abgeordnete|vorsitzende|beauftragte)"
)


def title(word: str) -> str | None:
    """Return the gender that a title tells ("m", "f" or ""), None for a word that is no title."""
    lower = word.lower()
    if lower in TITLES:
        return TITLES[lower]
    office = _GERMAN_OFFICE.fullmatch(lower) if len(word) > 4 else None
    return None if office is None else "f" if office["f"] or office["w"] else "m"


TITLES: dict[str, str] = {
    **dict.fromkeys(_OTHER_TITLES.split(), ""),
    **dict.fromkeys(_MALE_TITLES.split(), "m"),
    **dict.fromkeys(_FEMALE_TITLES.split(), "f"),
}
"""Words that stand before a name, with the gender they tell ("m", "f" or "")."""

# Left out of both lists: names of men and of women (Alex, Chris, Hilary, Jamie, Kelly, Kim, Leslie, Tracy).
MALE = frozenset(_MALE.split())
FEMALE = frozenset(_FEMALE.split())

NOBODY = frozenset(_NOBODY.split())
"""Words that are capitalised at a sentence's start, or name a day, a month or a nation's people."""

ORGANISATION = frozenset(_ORGANISATION.split())
"""Words that make a capitalised name the name of a body or a place, not of a person."""
