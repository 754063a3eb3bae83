"""Who calls whom in the seventeenth set's calls: names and numbers of this part alone, and what is jotted down of calls.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

from dataclasses import replace

from tests.engine._seventh_talk import Cast, drawn
from tests.engine.published_talk import Talk

NOTES = (
    "send the offer by mail, not before Monday",
    "Перезвонить после шести, спросить про ключи",
    "Zahnarzt: Termin verschoben auf den 14.",
    "no quiere más llamadas",
    "wrong number again",
    "домовились на четвер, 10:30",
    "mówił coś o fakturze 118/B?",
    "ok",
    "çok gürültülüydü, tekrar aranacak",
    "Передзвонить сам",
    "asked for the big van + 2 people",
)
CAST = Cast(
    names=(
        ("Anselm", "Rüther"), ("Bohdana", "Лисенко"), ("Chiamaka", "Nwachukwu"), ("Dorothea", "Sundström"), ("Emre", "Aksoy"),
        ("Farida", "Rashidova"), ("Gaurav", "Deshpande"), ("Hanneke", "Smit"), ("Igor", "Петренко"), ("Jasmina", "Horvat"),
        ("Kalpana", "Subramanian"), ("Leocadia", "Pardo"), ("Madina", "Yusupova"), ("Nikhil", "Kulkarni"), ("Ozan", "Yıldız"),
        ("Perpetua", "Achieng"), ("Quentin", "Lafarge"), ("Rukmini", "Iyer"), ("Sevinç", "Çakır"), ("Tancredi", "Bellini"),
        ("Uğur", "Şahin"), ("Vasanthi", "Murugan"), ("Wibke", "Ohlsen"), ("Xóchitl", "Barrera"), ("Юлія", "Кравець"),
        ("Zebo", "Karimova"), ("美咲", "松田"), ("هدى", "المنصوري"), ("Śrāvaṇī", "Rao"), ("Ľubica", "Hudecová"),
    ),
    short=("ok", "ja", "evet"),
    long=NOTES,
    ends=(" …",),
    phones=(
        ("+905550000214", "0555 000 02 14"), ("+380970000325", "097 000 03 25"), ("+2348060000436", "0806 000 0436"),
        ("+46701740647", "070-174 06 47"), ("+905420000658", "0542 000 06 58"), ("+998900000769", "90 000 07 69"),
        ("+919000000870", "090000 00870"), ("+31970105981", "0970-105981"), ("+380630000192", "063 000 01 92"),
        ("+385910000203", "091 000 0203"), ("+918800000314", "088000 00314"), ("+34622000425", "622 00 04 25"),
        ("+998930000536", "93 000 05 36"), ("+917700000647", "077000 00647"), ("+905060000758", "0506 000 07 58"),
        ("+254711000869", "0711 000869"), ("+33639981970", "06 39 98 19 70"), ("+919500000181", "095000 00181"),
        ("+905330000292", "0533 000 02 92"), ("+393480000303", "348 000 0303"), ("+902120000414", "0212 000 04 14"),
        ("+919600000525", "096000 00525"), ("+4915735991636", "01573 5991636"), ("+525500000747", "55 0000 0747"),
        ("+380500000858", "050 000 08 58"), ("+998710000969", "71 000 09 69"), ("+817000000180", "070-0000-0180"),
        ("+971500000291", "050 000 0291"), ("+914000000302", "040 0000 0302"), ("+421905000413", "0905 000 413"),
    ),
    handles=("plum", "tide", "crag"),
    mail="ruf.example",
    groups=("Nachbarn",),
)  # fmt: skip


def _of(country: str, *numbers: tuple[str, str]) -> Cast:
    """The same people with numbers of one country."""
    return replace(CAST, phones=tuple((f"{country}{plain(n)}", written) for n, written in numbers))


def plain(number: str) -> str:
    """A number without what people write between its digits."""
    return "".join(c for c in number if c not in " -()")


INDIAN = _of(
    "+91",
    *((f"{90 + n * 3 % 10}{n * 7 % 10}00{n * 137 % 100_000:05}", f"0{90 + n * 3 % 10}{n * 7 % 10}00 {n * 137 % 100_000:05}")
      for n in range(1, 31)),
)  # fmt: skip
UZBEK = _of(
    "+998", *((f"9{n % 5}000{n * 173 % 10_000:04}", f"9{n % 5} 000 {n * 173 % 10_000:04}") for n in range(1, 31))
)
TURKISH = _of("+90", *((f"5{30 + n % 25}000{n * 191 % 10_000:04}", f"05{30 + n % 25} 000 {n * 191 % 10_000:04}")
                       for n in range(1, 31)))  # fmt: skip


def seventeenth(seed: str, *, people: int, rings: int, cast: Cast = CAST) -> Talk:
    """Draw of this part's cast."""
    return drawn(f"seventeenth c/{seed}", cast, people=people, rings=rings)
