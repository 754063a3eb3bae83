"""People, messages and calls of the seventh set: names, numbers and texts that no earlier set has, drawn from a seed.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up. The eighth set draws its own
cast in the same way (`drawn`).
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.engine.published_talk import Line, Person, Ring, Talk

NAMES = (
    ("Saoirse", "Brennan"), ("Emeka", "Okafor"), ("Giulia", "Ferrante"), ("Tadeáš", "Horák"), ("Margarethe", "von Lohe"),
    ("Дмитро", "Шевчук"), ("Catalina", "Quiroga Paz"), ("Jun", "Tanigawa"), ("Maëlle", "Kerven"), ("Sigurður", "Jónsson"),
    ("Rana", "al-Hashimi"), ("Bram", "Verhoeven"), ("Ayşegül", "Demirci"), ("Chukwudi", "Eze"), ("Paulina", "Zielińska"),
    ("Ruairí", "Walsh"), ("Minh Anh", "Đặng"), ("Estela", "Figueiredo"), ("Wolfgang", "Kästner"), ("Тамара", "Белова"),
    ("Kaveh", "Moradi"), ("Ilse", "Groenewald"), ("Raúl", "Ibarra"), ("ธนพล", "ศรีสุข"), ("Lotte", "Aagaard"),
    ("Vikram", "Nambiar"), ("Oriol", "Puigdomènech"), ("Seo-yeon", "Choi"), ("Anouk", "Maillard"), ("Petra", "Kovačić"),
    ("فاطمة", "الزهراني"), ("Bence", "Farkas"), ("Ingibjörg", "Ólafsdóttir"), ("Mbali", "Nkosi"), ("Jorma", "Lehtinen"),
    ("小雨", "林"), ("Nadège", "Toussaint"), ("Elif", "Karaca"), ("Cormac", "Daly"), ("Zofia", "Wrona"),
)  # fmt: skip
SHORT = (
    "okee", "Jup", "mdr", "dale", "nope", "👍🏽", "tak", "はーい", "ок", "merci !", "sure thing", "wann?", "aha",
    "hayır", "ciao ciao", "mm-hm", "gleich", "🎂", "et toi ?", "12:30", "sí sí",
)  # fmt: skip
LONG = (
    "Der Aufzug ist schon wieder kaputt, nehmt die Treppe hinten",
    "Can you pick up my parcel? The slip is under the doormat",
    "Ho lasciato le chiavi dal portiere, passa quando vuoi",
    "Завтра не зможу, давай у суботу після обіду",
    "La profe dice que hay que llevar la cartulina azul, no la verde",
    "来週の金曜日は空いていますか？",
    "On se retrouve devant la mairie à 18h15, ne sois pas en retard",
    "Fyi the dentist moved you to Thursday, 8:40",
    "Yarın sabah toplantı iptal oldu, haberin olsun",
    "Kannst du bitte die Katze füttern? Futter steht in der Speisekammer",
    "Saiu o resultado! Passei em tudo, menos matemática 😭",
    "De trein is geannuleerd, ik neem de bus van kwart over zes",
    "Pošli mi prosím číslo účtu, zaplatím to večer",
    "وصلت المطار، الرحلة تأخرت ساعتين",
    "Did you see the state of the kitchen?? I'm not cleaning that again",
    "Mamá pregunta si venís a comer el domingo. Somos ocho.",
    "Wie lange muss der Kuchen bei 180 Grad backen?",
    "Es regnet rein, ruf bitte den Vermieter an!!",
    "That's 64.50 each, including the tip. Bank transfer is fine",
    "Kup mleko, jajka i coś na kolację",
    "Ich bin um halb acht am Bahnhof, Ausgang Süd",
    "여기 너무 추워, 목도리 가져와 줘",
    "Votre colis sera livré demain entre 9h et 12h",
    "Happy birthday you old goat 🐐🎉",
    "Ég kem aðeins of seint, byrjið án mín",
    "https://fotos.example.org/album/7Kq2?view=all",
    "Tôi gửi rồi nhé, bạn kiểm tra giúp",
    "The seats are 14C and 14D, check-in closes at 5:10",
    "Я уже дома, света нет во всём районе",
    "Lässt du mir den Wagen am Wochenende?\nIch tanke auch voll.",
    "Si el niño sigue con tos, llévalo a urgencias",
    "Could you water the tomatoes while we're away? Back on the 23rd",
    "Az orvos szerint minden rendben, ne aggódj",
    "Questa volta offro io, niente scuse",
    "Grüße aus Graz! Das Wetter ist mies, das Essen gut",
    "Puedes mandarme otra vez la dirección? Se me borró el chat",
    "I don't think he'll sign it. He wants \"more time\" again",
    "Hvornår lukker I? Jeg står uden for døren",
    "ฉันรออยู่หน้าร้านกาแฟนะ",
    "Bring a torch & good shoes, the path is steep",
    "Quelqu'un a vu mon écharpe rouge ? Je crois l'avoir laissée chez toi",
    "Die Rechnung stimmt nicht, da fehlen 2 Positionen",
    "Nelle 3 del pomeriggio va bene? Altrimenti alle 5",
    "Meeting moved to room 4.07. Same time.",
    "Oma ist gut angekommen, sie ruft heute Abend an",
    "अभी मीटिंग में हूँ, बाद में बात करते हैं",
    "Kde jsi? Čekáme na tebě už půl hodiny",
    "Forget the shoes, they were sold out in 41",
    "Amanhã tem greve do metrô, vou trabalhar de casa",
    "Ik heb het geld overgemaakt, check je rekening even",
    "Das bleibt aber bitte unter uns.",
    "Tell him I said no. Again.",
)
PHONES = (
    ("+35315550142", "01 555 0142"), ("+2348000012345", "0800 001 2345"), ("+390655500132", "06 5550 0132"),
    ("+420601000123", "601 000 123"), ("+4917055500143", "0170 555 00143"), ("+380500000421", "050 000 04 21"),
    ("+5491155500177", "11 5550-0177"), ("+818000010234", "080-0001-0234"), ("+33639980123", "06 39 98 01 23"),
    ("+3545550189", "555 0189"), ("+971550000187", "055 000 0187"), ("+31970105550", "0970-105550"),
    ("+905000000123", "0500 000 01 23"), ("+14165550134", "(416) 555-0134"), ("+48799000211", "799 000 211"),
    ("+353209130142", "020 913 0142"), ("+84900000312", "090 000 0312"), ("+351920000456", "920 000 456"),
    ("+493023125012", "030 23125 012"), ("+79000000518", "8 900 000-05-18"), ("+447700900812", "07700 900812"),
    ("+27710000614", "071 000 0614"), ("+34600000771", "600 00 07 71"), ("+66800000182", "080 000 0182"),
    ("+4542000193", "42 00 01 93"), ("+917000000244", "70000 00244"), ("+16465550166", "646.555.0166"),
)  # fmt: skip
GROUPS = ("Wanderung Mai 🥾", "Book club", "Primos")


@dataclass(frozen=True)
class Cast:
    """Who may be drawn, and what they say."""

    names: Sequence[tuple[str, str]]
    short: Sequence[str]
    long: Sequence[str]
    ends: Sequence[str]
    """What is put behind a long text that was said before."""
    phones: Sequence[tuple[str, str]]
    """Numbers, and the same as people write them."""
    handles: Sequence[str]
    mail: str
    groups: Sequence[str]


SEVENTH_CAST = Cast(
    NAMES, SHORT, LONG, (" 🙃", " Danke!", " please", " ¿vale?"), PHONES, ("fox", "north", "lil", "herr", "agua"),
    "brief.example", GROUPS,
)  # fmt: skip


def seventh(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw of the seventh set's cast."""
    return drawn(f"seventh/{seed}", SEVENTH_CAST, count=count, people=people, groups=groups, rings=rings)


