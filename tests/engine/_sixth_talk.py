"""People, messages and calls of the sixth set: names, numbers and texts that no earlier set has, drawn from a seed.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.engine.published_talk import Line, Person, Ring, Talk

FIRST = (
    "Ingrid", "Matteo", "Aroha", "Youssef", "Hye-jin", "Beatriz", "Piet", "Олена", "Rajesh", "Sofía", "Ebba", "健太",
    "Nikos", "Thandiwe", "Zoltán", "Marie-Claire", "Íñigo", "Leyla", "Gareth", "Mai", "Abebe", "Cristina", "Håkon",
    "יעל", "Oskar", "Rosa", "Farid", "Anneke", "Виктор", "Lwazi", "Delphine", "Ximena", "Rúben", "Pooja", "Jens", "Malala",
)  # fmt: skip
LAST = (
    "Vogel", "Romano", "Tūhoe", "El Amrani", "Kim", "Carvalho", "de Vries", "Коваленко", "Iyer", "Navarro Gil", "Lund", "佐藤",
    "Papadakis", "Dlamini", "Szabó", "Lefèvre", "Etxeberria", "Aydın", "Pritchard", "Phạm", "Tesfaye", "Ionescu", "Berg",
    "כהן", "Nowak", "Esposito", "Rahimi", "Bakker", "Орлов", "Mokoena", "Girard", "Rojas", "Matos", "Mehta", "Kruse", "Khan",
)  # fmt: skip
SHORT = (
    "jo",
    "👌",
    "Yep",
    "klar!",
    "hm",
    "¿eh?",
    "ne",
    "sim",
    "はい",
    "네",
    "тож",
    "bom dia",
    "Danke dir",
    "on my way",
    "😅",
    "why",
    "11?",
    "ça marche",
    "❤️❤️",
    "tmb",
)
LONG = (
    "Habt ihr den Schlüssel vom Keller? Ich komme nicht ans Fahrrad",
    "Running for the 7:42, save me a seat please",
    "Te dejé el paraguas en la portería, pídeselo a Manolo",
    "Приїдь раніше, бо магазин зачиняють о восьмій",
    "明日の集合は駅前で10時です",
    "O Pedro já saiu do hospital, está tudo bem 🙏",
    "Kun je morgen de hond uitlaten? Ik ben pas om 20 uur thuis",
    "Have you got the charger for the old camera? Mine is broken",
    "On a raté le bus, on arrive dans vingt minutes",
    "Hai pagato tu l'elettricista o devo farlo io?",
    "Der Handwerker kommt zwischen 8 und 12, kannst du da sein?",
    "내일 저녁에 시간 있어?",
    "Jag köpte biljetterna, det blev 640 kr totalt",
    "شكرا جزيلا، وصل الطرد اليوم",
    "Reminder: parents' evening on Tuesday, 18:45 in room B12",
    "Ci vediamo alle 9 davanti alla posta?",
    "I think I left my jacket at yours, the green one",
    "Wie war das Vorstellungsgespräch?? Erzähl!",
    "Μην ξεχάσεις το γάλα",
    "Kolik to stálo? Pošlu ti to hned",
    "https://tickets.example.net/e/88123?ref=share",
    "Die Kleine hat 38,9 Fieber, ich bleibe heute zu Hause",
    "Estamos en la terraza de arriba, sube por la escalera del fondo",
    "If the train is late again I'll take a taxi and you pay half :P",
    "मैं कल दिल्ली पहुँच रहा हूँ",
    "Passt dir Donnerstag statt Mittwoch?\nSonst erst nächste Woche.",
    "Quem ficou com as chaves do carro?",
    "The plumber wants 180 for it. Cash only. What do you say?",
    "Ich habe dir 3 Bilder in die Cloud gelegt",
    "Desculpa, o meu telefone ficou sem bateria",
    "Where did you park? I'm at level -2, row F",
    "Bin im Stau, fangt schon mal ohne mich an zu essen",
    "Vă rog să mă sunați după ora 17",
    "Он сказал, что документы готовы, можно забирать",
    "Two coffees and one of those almond things, please",
    "Mañana no hay clase de guitarra, el profe está enfermo",
    "Did the landlord answer about the heating?",
    "Nyt sataa lunta! ❄️ Tuletko hiihtämään?",
    "Das Geschenk kostet 45, macht 15 pro Nase",
    "J'ai laissé le double chez la voisine du troisième",
    "Please don't tell her yet, it's supposed to be a surprise",
    "Gratuluję! Kiedy oblewamy? 🥂",
    "Szia, a csomag megérkezett, köszönöm",
    "Anh đến nơi chưa? Em đang đợi ở cổng",
    "The code for the gate is the same as last year",
    "Weißt du, wie der Film hieß, den wir im Sommer gesehen haben?",
    "Non ti preoccupare, ho già chiamato io",
    "Could you send the invoice to the office address instead?",
    "Qué frío hace aquí, tráete el abrigo gordo",
    "I'm so sorry, I only saw this now",
    "Wir nehmen den Zug um 16:04, Gleis 9, Wagen 23",
    "Meeting notes are in the shared folder, the last page is new",
    "Le médecin a dit de revenir dans quinze jours",
    "Sprawdź proszę pocztę, wysłałam ci umowę",
    "どこにいる？もう始まるよ",
    "Obrigada pela boleia ontem!",
    "Lass uns das lieber telefonisch klären.",
    "He owes me for the petrol too, 27.40 to be exact",
    "La reunión de vecinos es a las siete y media en el portal",
    "Good night, talk tomorrow",
)
PHONES = (
    ("+4917600012345", "0176 00012345"), ("+12125550117", "212-555-0117"), ("+34699000123", "699 000 123"),
    ("+380670001234", "067 000 12 34"), ("+390612345678", "06 1234 5678"), ("+819012340001", "090-1234-0001"),
    ("+31612000345", "06-12000345"), ("+33700990012", "07 00 99 00 12"), ("+447700900456", "07700 900 456"),
    ("+5521990001234", "21 99000-1234"), ("+821012340005", "010-1234-0005"), ("+46701740605", "070-174 06 05"),
    ("+27820001234", "082 000 1234"), ("+61491570156", "0491 570 156"), ("+48500001234", "500 001 234"),
    ("+302100001234", "210 000 1234"), ("+4930550012", "(030) 550 012"), ("+3612345678", "06 1 234 5678"),
    ("+918800012345", "88000 12345"), ("+971500001234", "050 000 1234"), ("+4520123400", "20 12 34 00"),
    ("+436600001234", "0660 0001234"), ("+13035550162", "(303) 555-0162"), ("+40720001234", "0720 001 234"),
)  # fmt: skip
GROUPS = ("Chor 🎶", "Flat 4B", "Los del lunes")


def sixth(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw people, messages and calls; the same seed gives the same. All times are different, to the second."""
    rng = random.Random(f"sixth/{seed}")
    crowd = _crowd(rng, people)
    rooms = {people + g: (GROUPS[g % 3], [crowd[0], *rng.sample(crowd[1:], min(4, people - 1))]) for g in range(groups)}
    begun, span = rng.randrange(1_577_836_800, 1_725_000_000), rng.randrange(60, 300) * 86_400
    taken: set[int] = set()
    lines = _lines(rng, crowd, {n: members for n, (_, members) in rooms.items()}, (begun, span), count, taken)
    return Talk(crowd, rooms, lines, _rings(rng, crowd, (begun, span), rings, taken), rng)


