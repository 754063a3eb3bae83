"""Who is in the tenth set, and what they say: names, numbers and texts that no earlier set has.

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
        ("Adaeze", "Nwosu"), ("Bartosz", "Wilk"), ("Céline", "Aubert"), ("Doruk", "Erdem"), ("Elif", "Kaplan"),
        ("Friederike", "Ostermann"), ("Gonzalo", "Prieto"), ("Haruto", "渡辺"), ("Ингрид", "Соловьёва"), ("Jelena", "Marković"),
        ("Kwabena", "Osei"), ("Liadan", "Brennan"), ("Matteo", "Gallo"), ("Nour", "El-Amin"), ("Ottoline", "Fairfax"),
        ("Petra", "Dvořáková"), ("Radu", "Munteanu"), ("서연", "최"), ("Thijs", "de Boer"), ("Ülle", "Tamm"),
        ("Violeta", "Queiroz"), ("Wojciech", "Zając"), ("晓明", "周"), ("Yannick", "Perrin"), ("Żaneta", "Król"),
        ("Ásgeir", "Jónsson"), ("Θεοδώρα", "Νικολάου"), ("Hoa", "Đặng"), ("Marisol", "Cárdenas"), ("Inês", "Figueira"),
    ),
    short=(
        "klar", "spoko", "vale", "うん", "йо", "olur", "hao", "🫡", "on it", "mhm", "네", "gleich", "dai", "straks", "brb",
        "💙", "εντάξει", "eh?", "perfeito", "19h", "супер",
    ),
    long=(
        "The landlord says the heating is back on Wednesday at the earliest",
        "Odbierzesz Zosię z basenu o piątej?",
        "Le chat a encore vomi sur le tapis du salon",
        "Wir sitzen hinten links, direkt neben der Garderobe",
        "来週の金曜日は有給を取りました",
        "Yarın sabah erken çıkıyoruz, altıda hazır ol",
        "Я оставила твою куртку у Ингрид, забери когда сможешь",
        "I can lend you the ladder but I need it back before Sunday",
        "¿Quién se llevó el taladro del garaje?",
        "Zapomnij o tych biletach, były po 300 zł",
        "De trein van 8.12 rijdt vandaag niet, neem de bus",
        "Hai le chiavi della cantina? Non le trovo da nessuna parte",
        "시험 끝나고 바로 전화할게",
        "Seid ihr am Samstag beim Flohmarkt dabei? Wir haben noch einen halben Tisch frei",
        "Please send the invoice again, accounting lost the first one",
        "Η γιαγιά ρωτάει αν θα έρθεις το Πάσχα",
        "Esqueci o carregador no escritório, podes trazê-lo?",
        "Nous avons trouvé un appartement ! Troisième étage, sans ascenseur hélas",
        "Kannst du den Müll rausstellen, ich bin schon unterwegs",
        "Three parcels for you at the desk, one of them is leaking",
        "Kolik to bude stát i s dopravou?",
        "Ha ezt elolvastad, hívj vissza kérlek",
        "我把文件放在你桌上了，记得签字",
        "Am ajuns, dar nu e nimeni la poartă",
        "Nemoj da zaboraviš lekove, na stolu su",
        "If the dog barks just say his name, it is Pickle",
        "Der Arzt meint, in zwei Wochen darf ich wieder laufen",
        "On t'a gardé une part de gâteau, au frigo",
        "Kto ma pilota do bramy? Stoję na deszczu",
        "Mañana no abren, es fiesta en el pueblo",
        "Меня не ждите, я на поезде до вторника",
        "Your bike is still locked to our fence, the neighbours are asking",
        "Buổi họp dời sang thứ năm nhé chị",
        "Laat maar, ik heb hem al gevonden. Lag onder de bank",
        "https://maps.example.net/p/77-mill-lane is where we park",
        "Ho prenotato per otto persone, alle nove",
        "Minu telefon oli tühi, vabandust",
        "Vergiss nicht: Freitag ist Elternabend\num 19 Uhr in der Aula",
        "They cancelled my flight twice now. I am staying at Ottoline's",
        "Annem dolmayı yaptı, gelirken kap getir",
        "電話番号が変わりました、登録をお願いします",
        "Quem ficou com o troco do mercado?",
        "Two more rehearsals and then the concert, I can hardly believe it",
        "Bu akşam maç var, bize gelin",
        "Ég kem aðeins of seint, bíllinn fer ekki í gang",
        "C'était toi au téléphone hier soir vers minuit ?",
        "Do not open the oven before six, the bread needs it",
        "Мама просила передать, что суп на плите",
        "Proszę o rachunek na firmę, dane wysłałem mailem",
        "Grüße aus dem Zug, Fenster kaputt, Laune gut",
    ),
    ends=(" Danke dir", " ✌️", " ok?", " pls"),
    phones=(
        ("+33639980142", "06 39 98 01 42"), ("+48510000183", "510 000 183"), ("+4367700000317", "0677 000 00317"),
        ("+817000000452", "070-0000-0452"), ("+31970000225", "09 70 00 02 25"), ("+2348090000263", "0809 000 0263"),
        ("+821020000340", "010-2000-0340"), ("+3725550258", "555 0258"), ("+420720000384", "720 000 384"),
        ("+381600000295", "060 000 0295"), ("+40721000417", "0721 000 417"), ("+233240000246", "024 000 0246"),
        ("+393480000329", "348 000 0329"), ("+4915735980472", "01573 5980472"), ("+5511900000288", "(11) 90000-0288"),
        ("+306930000360", "693 000 0360"), ("+3546000237", "600 0237"), ("+905410000265", "0541 000 02 65"),
        ("+34711000259", "711 00 02 59"), ("+447700900566", "07700 900566"), ("+79000000243", "8 900 000-02-43"),
        ("+441214960419", "0121 496 0419"), ("+13125550173", "(312) 555-0173"), ("+16475550128", "647.555.0128"),
        ("+351910000392", "910 000 392"), ("+353850000344", "085 000 0344"), ("+8613900000277", "139 0000 0277"),
        ("+84930000326", "093 000 0326"), ("+201000000235", "0100 000 0235"), ("+525500000193", "55 0000 0193"),
    ),
    handles=("brook", "quartz", "yuzu", "heron", "karst", "mirto", "dune"),
    mail="kurier.example",
    groups=("Umzug 📦", "Les voisins du 14", "Piątka"),
)  # fmt: skip


def tenth(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw of the tenth set's cast."""
    return drawn(f"tenth/{seed}", CAST, count=count, people=people, groups=groups, rings=rings)


def uuid(key: str) -> str:
    """An identifier as phones write it, of somebody's or something's key."""
    return f"{key[:8]}-{key[8:12]}-4{key[13:16]}-8{key[16:19]}-{key[12:24]}"


def hexed(key: str, digits: int = 64) -> str:
    """As many hexadecimal digits, as public keys and hashes have."""
    return hashlib.sha512(key.encode()).hexdigest()[:digits]


def packed(value: object) -> str:
    """JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def stamp(ms: int, form: str = "%Y-%m-%d %H:%M:%S") -> str:
    """A moment in UTC as text."""
    return datetime.fromtimestamp(ms // 1000, UTC).strftime(form)


def zulu(ms: int) -> str:
    """A moment as ISO 8601 in UTC, with milliseconds."""
    return stamp(ms, "%Y-%m-%dT%H:%M:%S") + f".{ms % 1000:03}Z"
