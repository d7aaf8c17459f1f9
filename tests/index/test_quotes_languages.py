"""Who says a quotation in Spanish and German."""

from __future__ import annotations

import pytest

from index.quotes.quotes import find_quotes


def speakers(text: str, language: str) -> list[str]:
    return [quote.speaker for quote in find_quotes(text, language)]


SPANISH_LEAD = (
    "La alcaldesa Ana Ruiz se reunió el lunes con el ganadero Tomás Vega. Omar Lara, su exasesor, también acudió.\n\n"
)
SPANISH = [
    (
        SPANISH_LEAD + "“La presa pierde agua desde hace años”, afirmó Ruiz ante los medios.",
        ["Ana Ruiz"],
    ),
    (
        SPANISH_LEAD + "Vega aseguró que la presa “es un peligro para todos” y exigió su cierre.",
        ["Tomás Vega"],
    ),
    (
        SPANISH_LEAD + "Según Vega, la junta “no escucha a nadie”.",
        ["Tomás Vega"],
    ),
    (
        SPANISH_LEAD + "“No vamos a ceder”, dijo la alcaldesa.",
        ["Ana Ruiz"],
    ),
    (
        "La presidenta Claudia Prado rechazó la propuesta. “No va a ocurrir”, aseguró la mandataria "
        "en su conferencia matutina.",
        ["Claudia Prado"],
    ),
    ("La presidenta de México, Claudia Prado, afirmó este martes que “no va a ocurrir”.", ["Claudia Prado"]),
    ("“No va a ocurrir”, dijo la presidenta mexicana, Claudia Prado, en rueda de prensa.", ["Claudia Prado"]),
    (
        "«Es una vergüenza», lamentó el portavoz del PP, Borja Lago, quien pidió la dimisión del "
        "ministro. «Debe irse ya», remató.",
        ["Borja Lago", "Borja Lago"],
    ),
    (
        "El ministro de Exteriores, José Manuel Robles, ha señalado que España “no participará” en la"
        " operación, al tiempo que ha pedido “calma y diálogo”.",
        ["José Manuel Robles", "José Manuel Robles"],
    ),
    (
        "En un comunicado, la Secretaría de Relaciones Exteriores expresó su “más enérgica condena”.",
        ["Secretaría de Relaciones Exteriores"],
    ),
    (
        "La Fiscalía General informó que “no hay indicios de delito”, y agregó que la investigación “sigue abierta”.",
        ["Fiscalía General", "Fiscalía General"],
    ),
    (
        "“Nos dejaron solos”, relata María Soto, vecina de Altona, que perdió su casa. “Lo hemos perdido todo”.",
        ["María Soto", "María Soto"],
    ),
    ("Para el analista Luis Peña, de la Universidad de Altona, la medida es “un disparate”.", ["Luis Peña"]),
    ("De acuerdo con Peña, la medida “no resolverá nada”.", ["Peña"]),
    ("Trumbo dijo a los periodistas: “Para detener las drogas, lo que haga falta”.", ["Trumbo"]),
    ("A juicio de la diputada Rosa Lind, se trata de “un atropello”.", ["Rosa Lind"]),
    (
        "Lind, por su parte, calificó el plan de “temerario” y acusó al Gobierno de “mentir a la gente”.",
        ["Lind", "Lind"],
    ),
    (
        "El exministro Mario Soto recuerda en sus memorias que Prado le preguntó si se podía "
        "“bombardear los laboratorios”.",
        ["Prado"],
    ),
    ("Según el libro de Soto, Prado preguntó si se podía “bombardear los laboratorios”.", ["Prado"]),
    ("Soto escribió que Prado estaba “furiosa con todos”.", ["Soto"]),
    ("Ella misma lo explicó: “No pedimos permiso”.", ["Ella"]),
    (
        "La ONG Manos Unidas denunció en X que “se vulneran derechos”. “Exigimos respuestas”, añadió la organización.",
        ["ONG Manos Unidas", "ONG Manos Unidas"],
    ),
    ("Así lo ha explicado el consejero Iván Mora: «Faltan medios».", ["Iván Mora"]),
    ("“¿Quién va a pagar esto?”, se preguntó Mora.", ["Mora"]),
    ("El llamado “Plan Norte” empezó ayer en Altona.", []),
    (
        "Fuentes de la Casa Blanca confirmaron a EFE que “todas las opciones están sobre la mesa”.",
        ["Fuentes de la Casa Blanca"],
    ),
    ("Al ser cuestionada sobre los ataques, Prado respondió: “No va a suceder”.", ["Prado"]),
    (
        "“No va a suceder”, reiteró Prado al ser preguntada por la prensa. Y remachó: “México es libre”.",
        ["Prado", "Prado"],
    ),
    ("El secretario de Guerra, Pedro Haro, publicó en su cuenta de X: “Vamos por ellos”.", ["Pedro Haro"]),
    (
        '"Vamos a entrar", advirtió el republicano durante una entrevista con Fox News. "Los cárteles'
        ' mandan", insistió Donald Tromp.',
        ["republicano", "Donald Tromp"],
    ),
    ('El presidente Donald Tromp habló el lunes. "Vamos a entrar", advirtió el republicano.', ["Donald Tromp"]),
    ("«Queremos paz», proclamaron Ana Soto y Luis Mora en la plaza.", ["Ana Soto y Luis Mora"]),
    (
        "Sheila Prado apuntó que la visita fue “muy productiva”, si bien matizó que “quedan temas pendientes”.",
        ["Sheila Prado", "Sheila Prado"],
    ),
    ("El informe concluye que la presa “no es segura”.", ["informe"]),
    ("El juez dictaminó que hubo “mala fe” por parte de la empresa.", ["juez"]),
    ("“Estamos listos”, ha dicho esta mañana en Bruselas el comisario europeo Jan Kott.", ["Jan Kott"]),
    ("Como ha señalado el propio Kott, “no hay marcha atrás”.", ["Kott"]),
    (
        "La congresista demócrata Alma Ríos criticó que el presidente “gobierna a golpe de tuit”, y "
        "le instó a “respetar la ley”.",
        ["Alma Ríos", "Alma Ríos"],
    ),
    (
        "El canciller Juan Ramón Soto descartó ayer una ruptura. “El diálogo sigue abierto”, enfatizó"
        " tras reunirse con el embajador Bill Hart.",
        ["Juan Ramón Soto"],
    ),
    ("“Nadie nos avisó”, cuenta Lupita Mena, de 43 años, mientras barre el lodo de su cocina.", ["Lupita Mena"]),
    ("El vocero de la Casa Blanca, Karl Dent, negó que haya planes: “Eso es falso”.", ["Karl Dent"]),
    ("Hart recordó que ya en 2019 el expresidente había dicho que los cárteles eran “terroristas”.", ["expresidente"]),
    ("La jefa de Gobierno, Clara Bruges, celebró la medida y dijo que es “un triunfo del pueblo”.", ["Clara Bruges"]),
    (
        "«No voy a dimitir», ha zanjado el presidente del Gobierno, Pedro Sans, a preguntas de los periodistas.",
        ["Pedro Sans"],
    ),
    (
        "El PP ha tachado el anuncio de «cortina de humo». «Es una burla», ha denunciado su portavoz, Cuca Gámez.",
        ["PP", "Cuca Gámez"],
    ),
    ("Consultada por este diario, la empresa respondió que “colabora con las autoridades”.", ["empresa"]),
    ("En opinión de Lena Ortiz, profesora de la UNAM, “la soberanía está en juego”.", ["Lena Ortiz"]),
    ("Los manifestantes corearon “fuera yanquis” frente a la embajada.", ["manifestantes"]),
    ("El diputado Gil Mora tuiteó: “Vergüenza”. Horas después borró el mensaje.", ["Gil Mora"]),
    ("“Fue horrible”, recuerda entre lágrimas Inés. Ella y su hijo huyeron.", ["Inés"]),
    ("El comunicado señala que “no habrá tropas extranjeras”.", ["comunicado"]),
]