def _crowd(rng: random.Random, count: int) -> list[Person]:
    named, phones, made = rng.sample(range(len(FIRST)), len(FIRST)), rng.sample(PHONES, len(PHONES)), list[Person]()
    for n in range(count):
        # First and last names stand in the same order; where people are many, a few have another's.
        first, last = FIRST[named[n % len(FIRST)]], LAST[named[(n + n // len(FIRST)) % len(LAST)]]
        start = rng.choice(("sun", "blue", "k", "mr", "die"))
        handle = f"{start}_{'qwertzuiopasdfghjklyxcvbnm'[n % 26]}{rng.randrange(10, 9999)}"
        phone, local = phones[n] if n < len(phones) else (f"+4915700{20000 + n * 613}", f"0157 00{20000 + n * 613}")
        made.append(
            Person(n, first, last, phone, local, handle, f"{handle}@post.example", f"{rng.getrandbits(96):024x}")
        )
    return made


def _lines(
    rng: random.Random,
    crowd: Sequence[Person],
    rooms: dict[int, list[Person]],
    when: tuple[int, int],
    count: int,
    taken: set[int],
) -> list[Line]:
    chats = [*range(1, len(crowd)), *rooms]
    weights = [max(rng.choice((1, 1, 2, 4, 7)), len(crowd) if c in rooms else 1) for c in chats]
    drawn: dict[int, tuple[int, Person]] = {}
    while len(drawn) < count:
        chat = rng.choices(chats, weights)[0]
        members = rooms.get(chat) or [crowd[0], crowd[chat]]
        at = when[0] + rng.randrange(when[1]) // 86_400 * 86_400 + rng.randrange(6 * 3600, 23 * 3600 + 3000)
        for _ in range(rng.choice((1, 2, 2, 4, 6, 11))):
            if at not in drawn and len(drawn) < count:
                drawn[at] = (chat, rng.choice(members))
            at += int(rng.choice((3, 15, 60, 400, 3000)) * (0.5 + rng.random()))
    taken.update(drawn)
    pool, last, made = rng.sample(LONG, len(LONG)), max(drawn, default=0), list[Line]()
    for n, at in enumerate(sorted(drawn)):
        chat, who = drawn[at]
        form = rng.choices(("text", "image", "voice", "file"), (86, 8, 4, 2))[0]
        words = rng.choice(SHORT) if rng.random() < 0.22 else pool[n % len(pool)]
        if n >= len(pool) and words not in SHORT:
            words += rng.choice((" Sag Bescheid.", " ok?", " :)", "…"))
        unread = who.n != 0 and at > last - when[1] // 10 and rng.random() < 0.6
        made.append(
            Line(n, chat, who, at * 1000 + rng.randrange(1000), words if form == "text" else None, form, unread,
                 rng.random() < 0.05, rng.random() < 0.03, f"{rng.getrandbits(96):024x}")
        )  # fmt: skip
    return made


def _rings(
    rng: random.Random, crowd: Sequence[Person], when: tuple[int, int], count: int, taken: set[int]
) -> list[Ring]:
    times = sorted({when[0] + rng.randrange(when[1]) for _ in range(count * 2)} - taken)
    made: list[Ring] = []
    for n, at in enumerate(sorted(rng.sample(times, count)) if count else ()):
        duration = 0 if rng.random() < 0.3 else int(rng.choice((6, 45, 300, 1900)) * (0.4 + rng.random()))
        other, out = rng.choice(list(crowd[1:])), rng.random() < 0.5
        made.append(Ring(n, other, out, at * 1000 + rng.randrange(1000), duration, rng.random() < 0.15))
    return made
