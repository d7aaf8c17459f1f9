"""Word lists about people: titles and the gender they tell, first names, capitalised words that name nobody."""

from __future__ import annotations

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
    president vice sen sen. senator rep rep. representative gov gov. governor dr dr. doctor judge justice mayor
    secretary minister prime chancellor general gen. gen lt. lt colonel col. col captain capt. capt sgt. sgt
    sergeant maj. major commander admiral adm. attorney director chief commissioner prof. prof professor rev.
    rev reverend pope bishop archbishop cardinal ambassador chairperson chair speaker leader candidate nominee
    former then ex-president ayatollah imam sheikh emir sheriff officer detective deputy lieutenant canciller
    fiscal juez papa ministre kanzler bundeskanzler präsident spokesperson ceo founder co-founder author host
    adv adv. anchor pollster strategist adviser advisor aide coach editor del. del supt. hon. lic. ing. first
"""
_MALE = """
    aaron adam adrian ahmed al alan albert alejandro alex alexander alfredo ali allen alvaro andrew andrés andy
    angel anthony antonio arthur barack barry ben benjamin bernard bernie bill billy bob bobby brad brandon
    brendan brett brian bruce bryan carl carlos charles charlie chris christian christopher chuck clarence corey
    craig cristian dan daniel darrell darren dave david dean dennis derek devin diego don donald doug douglas
    drew ed eddie eduardo edward edwin elijah emmanuel enrique eric ernesto ethan eugene evan felipe felix
    fernando francis francisco frank franklin françois fred frederick gabriel gary gavin geoffrey george gerald
    gerardo giovanni glenn gonzalo gordon graham greg gregory guillermo gustavo harold harry harvey hector henry
    herman howard hugo hussein héctor ian ignacio isaac ivan jack jacob jaime jake james jamie jared jason
    javier jay jean jeb jeff jeffrey jeremy jerome jerry jesse jesús jim jimmy joaquín joe joel john johnny jon
    jonathan jordi jorge jose joseph josh joshua josé juan julio justin karl keir keith ken kenneth kevin kurt
    kyle lamar larry laurent lawrence lee leo leonard leonardo lindsey lloyd logan lou louis lucas luis luke
    manuel marc marco marcus mario mark markus marshall martin marty marvin mateo matt matthew maurice max
    michael michel miguel mike mitch mitt mohamed mohammed muhammad nathan neil newt nicholas nick nicolas
    nicolás noah norman olaf oliver omar oscar pablo patricio paul paulo pedro pete peter phil philip philippe
    pierre rafael ralph ramón rand randy ray raymond raúl reince reza ricardo richard rick rob robby robert
    roberto rodrigo roger ron ronald roy rubén rudy russ russell ryan salvador sam samuel santiago scott sean
    sebastian sergio seth shane simon spencer stefan stephen steve steven stuart ted terry theodore thomas tim
    timothy tobias todd tom tommy tony travis trey troy tyler vicente victor vincent vladimir volodymyr víctor
    walter wayne wesley wilbur will william wolfgang xavier xi zach álvaro óscar
"""
_FEMALE = """
    abby abigail adriana agnes alejandra alexandra alexandria alice alicia alison allison amanda amber amy ana
    andrea angela angélica anita ann anna anne annie april ashley audrey aung barbara beatriz becky bernadette
    beth betsy betty beverly brenda brigitte brittany camila carla carly carmen carol carole carolina caroline
    carolyn catalina catherine cathy cecilia charlotte cheryl christina christine cindy claire clara claudia
    colleen condoleezza connie cristina cynthia daniela danielle dawn deb debbie deborah debra delia denise
    diana diane dianne dolores donna doris dorothy ebony eileen elaine elena elisa elise elizabeth ellen emily
    emma erica erin ester esther eva eve evelyn fatima fernanda florence frances françoise gabriela gail gina
    giorgia gladys glenda gloria grace greta gretchen guadalupe hannah heather heidi helen helena hilary hillary
    holly hope huma inés irene irma isabel isabella ivanka jackie jacqueline jamila jane janet janice jeanne
    jeannette jenna jennifer jenny jessica jill jo joan joanna joanne josefina joyce juana juanita judith judy
    julia juliana julie june kamala karen karla kate katherine kathleen kathryn kathy katie katrina kayla kelly
    kellyanne kerry kim kimberly kirsten kristen kristin laura lauren leila leslie leticia lila lilian lillian
    linda lisa liz lois lola lorena loretta louise lourdes lucy lucía luz lydia lynn madeleine madison maggie
    malala marcela marcia margaret margarita maria marianne marie marilyn marina marine marisol marta martha
    mary maría maureen maxine megan melania melanie melissa mercedes michelle monica mónica nancy naomi natalia
    natalie nicola nicole nikki nina nora norma olga olivia pamela patricia patty paula pauline peggy penny
    phyllis pilar rachel raquel rebeca rebecca renee rhonda rita roberta rosa rosario rose roxanne ruth sabrina
    sally samantha sandra sara sarah shannon sharon sheila shelly sherry shirley silvia sofía sonia sophia
    sophie stacy stella stephanie sue susan susana susie suzanne sylvia tamara tammy tanya tara teresa theresa
    tiffany tina tracy tulsi ursula valentina valeria valerie vanessa vera veronica verónica victoria violeta
    virginia wendy whitney ximena xiomara yolanda yvonne zoe
