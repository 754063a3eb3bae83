"""Who is in the fourteenth set's part of people: names and numbers of this part alone.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

from tests.engine._seventh_talk import Cast, drawn
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid
from tests.engine.published_talk import Talk

__all__ = ["HUB", "LOCALE", "ROOM", "Rows", "hexed", "packed", "people", "stamp", "uuid"]

CAST = Cast(
    names=(
        ("Aurelio", "Bevilacqua"), ("Beatrix", "Schönherr"), ("Chipo", "Moyo"), ("Dóra", "Kelemen"), ("Eino", "Rantanen"),
        ("Florbela", "Sequeira"), ("Зоя", "Мельник"), ("Gaëtan", "Le Bris"), ("Hatice", "Bozkurt"), ("Iker", "Olabarria"),
        ("Jacinta", "O'Dwyer"), ("Kateřina", "Vlčková"), ("Leszek", "Wrzos"), ("Momoko", "石田"), ("Nikolaj", "Kjær"),
        ("Oana", "Stănescu"), ("Padma", "Iyengar"), ("Queralt", "Bosch i Pla"), ("Renske", "ter Horst"), ("Sakari", "Niemi"),
        ("Tsvetan", "Ангелов"), ("Ulla-Britt", "Ekdahl"), ("Vusi", "Mabaso"), ("王", "志远"), ("Yevhen", "Бондар"),
        ("Zeynab", "حسيني"), ("Åse", "Tveit"), ("Εύα", "Παππά"), ("지훈", "남"), ("मीरा", "पाटिल"), ("Loïc", "Jaouen"),
        ("Marlies", "Pfister"), ("Dariusz", "Kępa"), ("Nalani", "Kahale"), ("Tomé", "Vasconcelos"), ("Birgitte", "Holm"),
    ),
    short=("gern", "d'accord", "dobře", "👋", "ну да"),
    long=("We moved the picnic to the other side of the lake", "Kommt ihr am Samstag zum Einzug?", "Я передал ей ключи"),
    ends=(" 🙂", " ok?"),
    phones=(
        ("+393330000714", "333 000 0714"), ("+4915735981044", "01573 5981044"), ("+263770000418", "077 000 0418"),
        ("+36305550271", "06 30 555 0271"), ("+358457005518", "045 7005518"), ("+351917000633", "917 000 633"),
        ("+380670000592", "067 000 05 92"), ("+33639983316", "06 39 98 33 16"), ("+905330000847", "0533 000 08 47"),
        ("+34733000925", "733 00 09 25"), ("+353861000318", "086 100 0318"), ("+420739000452", "739 000 452"),
        ("+48512000761", "512 000 761"), ("+818022220938", "080-2222-0938"), ("+4526000147", "26 00 01 47"),
        ("+40745000296", "0745 000 296"), ("+919845000377", "098450 00377"), ("+34644000581", "644 00 05 81"),
        ("+31970103327", "0970-103327"), ("+358457009942", "045 7009942"), ("+359880000615", "088 000 0615"),
        ("+46701740623", "070-174 06 23"), ("+27820000748", "082 000 0748"), ("+8613700000869", "137 0000 0869"),
        ("+380930000974", "093 000 09 74"), ("+989120000183", "0912 000 0183"), ("+4790000264", "900 00 264"),
        ("+306950000395", "695 000 0395"), ("+821033330416", "010-3333-0416"), ("+919822000527", "098220 00527"),
        ("+33639984638", "06 39 98 46 38"), ("+41780000749", "078 000 07 49"), ("+48604000851", "604 000 851"),
        ("+18085550162", "(808) 555-0162"), ("+351966000973", "966 000 973"), ("+4531000184", "31 00 01 84"),
    ),
    handles=("fjord", "saffron", "pebble", "orca", "juniper", "kiln", "tansy"),
    mail="adresse.example",
    groups=("Nachbarn",),
)  # fmt: skip


def people(seed: str, count: int) -> Talk:
    """Draw of this part's cast; person 0 is the phone's holder."""
    return drawn(f"fourteenth p/{seed}", CAST, people=count)
