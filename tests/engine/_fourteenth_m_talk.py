"""Who is in the fourteenth set's part with messages, contacts and calls, and what they say: names, numbers, texts of its own.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

import hashlib

from tests.engine._seventh_talk import Cast, drawn
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, uuid
from tests.engine.published_talk import Line, Talk

__all__ = ["HUB", "LOCALE", "ROOM", "Rows", "fourteenth", "hexed", "packed", "said", "sealed", "uuid"]

CAST = Cast(
    names=(
        ("Aurelio", "Benvenuti"), ("Birgitta", "Ekdahl"), ("Cillian", "Farrelly"), ("Dorota", "Szulc"), ("Efua", "Mensah"),
        ("Florian", "Gruber"), ("Георгий", "Лапин"), ("Hanae", "Okubo"), ("Ísold", "Bjarnadóttir"), ("Joaquín", "Larrañaga"),
        ("Kalina", "Dimitrova"), ("Leocadie", "Vasseur"), ("Mirko", "Perišić"), ("Nandini", "Kulkarni"), ("Obinna", "Udeh"),
        ("Pilvi", "Rantanen"), ("Rasmus", "Thorsen"), ("Şebnem", "Yurt"), ("Tadhg", "Moriarty"), ("Urszula", "Gajda"),
        ("Vasco", "Peixoto"), ("Wietske", "Hofstra"), ("思远", "罗"), ("Yaw", "Boateng"), ("Zuzana", "Kráľová"),
        ("Δέσποινα", "Καρρά"), ("ليلى", "حداد"), ("민재", "한"), ("Ngọc", "Trịnh"), ("Annegret", "Pohl"),
    ),
    short=(
        "jawohl", "oui", "ez", "ага", "はい", "peki", "🙏", "d'accord", "boh", "jojo", "так", "🎈", "nö", "accha", "luego",
        "spox", "gezellig", "besok", "8:15", "kiitti", "收到",
    ),
    long=(
        "The ferry leaves at ten past, be at the pier by five to",
        "Wer nimmt am Dienstag den Hund mit?",
        "He dejado la compra en casa de tu madre",
        "Сегодня не получится, у младшего температура",
        "Tu peux racheter du café ? Il n'en reste plus une cuillère",
        "会議室は三階に変わりました",
        "Anahtarı komşuya bıraktım, zili iki kere çal",
        "Przyjadę pociągiem o 16:42, peron trzeci",
        "Deixei o casaco no teu carro, podes trazer amanhã?",
        "The piano tuner comes on Monday, somebody has to be in",
        "Das Formular muss bis Ende des Monats beim Amt sein",
        "La lavatrice perde di nuovo, chiamo il tecnico",
        "कल स्कूल की छुट्टी है, बच्चों को बता देना",
        "De buurvrouw heeft soep gebracht, er is genoeg voor vier",
        "Båten är sjösatt, kom och titta!",
        "내일 아침 일찍 출발하니까 일찍 자",
        "Zítra v deset u lékaře, nezapomeň kartičku",
        "Nothing in the shop but onions and one sad lemon",
        "Habt ihr noch Platz im Auto? Wir wären zu zweit",
        "El informe está firmado, lo mando por correo esta tarde",
        "Jag hittade dina glasögon under soffan",
        "下周三下午三点开家长会",
        "Χάσαμε το λεωφορείο, ερχόμαστε με ταξί",
        "Can somebody feed the hens while we're in Cork?",
        "Vergeet niet de ramen dicht te doen, het gaat stormen",
        "Bitte die Tür unten abschließen, es war schon wieder offen",
        "وصل الضيوف، نحن في انتظارك",
        "J'ai laissé un mot sur ta boîte aux lettres",
        "Ещё раз спасибо за книги, верну в августе",
        "Eighteen people said yes, we need more chairs",
        "Ai uitat umbrela la noi, e în hol",
        "Sınav sonuçları açıklandı\nhepsinden geçmiş!",
        "Domenica pranzo da noi, porta solo il vino",
        "Der Akku vom Rad ist leer, ich schiebe das letzte Stück",
        "La reunión se pasa a las cinco, avisa a los demás",
        "https://wege.example.net/r/208 so kommt ihr hin",
        "Myslela som, že máš kľúče ty",
        "We got the flat!! Moving on the first 🏠",
        "Tanken på resan gör mig glad, bara tre veckor kvar",
        "Kan jij de notulen maken? Ik zit in de trein",
        "Нашли кота, он был у соседей на чердаке",
        "Aluguei a casa da praia para a última semana de julho",
        "The vet says two tablets a day, with food",
        "Ich habe für Samstag reserviert, halb acht, unter Pohl",
        "Tengo tu paraguas y tu bufanda, pásate cuando quieras",
        "Appelle-moi quand tu sors, même tard",
        "Lähdetkö marjaan huomenna?",
        "The electrician is on 020 7946 0518, ask for Moira",
        "Kup bilety zanim zdrożeją, zostało kilka",
        "Toi nay co mua, nho mang ao mua nhe",
    ),
    ends=(" (nochmals)", " 🌻", " ok?", " per favore"),
    phones=(
        ("+393470000615", "347 000 0615"), ("+46700000726", "070 000 07 26"), ("+353861000837", "086 100 0837"),
        ("+48602000948", "602 000 948"), ("+233200000159", "020 000 0159"), ("+4366410000261", "0664 1000 0261"),
        ("+79010000372", "8 901 000-03-72"), ("+819000220483", "090-0022-0483"), ("+3546620594", "662 0594"),
        ("+34733000605", "733 00 06 05"), ("+359880000716", "088 000 0716"), ("+33639981827", "06 39 98 18 27"),
        ("+381650000938", "065 000 0938"), ("+919820000149", "098200 00149"), ("+2348050000251", "0805 000 0251"),
        ("+358451000362", "045 1000362"), ("+4741000473", "410 00 473"), ("+905330000584", "0533 000 05 84"),
        ("+353871000695", "087 100 0695"), ("+48603000706", "603 000 706"), ("+351925000817", "925 000 817"),
        ("+31970000928", "09 70 00 09 28"), ("+8613700000139", "137 0000 0139"), ("+233240000340", "024 000 0340"),
        ("+421900000451", "0900 000 451"), ("+306950000562", "695 000 0562"), ("+96170000673", "70 000 673"),
        ("+821033330784", "010-3333-0784"), ("+84910000895", "091 000 0895"), ("+4915735989906", "01573 5989906"),
    ),
    handles=("fen", "cobalt", "wren", "sigma", "juniper", "loam", "pike"),
    mail="depesche.example",
    groups=("Hausgemeinschaft 🏡", "Les randonneurs", "Kórus"),
)  # fmt: skip


def fourteenth(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw of this part's cast."""
    return drawn(f"fourteenth m/{seed}", CAST, count=count, people=people, groups=groups, rings=rings)


def said(talk: Talk) -> list[Line]:
    """Lines with words, for apps that send nothing else."""
    return [line for line in talk.lines if line.text is not None]


def sealed(key: str, length: int) -> bytes:
    """Bytes without a pattern, as what is encrypted has."""
    return hashlib.shake_256(key.encode()).digest(length)
