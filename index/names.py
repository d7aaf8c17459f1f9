"""Word lists about people: titles with the gender they tell, common first names, and capitalised words that name nobody."""

from __future__ import annotations

_MALE_TITLES = """mr mr. sir lord king prince sr sr. señor don monsieur m. herr congressman chairman spokesman councilman alderman
    presidente gobernador secretario diputado ministro alcalde président"""
_FEMALE_TITLES = """mrs mrs. ms ms. miss madam lady queen princess sra sra. señora doña mme madame frau congresswoman chairwoman
    spokeswoman councilwoman presidenta gobernadora secretaria diputada ministra alcaldesa jueza présidente ministerin"""
_OTHER_TITLES = """president vice sen sen. senator rep rep. representative gov gov. governor dr dr. doctor judge justice mayor
    secretary minister prime chancellor general gen. gen lt. lt colonel col. col captain capt. capt sgt. sgt sergeant maj. major
    commander admiral adm. attorney director chief commissioner prof. prof professor rev. rev reverend pope bishop archbishop
    cardinal ambassador chairperson chair speaker leader candidate nominee former then ex-president ayatollah imam sheikh emir
    sheriff officer detective deputy lieutenant canciller fiscal juez papa ministre kanzler bundeskanzler präsident
    spokesperson ceo founder co-founder author host anchor pollster strategist adviser advisor aide coach editor first"""
TITLES: dict[str, str] = {
    **dict.fromkeys(_OTHER_TITLES.split(), ""),
    **dict.fromkeys(_MALE_TITLES.split(), "m"),
    **dict.fromkeys(_FEMALE_TITLES.split(), "f"),
}
"""Words that stand before a name, with the gender they tell ("m", "f" or "")."""

MALE = frozenset(
    """aaron adam adrian ahmed al alan albert alejandro alex alexander alfredo ali allen alvaro álvaro andrés andrew andy angel anthony antonio
    arthur barack barry ben benjamin bernard bernie bill billy bob bobby brad brandon brendan brett brian bruce bryan carl carlos
    charles charlie chris christian christopher chuck clarence corey craig cristian dan daniel darren darrell dave david dean dennis
    derek devin diego don donald doug douglas drew ed eddie eduardo edward edwin elijah emmanuel enrique eric ernesto ethan eugene
    evan felipe felix fernando francis francisco françois frank franklin fred frederick gabriel gary gavin geoffrey george gerald
    gerardo giovanni glenn gonzalo gordon graham greg gregory guillermo gustavo harold harry harvey hector héctor henry herman howard
    hugo hussein ian ignacio isaac ivan jack jacob jaime jake james jamie jared jason javier jay jean jeb jeff jeffrey jeremy jerome
    jerry jesse jesús jim jimmy joaquín joe joel john johnny jon jonathan jordi jorge josé jose joseph josh joshua juan julio justin karl keith
    keir ken kenneth kevin kurt kyle lamar larry laurent lawrence lee leo leonard leonardo lindsey lloyd logan lou louis lucas luis luke
    manuel marc marco marcus mario mark markus marshall martin marty marvin mateo matt matthew maurice max michael michel miguel mike mitch mitt mohamed
    mohammed muhammad nathan neil newt nicholas nick nicolas nicolás noah norman olaf oliver omar oscar óscar pablo patricio paul paulo pedro pete peter
    phil philip philippe pierre rafael ralph ramón rand randy raúl ray raymond reince reza ricardo richard rick rob robby robert roberto rodrigo roger
    ron ronald roy rubén rudy russ russell ryan salvador sam samuel santiago scott sean sebastian sergio seth shane simon spencer stefan stephen
    steve steven stuart ted terry theodore thomas tim timothy tobias todd tom tommy tony travis trey troy tyler vicente victor víctor vincent
    vladimir volodymyr walter wayne wesley wilbur will william wolfgang xavier xi zach""".split()
)
FEMALE = frozenset(
    """abby abigail adriana agnes alejandra alexandra alexandria alice alicia alison allison amanda amber amy ana andrea angela angélica anita ann anna anne
    annie april ashley audrey aung barbara beatriz becky bernadette beth betsy betty beverly brenda brigitte brittany camila carla carly
    carmen carol carole caroline carolina carolyn catalina catherine cathy cecilia charlotte cheryl christina christine cindy claire clara claudia colleen
    condoleezza connie cristina cynthia daniela danielle dawn deb debbie deborah debra delia denise diana diane dianne dolores donna doris dorothy ebony
    eileen elaine elena elisa elise elizabeth ellen emily emma erica erin esther ester eva eve evelyn fatima fernanda florence frances françoise gabriela gail
    gina giorgia gladys glenda gloria grace greta gretchen guadalupe hannah heather heidi helen helena hilary hillary holly hope huma inés irene irma isabel isabella
    ivanka jackie jacqueline jamila jane janet janice jean jeanne jeannette jenna jennifer jenny jessica jill jo joan joanna joanne josefina joyce juana
    juanita judith judy julia juliana julie june kamala karen karla kate katherine kathleen kathryn kathy katie katrina kayla kelly kellyanne kerry kim
    kimberly kirsten kristen kristin laura lauren leila leslie leticia lila lilian lillian linda lisa liz lois lola lorena loretta louise lourdes lucía lucy luz
    lydia lynn madeleine madison maggie malala marcela marcia margaret margarita maria maría marianne marie marilyn marina marine marisol marta martha mary
    maureen maxine megan melania melanie melissa mercedes michelle mónica monica nancy naomi natalia natalie nicola nicole nikki nina nora norma olga olivia pamela
    patricia patty paula pauline peggy penny phyllis pilar rachel raquel rebeca rebecca renee rhonda rita roberta rosa rosario rose roxanne ruth sabrina sally
    samantha sandra sara sarah shannon sharon sheila shelly sherry shirley silvia sofía sonia sophia sophie stacy stella stephanie sue susan susana susie
    suzanne sylvia tamara tammy tanya tara teresa theresa tiffany tina tracy tulsi ursula valentina valeria valerie vanessa vera verónica veronica
    victoria violeta virginia wendy whitney ximena xiomara yolanda yvonne zoe""".split()
) - frozenset({"jean"})

