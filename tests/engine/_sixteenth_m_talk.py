"""Who writes to whom in the sixteenth set's people and messages: names, numbers and texts of this part alone.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

from tests.engine._seventh_talk import Cast, drawn
from tests.engine.published_talk import Talk

CAST = Cast(
    names=(
        ("Aoibhe", "Tierney"), ("Benedikt", "Rauch"), ("Chiamaka", "Obi"), ("Damjan", "Petrović"), ("Eulàlia", "Ferrer"),
        ("Fabienne", "Joubert"), ("Gintarė", "Balčiūnė"), ("Halvor", "Strand"), ("Ирина", "Лебедева"), ("Jaroslav", "Kubát"),
        ("Kalani", "Akana"), ("Leopold", "Haas"), ("Marisa", "Toscano"), ("Nuala", "Devlin"), ("Olena", "Савчук"),
        ("Piotr", "Jaworski"), ("Qamar", "Siddiqui"), ("Rosalba", "Medina"), ("Sólveig", "Árnadóttir"), ("拓也", "西村"),
        ("Umut", "Yıldırım"), ("Vendela", "Åkesson"), ("Winnie", "Achieng"), ("志强", "郭"), ("Yaiza", "Santana"),
        ("Zsófia", "Kelemen"), ("ليلى", "منصور"), ("Đức", "Phan"), ("Émilien", "Carpentier"), ("민준", "한"),
    ),
    short=(
        "jep", "gotcha", "claro", "はい", "угу", "tamam", "嗯", "🥲", "nah", "d'acc", "super!", "gleich da", "boh", "ja hoor",
        "ttyl", "🎈", "이따 봐", "hm?", "beleza", "7:45", "ні",
    ),
    long=(
        "Der Schornsteinfeger kommt morgen zwischen acht und zehn",
        "Did anybody feed the sourdough? It is climbing out of the jar",
        "Te dejé las llaves de la bici dentro de la maceta pequeña",
        "Мы заняли вам места в третьем ряду, у прохода",
        "土曜の朝市、六時半に橋の前で",
        "Le plombier demande 140 euros rien que pour le déplacement",
        "Kartoflanka jest w garnku, tylko podgrzej na małym ogniu",
        "Can you bring the folding chairs? We are four short",
        "Annemler geldi, bu akşam gelemiyorum kusura bakma",
        "Zug steht seit 20 Minuten in Hanau, keiner weiß warum",
        "我妈寄了两箱橘子，你来拿一箱吧",
        "Ho sbagliato treno, arrivo con quello delle 17:42",
        "The vet says it is only a thorn, she can walk tomorrow",
        "Hast du das Ladekabel vom Rasierer gesehen?",
        "Mañana la piscina abre a las once por el torneo",
        "Завтра привезут шкаф, сможешь помочь поднять на пятый?",
        "Ze hebben de afspraak verzet naar donderdag kwart over twee",
        "Fica com o troco, a gente acerta no fim do mês",
        "Nechal jsem ti to v truhlíku u vchodu, kód znáš",
        "I wrote down your mileage: 84 312, please check",
        "On a oublié la clé du coffre, il faut refaire la route",
        "Bitte nicht klingeln, das Baby schläft endlich",
        "اشتريت التذاكر، الصف السابع على اليسار",
        "Jutro bez treningu, hala zalana",
        "Vi ses ved indgangen, jeg har begge billetterne",
        "Nobody told me it was fancy dress. NOBODY.",
        "A szomszéd átvette a csomagot, este átmegyek érte",
        "Kun je het raam boven dichtdoen, het regent binnen",
        "Wer hat eigentlich noch meinen Akkuschrauber? Seit Ostern weg",
        "La clase de cerámica pasa al aula de arriba",
        "Buổi chiều mình qua lấy sách, chị có nhà không?",
        "Rehearsal recording: https://audio.example.org/r/5512-take3",
        "Du hattest recht mit der Abkürzung, wir sind vor euch da",
        "Sakupili smo 320, fali još malo za poklon",
        "회의 자료는 책상 위에 두었어요",
        "Appelle-moi quand tu as fini, peu importe l'heure",
        "Two jars of honey left, first come first served 🍯",
        "Lasciate stare il cancello, il motore è rotto",
        "Ой, забыла зонт у тебя в прихожей",
        "Wir nehmen die Fähre um 6:10.\nAlso Wecker auf halb fünf",
        "Er du hjemme? Jeg låste meg ute igjen",
        "Puc passar demà a recollir la taula?",
        "That photo of grandad on the tractor, where is it from?",
        "Die Probezeit ist vorbei, ich darf bleiben!!",
        "Não esquece o documento do carro, vão pedir na portaria",
        "Ég er búin að bóka borð fyrir sex",
        "Sunday at noon then, I bring the salad and the noisy cousins",
        "Віддай Олені конверт, вона знає кому далі",
    ),
    ends=(" 🙏", " danke", " ok?", " please"),
    phones=(
        ("+353851000417", "085 100 0417"), ("+4917600000583", "0176 0000 0583"), ("+2348030000941", "0803 000 0941"),
        ("+381640000317", "064 000 0317"), ("+34633000128", "633 00 01 28"), ("+33639981066", "06 39 98 10 66"),
        ("+37061200877", "8 612 00877"), ("+4790000643", "900 00 643"), ("+79000000911", "8 900 000-09-11"),
        ("+420777000152", "777 000 152"), ("+18085550131", "(808) 555-0131"), ("+436640000729", "0664 0000729"),
        ("+393400000815", "340 000 0815"), ("+447700900288", "07700 900288"), ("+380660000274", "066 000 02 74"),
        ("+48602000361", "602 000 361"), ("+923000000185", "0300 0000185"), ("+525500000472", "55 0000 0472"),
        ("+3546000883", "600 0883"), ("+818055510915", "080-5551-0915"), ("+905350000146", "0535 000 01 46"),
        ("+46701740655", "070-174 06 55"), ("+254710000938", "0710 000938"), ("+8613700000264", "137 0000 0264"),
        ("+34644000397", "644 00 03 97"), ("+36305550214", "06 30 555 0214"), ("+971500000826", "050 000 0826"),
        ("+84910000573", "091 000 0573"), ("+33639981842", "06 39 98 18 42"), ("+821030000749", "010-3000-0749"),
    ),
    handles=("lark", "cobalt", "fjord", "mango", "thistle", "orbit"),
    mail="postamt.example",
    groups=("Straßenfest 🎪", "Les cousins", "Tuesday choir"),
)  # fmt: skip


def sixteenth(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw of this part's cast."""
    return drawn(f"sixteenth m/{seed}", CAST, count=count, people=people, groups=groups, rings=rings)
