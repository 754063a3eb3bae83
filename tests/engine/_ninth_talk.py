"""Who is in the ninth set, and what they say: names, numbers and texts that no earlier set has.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from tests.engine._seventh_talk import Cast, drawn
from tests.engine.published_talk import Talk

Rows = dict[str, list[tuple[Any, ...]]]
HUB = "https://github.com"
ROOM = "CREATE TABLE room_master_table (id INTEGER PRIMARY KEY,identity_hash TEXT);"
LOCALE = "CREATE TABLE android_metadata (locale TEXT);"

CAST = Cast(
    names=(
        ("Theodora", "Blackwood"), ("Szymon", "Grabowski"), ("Ngozi", "Adeyemi"), ("Renaud", "Lefèvre"), ("さくら", "小林"),
        ("Ulrike", "Brandstätter"), ("Anton", "Кравченко"), ("Bao Ngoc", "Trần"), ("Cillian", "Doherty"), ("Ewa", "Pawlak"),
        ("Folasade", "Balogun"), ("Gaspard", "Morel"), ("Hendrika", "Postma"), ("Ignacio", "Bermúdez"), ("지훈", "박"),
        ("Karoliina", "Virtanen"), ("Lubomír", "Svoboda"), ("Магда", "Стоянова"), ("Nikhil", "Deshpande"), ("Oumou", "Traoré"),
        ("Pietro", "Santangelo"), ("Quirin", "Huber"), ("Rosa", "Camargo"), ("Σοφία", "Παπαδοπούλου"), ("Tuva", "Hagen"),
        ("Umut", "Aksoy"), ("Vasile", "Ionescu"), ("Wren", "Hathaway"), ("Yevgenia", "Мельник"), ("Zeynep", "Öztürk"),
    ),
    short=(
        "oké", "jo", "d'acc", "はい", "ок", "tamam", "dzięki", "👌", "no prob", "ciao", "뭐?", "bin da", "si, certo", "nee",
        "lmk", "🤞🏼", "ναι", "hm", "perfetto", "18.30", "ура!",
    ),
    long=(
        "The plumber wants 140 for the boiler, shall I say yes?",
        "Przyjedź proszę o siódmej, będziemy pod szkołą",
        "Hai visto che hanno chiuso la strada per il lago?",
        "Ich hab deinen Regenschirm aus Versehen mitgenommen, sorry",
        "明日の会議は二階の部屋に変わりました",
        "Tu peux rappeler le garage avant midi ? Ils attendent ta réponse",
        "Завтра привезу банки, не покупай нічого",
        "De kleine heeft koorts, we blijven vandaag thuis",
        "Bring the blue folder, the one with the lease in it",
        "Akşama misafir var, iki ekmek daha alır mısın?",
        "Nu uita să încui poarta din spate",
        "엄마가 김치 보내셨어, 토요일에 가지러 와",
        "Estoy en la fila del banco, hay como veinte personas",
        "Treffen wir uns lieber am Hintereingang? Vorne ist Baustelle",
        "He said the exam was moved to the 9th, please check with the office",
        "Θα αργήσω λίγο, έχει κίνηση στην παραλία",
        "Amanhã o João faz anos, não te esqueças do bolo",
        "On a raté le dernier bateau, on dort chez Claire",
        "Kan jeg låne tilhengeren din i helgen?",
        "Masz jeszcze numer do tej pani od zasłon?",
        "That was 3 crates of apples and 2 of pears, 57 in total",
        "La nonna ha chiesto di te, passa a trovarla domenica",
        "Mein Zug fällt aus. Ersatzbus um 6:52, hoffentlich",
        "Кто забирает Мишу с тренировки?",
        "Your shift starts at 5 on Tuesday, not 6!",
        "Toplantı notlarını sana e-postayla gönderdim",
        "Les clés sont chez la voisine, appartement 12",
        "Den nya koden till porten är på lappen i köket",
        "Could somebody feed the hens on Saturday and Sunday?",
        "Mạng nhà em lại hỏng rồi, chị gọi giúp em nhé",
        "Zabudol som peňaženku, vieš mi to zaplatiť?",
        "I found the ring!! It was in the washing machine",
        "Wir haben jetzt doch den grünen Teppich genommen",
        "No encuentro el recibo de la luz, ¿lo tienes tú?",
        "電車が止まっているので三十分くらい遅れます",
        "Ce soir c'est soupe, demain on verra",
        "Doctor says two more weeks with the cast",
        "Der Hund vom Nachbarn hat wieder die ganze Nacht gebellt",
        "Mama, ik heb het gehaald! Een acht!",
        "Нет, я не обижаюсь. Просто устала.",
        "https://photos.example.net/s/91xQ-garden and tell me which one you like",
        "Il corriere ha lasciato il pacco in portineria",
        "Please don't tell Wren yet, it is a surprise",
        "Cześć, to mój nowy numer. Stary już nie działa",
        "Kauf bitte noch Hefe\nund zwei Liter Milch",
        "저녁 먹었어? 나는 아직 회사야",
        "Two of the tyres are flat, somebody did that on purpose",
        "Passe-moi le code du wifi stp",
        "Τα λέμε αύριο στις δέκα",
        "We owe Gaspard 22.40 for the tickets",
    ),
    ends=(" Merci!", " 🙏", " ok?", " dzięki"),
    phones=(
        ("+33199000142", "01 99 00 01 42"), ("+48500000173", "500 000 173"), ("+4366000000218", "0660 000 00218"),
        ("+819000000351", "090-0000-0351"), ("+31600000124", "06 00 00 01 24"), ("+2348030000162", "0803 000 0162"),
        ("+821000000239", "010-0000-0239"), ("+358401000157", "040 100 0157"), ("+420700000283", "700 000 283"),
        ("+359880000194", "088 000 0194"), ("+919800000316", "98000 00316"), ("+22370000145", "70 00 01 45"),
        ("+393400000228", "340 000 0228"), ("+4915200000371", "0152 000 00371"), ("+5521900000187", "(21) 90000-0187"),
        ("+306900000259", "690 000 0259"), ("+4740000136", "400 00 136"), ("+905300000164", "0530 000 01 64"),
        ("+40700000321", "0700 000 321"), ("+447700900465", "07700 900465"), ("+380670000142", "067 000 01 42"),
        ("+441134960318", "0113 496 0318"), ("+12125550172", "(212) 555-0172"), ("+16045550119", "604.555.0119"),
        ("+34699000158", "699 00 01 58"), ("+353860000243", "086 000 0243"), ("+46700000176", "070-000 01 76"),
        ("+84910000225", "091 000 0225"), ("+421900000134", "0900 000 134"), ("+351930000291", "930 000 291"),
    ),
    handles=("linden", "mistral", "kawa", "otter", "brina", "tango", "sol"),
    mail="lettre.example",
    groups=("Gartenfest 🌻", "Chorale du jeudi", "Siódemka"),
)  # fmt: skip


def ninth(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw of the ninth set's cast."""
    return drawn(f"ninth/{seed}", CAST, count=count, people=people, groups=groups, rings=rings)


def uuid(key: str) -> str:
    """An identifier as phones write it, of somebody's or something's key."""
    return f"{key[:8]}-{key[8:12]}-4{key[13:16]}-8{key[16:19]}-{key[12:24]}"


def hexed(key: str, digits: int = 64) -> str:
    """As many hexadecimal digits, as public keys and hashes have."""
    return hashlib.sha512(key.encode()).hexdigest()[:digits]


def packed(value: object) -> str:
    """JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def zulu(ms: int) -> str:
    """A moment as ISO 8601 in UTC, with milliseconds."""
    return datetime.fromtimestamp(ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S") + f".{ms % 1000:03}Z"