NOBODY = frozenset(
    """the a an and or but if in on at by for from of to with as when while after before since because although though however
    meanwhile this that these those there here it its i we you they he she his her our their my your who what where why how which
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
    december jan feb mar apr jun jul aug sept oct nov dec lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio
    julio agosto septiembre octubre noviembre diciembre el la los las un una en de del con por para según pero y o si como cuando donde
    este esta esto ese esa eso su sus al le les un une dans sur avec pour par mais et ou où der die das ein eine und oder aber mit auf
    bei von im am zu not no yes yet so still also now then just even only both all some many most more less few other another each every one two
    three four five six seven eight nine ten asked yesterday today tomorrow tuesday's during despite under over between against among according
    republican republicans democrat democrats democratic american americans mexican english french german british russian chinese
    european spanish canadian israeli iranian""".split()
)
ORGANISATION = frozenset(
    """party university department committee house senate news times post fox inc inc. corp corp. co. council court institute institution
    association union foundation center centre group agency bureau ministry office commission company bank club coalition
    organization organisation organizations network journal press tribune herald guardian reuters cnn msnbc nbc abc cbs bbc fbi cia nsa dnc rnc gop
    un eu nato u.s. us usa u.k. uk america states kingdom street city county state district school college hospital church board
    federation league society campaign administration congress parliament government army navy force forces police guard airport
    act amendment constitution bill law treaty agreement week day night morning award prize cup games open museum library park
    partido universidad ministerio gobierno congreso senado policía ejército comisión instituto banco asociación sindicato
    washington york angeles texas florida california iowa ohio virginia carolina hampshire nevada arizona michigan pennsylvania colorado
    mexico méxico venezuela colombia cuba spain españa france germany russia china iran iraq israel syria ukraine europe africa asia
    londres london paris berlin moscow beijing madrid brussels jersey orleans jerusalem bagdad baghdad kabul kyiv kiev gaza
    twitter facebook google amazon apple microsoft youtube instagram truth social internet wikileaks islam islamic christianity""".split()
)
"""Words that make a capitalised name the name of a body or a place, not of a person."""