"""
_NOBODY = """
    a aber abril according after against agosto al all also although am american americans among an and another
    apr april as asked at auf aug august avec because before bei between both british but by canadian chinese
    como con cuando dans das de dec december del democrat democratic democrats der despite diciembre die domingo
    donde during each eight ein eine el en enero english esa ese eso esta este esto et european even every feb
    febrero february few five for four french friday from german he her here his how however i if im in iranian
    israeli it its jan january jueves jul julio july jun june junio just la las le les less los lunes mais many
    mar march martes marzo may mayo meanwhile mexican mit miércoles monday more most my nine no not nov november
    noviembre now o oct october octubre oder of on one only or other ou our over où par para pero por pour
    republican republicans russian saturday según sept september septiembre seven several she si since six so some
    spanish still su sunday sur sus sábado ten that the their then there these they this those though three
    thursday to today tomorrow tuesday tuesday's two un una und under une viernes von we wednesday what when
    where whether which while who why with y yes yesterday yet you your zu
"""
_ORGANISATION = """
    abc act administration africa agency agreement airport amazon amendment america angeles apple arizona army
    asia asociación association award bagdad baghdad banco bank bbc beijing berlin bill board brussels bureau
    bus california campaign carolina cartel cartels cbs center centre china christianity church cia city club cnn
    co. coalition college colombia colorado comisión commission committee company congreso congress constitution
    cooperative corp corp. council county court cuba cup day debate debates department district dnc doctrine east
    ejército españa eu europe facebook fbi federation florida force forces foundation fox france games gaza germany
    gobierno google gop government group guard guardian hampshire herald hospital house inc inc. initiative
    instagram institute institution instituto internet iowa iran iraq islam islamic israel jersey jerusalem
    journal kabul kiev kingdom kyiv law league library london londres madrid mexico michigan microsoft
    ministerio ministry morning moscow msnbc museum méxico nato navy nbc network nevada news night north nsa
    office ohio open organisation organization organizations orleans palace paris park parliament partido party
    pennsylvania police policía post press prize reuters rnc russia school senado senate sindicato social
    record review delhi terminal gazette chronicle observer courier ledger mosque hotel pakistan india japan
    italy brazil greece poland argentina chile canada australia lebanon egypt nigeria kenya show society south spain
    state states storm street syria texas threats times treaty tribune truth twitter u.k.
    u.s. uk ukraine un unauthorized union united universidad university us usa venezuela virginia war wars
    washington week west wikileaks workers york youtube
"""

TITLES: dict[str, str] = {
    **dict.fromkeys(_OTHER_TITLES.split(), ""),
    **dict.fromkeys(_MALE_TITLES.split(), "m"),
    **dict.fromkeys(_FEMALE_TITLES.split(), "f"),
}
"""Words that stand before a name, with the gender they tell ("m", "f" or "")."""

MALE = frozenset(_MALE.split())
FEMALE = frozenset(_FEMALE.split())

NOBODY = frozenset(_NOBODY.split())
"""Words that are capitalised at a sentence's start, or name a day, a month or a nation's people."""

ORGANISATION = frozenset(_ORGANISATION.split())
"""Words that make a capitalised name the name of a body or a place, not of a person."""