@pytest.mark.parametrize(("text", "expected"), SPANISH, ids=[text[-60:] for text, _ in SPANISH])
def test_who_speaks_in_spanish(text: str, expected: list[str]) -> None:
    assert speakers(text, "es") == expected


GERMAN = [
    (
        "Bürgermeisterin Anna Vogt kritisierte den Plan am Montag. „Der Damm ist undicht“, sagte sie "
        "in Altona. „Er muss weg.“",
        ["Anna Vogt", "Anna Vogt"],
    ),
    ("Der Landwirt Tom Hale widersprach. „Der Damm hält“, sagte er der Deutschen Presse-Agentur.", ["Tom Hale"]),
    (
        "„Wir werden nicht nachgeben“, so die Ministerin. Claudia Roth hatte zuvor mit Vertretern gesprochen.",
        ["Ministerin"],
    ),
    ("Außenministerin Lena Kott reist nach Kiew. „Wir werden nicht nachgeben“, so die Ministerin.", ["Lena Kott"]),
    ("„Wir werden nicht nachgeben“, betonte Außenministerin Lena Kott am Dienstag in Berlin.", ["Lena Kott"]),
    (
        "Lena Kott sagte, sie werde „nicht nachgeben“. Man müsse „die Lage ernst nehmen“, fügte sie hinzu.",
        ["Lena Kott", "Lena Kott"],
    ),
    ("Laut Kott ist die Lage „sehr ernst“.", ["Kott"]),
    ("Nach Angaben der Polizei war der Fahrer „deutlich alkoholisiert“.", ["Polizei"]),
    ("Dem Sprecher Jan Vogel zufolge war die Lage „unter Kontrolle“.", ["Jan Vogel"]),
    (
        "Kanzler Friedrich Marx nannte den Vorschlag „unsinnig“ und warf der Opposition vor, „Stimmung zu machen“.",
        ["Friedrich Marx", "Friedrich Marx"],
    ),
    (
        "„Das ist ein Skandal“, kritisierte der SPD-Abgeordnete Karl Bauer. Er forderte: „Der Minister muss gehen.“",
        ["Karl Bauer", "Karl Bauer"],
    ),
    ("»Das ist ein Skandal«, schrieb Karl Bauer auf X.", ["Karl Bauer"]),
    (
        "US-Präsident Donald Tromp hat den Einsatz verteidigt. „Was immer wir tun müssen“, erklärte "
        "der Republikaner vor Journalisten.",
        ["Donald Tromp"],
    ),
    ("Tromp hatte am Montag gesagt: „Für mich ist das okay.“", ["Tromp"]),
    (
        "Mexikos Präsidentin Claudia Prado wies dies zurück. „Das wird nicht passieren“, sagte die Präsidentin.",
        ["Claudia Prado"],
    ),
    ("Mexikos Präsidentin Claudia Prado wies dies zurück: „Das wird nicht passieren.“", ["Claudia Prado"]),
    ("„Wir sind bereit“, heißt es in einer Mitteilung des Ministeriums.", ["Ministeriums"]),
    ("Die Ökonomin Veronika Holm vom Ifo-Institut warnte vor „schweren Folgen“.", ["Veronika Holm"]),
    (
        "„Die Folgen wären schwer“, warnte Veronika Holm vom Ifo-Institut. „Das trifft alle.“ "
        "Zugleich verwies die Ökonomin auf „gute Zahlen“.",
        ["Veronika Holm", "Veronika Holm", "Veronika Holm"],
    ),
    ("Der sogenannte „Nordplan“ begann gestern.", []),
    ("„Ich habe alles verloren“, erzählt Maria Soto, eine Anwohnerin.", ["Maria Soto"]),
    ("Soto klagte: „Niemand hilft uns.“", ["Soto"]),
    (
        "Ursula von der Leyen begrüßte die Einigung. „Das ist ein guter Tag“, sagte die Kommissionspräsidentin.",
        ["Ursula von der Leyen"],
    ),
    ("Die Grünen bezeichneten das Vorhaben als „Irrweg“.", ["Grünen"]),
    ("„Der Damm muss weg“, sagte Vogt, die seit 2019 im Amt ist, dem Kurier.", ["Vogt"]),
    ("Er habe „nichts gewusst“, beteuerte Jan Vogel vor Gericht.", ["Jan Vogel"]),
    (
        "Der frühere Minister Mark Esch schreibt in seinen Memoiren, Tromp habe gefragt, ob man "
        "„Raketen nach Mexiko schießen“ könne.",
        ["Tromp"],
    ),
    ("„Das geht zu weit“, teilte ein Sprecher des Weißen Hauses mit.", ["Sprecher"]),
    (
        "Die Opposition warf dem Kanzler „Wortbruch“ vor. „Das ist unverantwortlich“, sagte "
        "Fraktionschefin Britta Lang.",
        ["Opposition", "Britta Lang"],
    ),
    ("„Wir schaffen das“, so Lang. Sie sprach von einem „historischen Tag“.", ["Lang", "Lang"]),
    ("Wie die Polizei mitteilte, wurde der Mann „leicht verletzt“.", ["Polizei"]),
    ("Scholl sagte dem „Kurier“, die Lage sei „angespannt, aber stabil“.", ["Scholl"]),
    ("„Niemand ist über dem Gesetz“, stellte Richterin Paula Weiss klar.", ["Paula Weiss"]),
    (
        "Ein Sprecher des Auswärtigen Amtes erklärte, man nehme die Berichte „sehr ernst“.",
        ["Sprecher des Auswärtigen Amtes"],
    ),
    ("„Das wird Folgen haben“, drohte Tromp auf seiner Plattform.", ["Tromp"]),
    ("In einem Interview mit der „Welt“ nannte Minister Karl Lauter die Reform „überfällig“.", ["Karl Lauter"]),
    ("Nach den Worten von Lauter ist die Reform „überfällig“.", ["Lauter"]),
]


@pytest.mark.parametrize(("text", "expected"), GERMAN, ids=[text[:60] for text, _ in GERMAN])
def test_who_speaks_in_german(text: str, expected: list[str]) -> None:
    assert speakers(text, "de") == expected
