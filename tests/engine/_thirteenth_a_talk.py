"""Who is in the thirteenth set's first half, and what they say: names, numbers and texts of its own.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

from tests.engine._seventh_talk import Cast, drawn
from tests.engine.published_talk import Talk

CAST = Cast(
    names=(
        ("Amara", "Diallo"), ("Benedikt", "Hofer"), ("Ciara", "Doyle"), ("Dávid", "Szalai"), ("Esra", "Polat"),
        ("Filipa", "Moreira"), ("Grzegorz", "Nowicki"), ("美咲", "小林"), ("Ilse", "Verhoeven"), ("Јован", "Петровић"),
        ("Kaisa", "Virtanen"), ("Lorenzo", "Bianchi"), ("Meera", "Iyer"), ("Николай", "Громов"), ("Oriol", "Puig"),
        ("Paula", "Rodrigues"), ("Rania", "حداد"), ("Sindre", "Haugen"), ("Tereza", "Marková"), ("Uriel", "Cohen"),
        ("Valentina", "Rojas"), ("伟", "刘"), ("Xenia", "Παπαδάκη"), ("Yusuf", "Aydın"), ("Zuzanna", "Kaczmarek"),
        ("Thandiwe", "Mokoena"), ("Bảo", "Trần"), ("지훈", "박"), ("Elodie", "Lefèvre"), ("Håkan", "Ekström"),
    ),
    short=(
        "passt", "yep", "tamam", "oui", "хорошо", "👌", "はい", "no way", "dobra", "sí sí", "🙈", "ok ok", "echt?", "ciao",
        "نعم", "bis gleich", "k thx", "❤️", "joo", "ahora no", "收到", "19:30?",
    ),
    long=(
        "The plumber can only come between eight and nine, will one of you be home?",
        "Hast du noch den Schlüssel vom Fahrradkeller?",
        "Le train de 17h04 est supprimé, je prends le suivant",
        "Zostawiłam ci zupę w lodówce, tylko podgrzej",
        "¿Alguien puede llevar sillas plegables el domingo?",
        "Купи по дороге хлеб и что-нибудь к чаю",
        "来週の旅行、ホテルは私が予約しておきます",
        "Toplantı odası değişti, üçüncü kattayız",
        "Ik heb je jas bij de receptie achtergelaten",
        "أنا في الطريق، عشر دقائق فقط",
        "Nonna chiede se venite a pranzo sabato",
        "My sister's flight lands at 06:40, can you pick her up?",
        "Wir brauchen noch jemanden für die Nachtschicht am Freitag",
        "오늘 회의 자료 메일로 보냈어요",
        "Não te esqueças de assinar a autorização da visita de estudo",
        "Můžeš mi poslat číslo na toho elektrikáře?",
        "J'ai laissé la voiture rue Pasteur, les clés sont sous le tapis",
        "Bonjour, le colis est arrivé abîmé, je joins une photo dès que possible",
        "Sunday league is off, the pitch is under water",
        "Ο γιατρός είπε να περάσουμε τη Δευτέρα το πρωί",
        "Vorrei cambiare il turno di giovedì con qualcuno",
        "Der Hund hat den zweiten Schuh auch gefunden. Jetzt sind es keine Schuhe mehr.",
        "Tickets are at the box office under my surname, two for row F",
        "Wie war das Passwort für den Drucker nochmal?\nDer im Flur, nicht der im Büro",
        "Где встречаемся, у входа или внутри?",
        "Lehet hogy késem, dugó van a hídon",
        "把车停在地下二层，电梯左边",
        "Can we split the bill later? I only have cash",
        "Quedamos en la parada del 14, no en la del 41",
        "Jeg har bestilt bord til seks personer, under navnet Haugen",
        "Proszę wziąć dowód, bez tego nie wpuszczą",
        "Elternbeirat trifft sich am 12., bitte vorher die Liste durchsehen",
        "https://bus.example.net/line/14 says it runs every 20 minutes",
        "The old number still works until the end of the month",
        "Mamá ya está mejor, mañana le dan el alta",
        "Tu peux rappeler le garage ? Ils ferment à six heures",
        "Huomenna sataa, otetaan se kirjasto sittenkin",
        "Odaya ikinci bir yatak koydurdum, rahat ederiz",
        "Wer hat die Gitarre zuletzt gesehen? Sie ist nicht im Probenraum",
        "Please don't tell Meera yet, it is a surprise",
        "Ключи у соседки снизу, она дома до семи",
        "Chiều nay con tan học sớm, mẹ đón nhé",
        "Ho trasferito 140 euro, dimmi se arrivano",
        "We are out of coffee, milk and patience",
        "Ich schick dir gleich den Standort, da ist kein Hausnummernschild",
        "Gracias por venir ayer, lo pasamos genial",
        "Das Rezept liegt in der Apotheke bereit, Abholnummer 83",
        "Não há rede dentro do prédio, liga para o fixo",
        "Kan du hente Sindre kl. 15? Jeg rekker det ikke",
        "I found your earring behind the sofa, the silver one",
    ),
    ends=(" Danke!", " 🙏", " ok?", " merci"),
    phones=(
        ("+33639980187", "06 39 98 01 87"), ("+4917699912346", "0176 99912346"), ("+353850000411", "085 000 0411"),
        ("+36205550147", "06 20 555 0147"), ("+905410000377", "0541 000 03 77"), ("+351910000518", "910 000 518"),
        ("+48510000264", "510 000 264"), ("+817000000631", "070-0000-0631"), ("+31970000337", "09 70 00 03 37"),
        ("+381600000419", "060 000 0419"), ("+358401000254", "040 100 0254"), ("+393480000473", "348 000 0473"),
        ("+919900000352", "099000 00352"), ("+79000000381", "8 900 000-03-81"), ("+34711000364", "711 00 03 64"),
        ("+5511900000417", "(11) 90000-0417"), ("+96170000218", "70 000 218"), ("+4790000345", "900 00 345"),
        ("+420720000516", "720 000 516"), ("+972500000263", "050-000-0263"), ("+56900000297", "9 0000 0297"),
        ("+8613900000419", "139 0000 0419"), ("+306930000472", "693 000 0472"), ("+447700900723", "07700 900723"),
        ("+13125550186", "(312) 555-0186"), ("+27710000235", "071 000 0235"), ("+84930000481", "093 000 0481"),
        ("+821020000517", "010-2000-0517"), ("+16475550164", "647.555.0164"), ("+46701740633", "070-174 06 33"),
    ),
    handles=("linde", "cobalt", "papaya", "otter", "slate", "brezza", "tundra"),
    mail="hafen.example",
    groups=("Chor Dienstag 🎶", "Les cousins", "Szkoła 4b"),
)  # fmt: skip


def thirteenth_a(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw of this half's cast."""
    return drawn(f"thirteenth/a/{seed}", CAST, count=count, people=people, groups=groups, rings=rings)
