"""Who is in the third part of the thirteenth set, and what they say: names, numbers and texts that no earlier set has.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

from tests.engine._seventh_talk import Cast, drawn
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid, zulu
from tests.engine.published_talk import Talk

__all__ = ("HUB", "LOCALE", "ROOM", "Rows", "hexed", "packed", "stamp", "thirteenth", "uuid", "zulu")

CAST = Cast(
    names=(
        ("Abena", "Sarpong"), ("Benedikt", "Falkner"), ("Clémence", "Rochard"), ("Dagný", "Þórsdóttir"), ("Eskild", "Lunde"),
        ("Фёдор", "Крылов"), ("Gwenllian", "Prosser"), ("Hüseyin", "Altıntaş"), ("Iwona", "Głowacka"), ("俊傑", "陳"),
        ("Kiran", "Bhattarai"), ("Ludmila", "Jelínková"), ("Mireia", "Casals Vidal"), ("Nuno", "Esteves"), ("Oksana", "Гнатюк"),
        ("Pál", "Szűcs"), ("Quentin", "Delmas"), ("ريم", "الخطيب"), ("Stelian", "Popa"), ("Thandiwe", "Khumalo"),
        ("Ursina", "Caduff"), ("Valter", "Ekström"), ("美咲", "藤本"), ("Xiomara", "Rincón"), ("Yorgos", "Λάμπρου"),
        ("Zdravko", "Petković"), ("은지", "오"), ("Ane", "Etxeberria"), ("Lorcan", "Keane"), ("Hanneke", "Wolters"),
    ),
    short=(
        "passt", "jasne", "va bene", "了解", "ага", "tamam", "okie", "🙌", "will do", "hm?", "응", "sofort", "bof", "komt goed",
        "7pm", "👀", "ναι", "não", "ups", "ça roule", "igen",
    ),
    long=(
        "The plumber wants to know which floor the stopcock is on",
        "Hol mich bitte um zwanzig vor neun ab, nicht später",
        "Nie zapomnij zabrać śpiworów, w schronisku jest zimno",
        "On a raté la sortie, on fait demi-tour à la prochaine",
        "駅前のパン屋で待ち合わせでいい？",
        "Ключ под третьим горшком слева, осторожно, кактус",
        "Dejé el paraguas en tu coche otra vez, qué cabeza la mía",
        "Who has the spare projector cable? The one with the red tape",
        "Die Handwerker kommen erst nächste Woche, ich könnte schreien",
        "Puoi firmare tu per il pacco? Torno alle sei",
        "Toplantı odası dolu, kafeteryada buluşalım",
        "你上次说的那家面馆叫什么名字？",
        "Hij staat al een kwartier te wachten bij de verkeerde ingang",
        "Vi tager færgen kl. 14.10, plads på vogndækket er betalt",
        "Grandma's recipe says 'a bit of flour'. How much is a bit??",
        "Levou o gato ao veterinário? Ele não quer comer desde ontem",
        "오늘 야근이야, 저녁 먼저 먹어",
        "Az óvodában bárányhimlő van, legyetek óvatosak",
        "Sunt în tramvai, bateria e pe terminate",
        "Kun je de ramen dichtdoen? Het gaat zo hagelen",
        "Ich hab dir 38,20 € überwiesen, Betreff: Pizza",
        "Les billets sont dans la pochette bleue, pas la verte !",
        "Tickets are refundable until Friday noon, so decide quickly please",
        "Мы уже на даче, интернет только у калитки",
        "Přijeď, až budeš moct, nic se neděje",
        "لا تنسَ أن تأخذ الدواء بعد الأكل",
        "¿A qué hora sale el último autobús? No quiero quedarme tirada",
        "Your parcel went to number 41, the lady with two dachshunds",
        "Jeg glemte brillene mine på kontoret, kan du se etter?",
        "Τα εισιτήρια τα έχει ο θείος, μη φύγετε χωρίς αυτόν",
        "Wer kümmert sich um die Getränke? Letztes Mal waren es zu wenige",
        "https://wetter.example.net/tal/sonntag sieht gut aus ☀️",
        "Ta chambre est prête, les draps sont dans l'armoire",
        "I cannot open the attachment, could you send it as a photo",
        "Znowu zepsuł się domofon, dzwoń jak będziesz pod drzwiami",
        "Bring cash, the market stall has no card reader",
        "Ama etorriko da bihar, gela prestatu behar da",
        "Chiamami quando atterri, non importa l'ora",
        "Nächster Probentermin: Dienstag\n19:30 im Pfarrsaal",
        "She sold the bike yesterday, for less than I would have paid",
    ),
    ends=(" Merci", " 🙈", " bitte", " ok?"),
    phones=(
        ("+33639980177", "06 39 98 01 77"), ("+48510000591", "510 000 591"), ("+4367700000862", "0677 000 00862"),
        ("+31970000713", "09 70 00 07 13"), ("+2348090000571", "0809 000 0571"), ("+821020000618", "010-2000-0618"),
        ("+420720000547", "720 000 547"), ("+40721000593", "0721 000 593"), ("+233240000578", "024 000 0578"),
        ("+4915735980519", "01573 5980519"), ("+5511900000567", "(11) 90000-0567"), ("+306930000538", "693 000 0538"),
        ("+3546000561", "600 0561"), ("+905410000536", "0541 000 05 36"), ("+34711000528", "711 00 05 28"),
        ("+447700900733", "07700 900733"), ("+79000000529", "8 900 000-05-29"), ("+12025550128", "(202) 555-0128"),
        ("+16475550149", "647.555.0149"), ("+351910000556", "910 000 556"), ("+353850000563", "085 000 0563"),
        ("+886910000532", "0910 000 532"), ("+4740000517", "400 00 517"), ("+36200000541", "06 20 000 0541"),
    ),
    handles=("alder", "comet", "pixel", "marsh", "ember", "tulip"),
    mail="posten.example",
    groups=("Chalet février ⛷", "Nachbarn Haus C", "Ekipa z pracy"),
)  # fmt: skip


def thirteenth(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw of this part's cast."""
    return drawn(f"thirteenth-c/{seed}", CAST, count=count, people=people, groups=groups, rings=rings)