def drawn(seed: str, cast: Cast, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw people, messages and calls; the same seed gives the same. All times are different, to the second."""
    rng = random.Random(seed)
    crowd = _crowd(rng, cast, people)
    rooms = {
        people + g: (cast.groups[g], [crowd[0], *rng.sample(crowd[1:], min(4, people - 1))]) for g in range(groups)
    }
    begun, span = rng.randrange(1_546_300_800, 1_735_000_000), rng.randrange(45, 400) * 86_400
    taken: set[int] = set()
    lines = _lines(rng, cast, crowd, {n: members for n, (_, members) in rooms.items()}, (begun, span), count, taken)
    return Talk(crowd, rooms, lines, _rings(rng, crowd, (begun, span), rings, taken), rng)


def _crowd(rng: random.Random, cast: Cast, count: int) -> list[Person]:
    names, phones = rng.sample(cast.names, count), rng.sample(cast.phones, len(cast.phones))
    made: list[Person] = []
    for n, (first, last) in enumerate(names):
        handle = f"{rng.choice(cast.handles)}{rng.randrange(10, 999)}{'bcdfghjklmnprstvwz'[n % 18]}"
        phone, local = phones[n] if n < len(phones) else (f"+4915900{31000 + n * 77}", f"0159 00{31000 + n * 77}")
        made.append(
            Person(n, first, last, phone, local, handle, f"{handle}@{cast.mail}", f"{rng.getrandbits(96):024x}")
        )
    return made


def _lines(
    rng: random.Random,
    cast: Cast,
    crowd: Sequence[Person],
    rooms: Mapping[int, list[Person]],
    when: tuple[int, int],
    count: int,
    taken: set[int],
) -> list[Line]:
    chats = [*range(1, len(crowd)), *rooms]
    weights = [len(crowd) if c in rooms else rng.choice((1, 1, 3, 5, 8)) for c in chats]
    said: dict[int, tuple[int, Person]] = {}
    while len(said) < count:
        chat = rng.choices(chats, weights)[0]
        members = rooms.get(chat) or [crowd[0], crowd[chat]]
        at = when[0] + rng.randrange(when[1] // 86_400) * 86_400 + rng.randrange(6 * 3600, 24 * 3600)
        for _ in range(rng.choice((1, 2, 3, 5, 8))):
            if at not in said and len(said) < count:
                said[at] = (chat, rng.choice(members))
            at += int(rng.choice((5, 25, 80, 600, 4000)) * (0.4 + rng.random()))
    taken.update(said)
    pool, last, made = rng.sample(cast.long, len(cast.long)), max(said, default=0), list[Line]()
    for n, at in enumerate(sorted(said)):
        chat, who = said[at]
        form = rng.choices(("text", "image", "voice", "file"), (88, 7, 3, 2))[0]
        words = rng.choice(cast.short) if rng.random() < 0.25 else pool[n % len(pool)]
        if n >= len(pool) and words not in cast.short:
            words += rng.choice(cast.ends)
        unread = who.n != 0 and at > last - when[1] // 12 and rng.random() < 0.6
        made.append(
            Line(n, chat, who, at * 1000 + rng.randrange(1000), words if form == "text" else None, form, unread,
                 rng.random() < 0.04, rng.random() < 0.03, f"{rng.getrandbits(96):024x}")
        )  # fmt: skip
    return made


def _rings(
    rng: random.Random, crowd: Sequence[Person], when: tuple[int, int], count: int, taken: set[int]
) -> list[Ring]:
    times = sorted({when[0] + rng.randrange(when[1]) for _ in range(count * 2)} - taken)
    made: list[Ring] = []
    for n, at in enumerate(sorted(rng.sample(times, count)) if count else ()):
        duration = 0 if rng.random() < 0.3 else int(rng.choice((8, 50, 240, 1500)) * (0.4 + rng.random()))
        made.append(
            Ring(
                n,
                rng.choice(crowd[1:]),
                rng.random() < 0.5,
                at * 1000 + rng.randrange(1000),
                duration,
                rng.random() < 0.2,
            )
        )
    return made
