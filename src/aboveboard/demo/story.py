"""The story both fictional phones tell: who knows whom, what they write, say, photograph, post and plan.

Everyone and everything here is invented. Numbers are from ranges set aside for fiction (NANP 555-01xx, Ofcom's 07700
900xxx) or cannot be dialled; addresses are at example.org, example.com and example.net (RFC 2606).
"""

from typing import NamedTuple

import msgspec

from aboveboard.demo.dice import Dice
from aboveboard.demo.media import Place
from aboveboard.demo.moments import DAY, HOUR, MINUTE, STORY_END, STORY_START, at


class Person(NamedTuple):
    """One invented person. `social`: user id and name on X; `apple`: whether they write from an iPhone."""

    key: str
    given: str
    family: str
    phone: str
    email: str
    organisation: str
    note: str
    birthday: tuple[int, int, int] | None
    language: str
    apple: bool
    social: tuple[int, str]

    @property
    def name(self) -> str:
        """The name as people write it in this language."""
        joined = "" if self.language in ("zh-Hans", "zh-Hant", "ja", "ko") else " "
        order = (self.family, self.given) if joined == "" else (self.given, self.family)
        return joined.join(part for part in order if part)

    @property
    def digits(self) -> str:
        """The number without its plus sign, as WhatsApp keys it."""
        return self.phone.lstrip("+")


def _person(
    key: str, given: str, family: str, phone: str, language: str, *, apple: bool = False, organisation: str = "",
    note: str = "", birthday: tuple[int, int, int] | None = None, social: int = 0,
) -> Person:  # fmt: skip
    domain = ("example.org", "example.com", "example.net")[len(key) % 3]
    return Person(
        key, given, family, phone, f"{key}@{domain}", organisation, note, birthday, language, apple,
        (social, f"{key}_demo" if social else ""),
    )  # fmt: skip


MIRA = _person(
    "mira", "Mira", "Okafor-Lindqvist", "+12025550101", "en", apple=True, birthday=(1991, 4, 17), social=900_000_000_101
)
DENIZ = _person("deniz", "Deniz", "Tanaka-Reyes", "+12025550102", "en", birthday=(1989, 11, 2), social=900_000_000_102)
CIRCLE = (
    _person(
        "anneli", "Anneli", "Okafor-Lindqvist", "+12025550103", "en", apple=True, note="Mum", birthday=(1960, 2, 29)
    ),
    _person("tunde", "Tunde", "Okafor-Lindqvist", "+12025550104", "en", apple=True, social=900_000_000_104),
    _person("wenjun", "文君", "夏", "+12025550105", "zh-Hans", apple=True, organisation="示例科技有限公司"),
    _person("kayan", "嘉欣", "羅", "+12025550106", "zh-Hant", apple=True, social=900_000_000_106),
    _person("layla", "ليلى", "الناصر", "+12025550107", "ar", birthday=(1992, 7, 30), social=900_000_000_107),
    _person("idris", "إدريس", "بن حدو", "+12025550108", "ar", organisation="ورشة المثال"),
    _person("rosa", "Rosa", "Quispe-Ferreira", "+12025550109", "es", apple=True, note="Coro de los jueves"),
    _person("haruto", "陽翔", "水島", "+12025550110", "ja"),
    _person("haeun", "하은", "서", "+12025550111", "ko"),
    _person(
        "odile", "Odile", "Varga", "+447700900112", "en", organisation="Lantern & Quill Ltd", social=900_000_000_112
    ),
    _person("kwame", "Kwame", "Petrossian", "+447700900113", "en", organisation="Petrossian Lettings"),
    _person("halloran", "Ines", "Halloran", "+12025550114", "en", organisation="Halloran Dental Practice"),
)
PEOPLE = {person.key: person for person in (MIRA, DENIZ, *CIRCLE)}

LISBON = Place("Lisbon", 38.7139, -9.1334, 12.0, "Europe/Lisbon")
TAIPEI = Place("Taipei", 25.0330, 121.5654, 9.0, "Asia/Taipei")
CASABLANCA = Place("Casablanca", 33.5731, -7.5898, 27.0, "Africa/Casablanca")
VALPARAISO = Place("Valparaíso", -33.0472, -71.6127, 41.0, "America/Santiago")
PLACES = (LISBON, TAIPEI, CASABLANCA, VALPARAISO)

LINES: dict[str, tuple[str, ...]] = {
    "en": (
        "Are you still coming on {day}?", "The train is late again, {n} minutes.",
        "I left the keys with the neighbour.",
        "Can you bring {n} chairs?", "Choir moved to {day}, same place.", "Thank you, that was kind of you.",
        "The heating is broken, I called the landlord.", "Lunch at one? 🍜", "I found your scarf under the sofa 😂",
        "Don't forget the dentist on {day}.", "Rain all week in {place} ☔",
        "Send me the photo of the harbour, please.",
        "Paid the {n} for the tickets.", "Good night! 🌙", "What was the name of that café in {place}?",
    ),
    "zh-Hans": (
        "我已经转账了,请查收。", "星期{n}一起吃饭吗?", "明天下雨,记得带伞。", "这张照片拍得真好!",
        "转账{n}元给房东了。",
        "我到{place}了,一切都好。", "文件发到你的邮箱了。", "晚上八点在老地方见。", "生日快乐🎂",
    ),
    "zh-Hant": (
        "我已經轉賬了,請查收。", "星期{n}一齊食飯好嗎?", "聽日落雨,記得帶遮。", "呢張相影得好靚!",
        "轉賬{n}元俾業主喇。",
        "我到咗{place},一切都好。", "文件寄咗去你個電郵。", "今晚八點老地方見。",
    ),
    "ar": (
        "السلام عليكم، كيف حالك؟", "وصلتُ إلى {place} بخير والحمد لله.", "هل تأتي يوم الخميس؟",
        "شُكْرًا جَزِيلًا يا مُحَمَّد",
        "أرسلت لك الصورة أمس.", "موعدنا الساعة ٧ مساءً", "رقم الشقة ٥٥٥ في الطابق الثالث.", "أحمد سيكون معنا أيضا.",
        "احمد قال إنه سيتأخر {n} دقيقة.",
    ),
    "es": (
        "¿Vienes al ensayo el jueves?", "Mañana te llevo los {n} libros.", "¡Qué frío hace en {place}!",
        "Te llamé, pero no contestaste.",
        "El niño cumple {n} años 🎈", "Gracias por todo, un abrazo.",
    ),
    "ja": ("お疲れさまです。明日の会議は{n}時からです。", "{place}に着きました。",
        "写真を送ってくれてありがとう!", "ラーメン食べに行きませんか🍜"),
    "ko": ("내일 {n}시에 만나요.", "사진 고마워요!", "{place}에 잘 도착했어요.", "생일 축하해요 🎉"),
}  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Thursday", "Friday", "Sunday")


class Attachment(msgspec.Struct, frozen=True):
    """A file sent with a message: what ('jpeg', 'opus', 'caf', 'location'), the name it had, and a number."""

    what: str
    name: str
    number: int = 0
    place: Place | None = None


class Line(msgspec.Struct, frozen=True):
    """One message as its writer sent it. `key` names it in replies and reactions."""

    key: str
    moment: int
    sender: str
    text: str
    attachment: Attachment | None = None
    reply_to: str = ""
    reaction: str = ""
    edited_from: str = ""
    fate: str = "live"  # 'deleted' and 'superseded' go away again; 'wal' is written last of all


class Chat(msgspec.Struct, frozen=True):
    """One conversation in one app among its members; a group has a title."""

    app: str
    members: tuple[str, ...]
    lines: tuple[Line, ...]
    title: str = ""
    started: int = STORY_START


class Call(msgspec.Struct, frozen=True):
    """One call. `seconds` is 0 where nobody answered; `app` is 'phone', 'facetime' or 'whatsapp'."""

    app: str
    moment: int
    caller: str
    callee: str
    seconds: int
    video: bool = False


class Photo(msgspec.Struct, frozen=True):
    """One picture or video on a phone. `offset` says whether EXIF carries the offset from UTC."""

    what: str
    number: int
    moment: int
    place: Place | None
    zone: str
    offset: bool
    favourite: bool = False
    hidden: bool = False
    trashed: bool = False
    album: str = ""


class Mail(msgspec.Struct, frozen=True):
    """One e-mail."""

    number: int
    moment: int
    sender: str
    to: str
    subject: str
    body: str


class Post(msgspec.Struct, frozen=True):
    """One public post on X."""

    number: int
    moment: int
    author: str
    text: str
    likes: int
    language: str
    place: Place | None = None


class Visit(msgspec.Struct, frozen=True):
    """One page seen in a browser; `search` holds the words where the page is a search."""

    moment: int
    url: str
    title: str
    search: str = ""


class Event(msgspec.Struct, frozen=True):
    """One calendar entry. Without a zone it is wall-clock time ('floating'); all-day entries are dates."""

    number: int
    start: int
    minutes: int
    title: str
    place: str
    zone: str
    all_day: bool = False
    guest: str = ""
    note: str = ""


class Note(msgspec.Struct, frozen=True):
    """One note; its first line is its title."""

    number: int
    moment: int
    text: str
    folder: str
    pinned: bool = False
    trashed: bool = False


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """How much there is in a phone. `bulk` rows are added to the SMS store for load, without facts in the truth."""

    talk: int = 14
    calls: int = 40
    photos: int = 10
    mails: int = 12
    posts: int = 14
    visits: int = 60
    notes: int = 6
    events: int = 8
    bulk: int = 0


SMALL = Scale()
MEDIUM = Scale(talk=260, calls=700, photos=120, mails=300, posts=400, visits=3000, notes=60, events=150)


def large(messages: int = 1_000_000) -> Scale:
    """Give the small phone with so many more messages in its SMS store."""
    return Scale(bulk=messages)


def phrase(dice: Dice, language: str) -> str:
    """Give a line in a language, its gaps filled."""
    line = dice.pick(LINES[language])
    return line.format(day=dice.pick(_DAYS), n=dice.between(2, 40), place=dice.pick(PLACES).name)


def _talk(dice: Dice, label: str, members: tuple[str, ...], languages: tuple[str, ...], count: int) -> list[Line]:
    step = (STORY_END - STORY_START - 4 * DAY) // max(count, 1)
    out: list[Line] = []
    for n in range(count):
        moment = STORY_START + n * step + dice.below(max(step - MINUTE, 1))
        out.append(Line(f"{label}-{n}", moment, dice.pick(members), phrase(dice, dice.pick(languages))))
    return out


_PLOT = at(2025, 11, 14, 18)


def _plot(app: str) -> list[Line]:
    """The scripted days: Deniz travels, they plan a surprise, and one message is taken back."""
    key = f"{app}-plot"
    return [
        Line(f"{key}-0", _PLOT, "deniz", "I land in Taipei at 06:40. Don't tell Tunde yet 🤫"),
        Line(f"{key}-1", _PLOT + 2 * MINUTE, "mira", "My lips are sealed. 一路顺风! ✈️"),
        Line(f"{key}-2", _PLOT + 3 * MINUTE + 250, "deniz", "Table for twelve, Saturday 19:30, under the name Okafor."),
        Line(f"{key}-3", _PLOT + 9 * MINUTE, "mira", "Booked. I paid the deposit of 240."),
    ]


def chats(seed: int, scale: Scale) -> tuple[Chat, ...]:
    """Write every conversation of the story."""
    n = scale.talk
    dice = Dice(seed, "chats")
    pair = ("mira", "deniz")
    sms = _plot("sms") + _talk(dice, "sms", pair, ("en", "en", "es"), n)
    sms += [
        Line("sms-deleted", _PLOT + DAY, "deniz", "Forget the green door, the key is under the third flowerpot.",
        fate="deleted"),
        Line("sms-wal", STORY_END - 2 * HOUR, "mira", "Last thing before I sleep: the tickets are in my coat."),
    ]  # fmt: skip
    whatsapp = _plot("whatsapp")[:2] + _talk(dice, "wa", pair, ("en", "zh-Hans", "es"), 2 * n)
    whatsapp += [
        Line(
            "wa-photo",
            _PLOT + 2 * HOUR,
            "deniz",
            "The harbour, as promised",
            Attachment("jpeg", "IMG-20251114-WA0001.jpg", 501),
        ),
        Line("wa-thumb", _PLOT + 2 * HOUR + MINUTE, "mira", "", reply_to="wa-photo", reaction="👍"),
        Line("wa-voice", _PLOT + 3 * HOUR, "mira", "", Attachment("opus", "PTT-20251114-WA0002.opus", 3)),
        Line("wa-place", _PLOT + 4 * HOUR, "deniz", "", Attachment("location", "Taipei 101", 0, TAIPEI)),
        Line("wa-reply", _PLOT + 5 * HOUR, "mira", "It looks lovely!", reply_to="wa-photo"),
        Line("wa-deleted", _PLOT + 2 * DAY, "deniz", "Please delete this: locker 47, code 9031.", fate="deleted"),
        Line("wa-react", _PLOT + 5 * HOUR + MINUTE, "deniz", "", reply_to="wa-reply", reaction="❤️"),
    ]
    imessage = _talk(dice, "im", ("mira", "anneli"), ("en",), n)
    imessage += [
        Line(
            "im-photo", _PLOT + DAY, "anneli", "Look what I found in the attic", Attachment("jpeg", "IMG_0101.JPG", 601)
        ),
        Line("im-love", _PLOT + DAY + MINUTE, "mira", "", reply_to="im-photo", reaction="love"),
        Line("im-edit", _PLOT + DAY + HOUR, "mira", "I'll be there at eight", edited_from="I'll be there at seven"),
        Line("im-reply", _PLOT + DAY + 2 * HOUR, "anneli", "Eight is fine, drive carefully", reply_to="im-edit"),
        Line("im-voice", _PLOT + DAY + 3 * HOUR, "anneli", "", Attachment("caf", "Audio Message.caf", 2)),
        Line("im-deleted", _PLOT + 3 * DAY, "anneli", "The surprise party is in the old boathouse.", fate="deleted"),
        Line("im-wal", STORY_END - HOUR, "anneli", "Did you lock the boathouse?", fate="wal"),
        Line(
            "im-superseded",
            STORY_END - HOUR + MINUTE,
            "mira",
            "Never mind, wrong chat. Blue heron at dawn.",
            fate="superseded",
        ),
    ]
    mms = _talk(dice, "mms", ("deniz", "haruto"), ("ja", "ko"), 3)
    spoken = [msgspec.structs.replace(line, text=_ascii(line.text)) for line in _talk(dice, "x", pair, ("en",), n // 2)]
    mms.append(Line("mms-photo", _PLOT, "haruto", "写真です", Attachment("jpeg", "image000000.jpg", 602)))
    work = ("deniz", "odile", "kwame")
    return (
        Chat("sms", pair, _ordered(sms)),
        Chat("sms", ("mira", "halloran"), _ordered(_talk(dice, "dentist", ("halloran",), ("en",), 3))),
        Chat("sms", ("deniz", "kwame"), _ordered(_talk(dice, "rent", ("deniz", "kwame"), ("en",), n // 2))),
        Chat("sms", ("deniz", "idris"), _ordered(_talk(dice, "idris", ("deniz", "idris"), ("ar",), n // 2))),
        Chat("mms", ("deniz", "haruto", "haeun"), _ordered(mms), "Noodles"),
        Chat("imessage", ("mira", "anneli"), _ordered(imessage)),
        Chat("imessage", ("mira", "wenjun"), _ordered(_talk(dice, "wj", ("mira", "wenjun"), ("zh-Hans",), n))),
        Chat("imessage", ("mira", "kayan"), _ordered(_talk(dice, "ky", ("mira", "kayan"), ("zh-Hant",), n // 2))),
        Chat("imessage", ("mira", "anneli", "tunde", "rosa"), _ordered(
            _talk(dice, "fam", ("mira", "anneli", "tunde", "rosa"), ("en", "es"), n)), "Family & choir 🎶"),
        Chat("whatsapp", pair, _ordered(whatsapp)),
        Chat("whatsapp", ("mira", "layla"), _ordered(_talk(dice, "ml", ("mira", "layla"), ("ar",), n))),
        Chat("whatsapp", ("deniz", "layla"), _ordered(_talk(dice, "dl", ("deniz", "layla"), ("ar",), n))),
        Chat("whatsapp", ("deniz", "haeun"), _ordered(_talk(dice, "dh", ("deniz", "haeun"), ("ko", "ja"), n // 2))),
        Chat("whatsapp", ("mira", "deniz", "layla", "rosa", "kayan"), _ordered(
            _talk(dice, "grp", ("mira", "deniz", "layla", "rosa", "kayan"), ("en", "ar", "es", "zh-Hant"), 2 * n)),
            "Surprise 转账 fund"),
        Chat("whatsapp-work", work[:2], _ordered(_talk(dice, "work", work[:2], ("en",), n))),
        Chat("whatsapp-work", work, _ordered(_talk(dice, "works", work, ("en",), n)), "Lantern & Quill rota"),
        Chat("whatsapp-clone", ("deniz", "idris"), _ordered(_talk(dice, "clone", ("deniz", "idris"), ("ar", "en"),
        n // 2))),
        Chat("x", pair, _ordered(spoken)),
        Chat("truth", ("mira", "kwame"), _ordered(_talk(dice, "ts", ("mira", "kwame"), ("en", "es"), n // 2))),
        Chat("discord", ("mira", "tunde", "haruto"), _ordered(_talk(dice, "dc", ("mira", "tunde", "haruto"), ("en",
        "ja"), n)),
             "boathouse-planning"),
    )  # fmt: skip


def _ascii(text: str) -> str:
    return text.encode("ascii", "ignore").decode().strip()


def _ordered(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (line.moment, line.key)))


def calls(seed: int, scale: Scale) -> tuple[Call, ...]:
    """Make the calls: by phone between the two and with their circles, by FaceTime and by WhatsApp."""
    dice = Dice(seed, "calls")
    step = (STORY_END - STORY_START) // max(scale.calls, 1)
    out: list[Call] = []
    for n in range(scale.calls):
        moment = STORY_START + n * step + dice.below(step) // 1000 * 1000
        pair = dice.pick(
            (
                ("mira", "deniz"),
                ("mira", "anneli"),
                ("mira", "odile"),
                ("deniz", "kwame"),
                ("deniz", "layla"),
                ("mira", "deniz"),
            )
        )
        if dice.below(2):
            pair = (pair[1], pair[0])
        known = {"mira", "anneli"} == set(pair)
        app = dice.pick(("phone", "facetime") if known else ("phone", "phone", "whatsapp"))
        if app == "whatsapp" and not {"layla", "deniz", "mira"} >= set(pair):
            app = "phone"
        video = app != "phone" and dice.below(2) == 1
        out.append(Call(app, moment, pair[0], pair[1], dice.pick((0, 0, dice.between(5, 2400))), video))
    return tuple(out)


def photos(seed: int, owner: str, scale: Scale) -> tuple[Photo, ...]:
    """Take the pictures of one owner: most have a place and a time with offset, some neither."""
    dice = Dice(seed, f"photos {owner}")
    step = (STORY_END - STORY_START) // max(scale.photos, 1)
    out: list[Photo] = []
    for n in range(scale.photos):
        moment = STORY_START + n * step + dice.below(step) // 1000 * 1000
        place = dice.pick(PLACES)
        what = {1: "png", 2: "heic", 4: "movie"}.get(n, "jpeg")
        out.append(
            Photo(
                what, n + (1 if owner == "mira" else 301), moment, None if n % 5 == 3 or what == "png" else place,
                place.zone,
                offset=n % 3 != 0, favourite=n % 7 == 0, hidden=n % 9 == 8, trashed=n % 10 == 9,
                album=("Harbours", "Choir")[n % 2] if n % 3 == 0 else "",
            )
        )  # fmt: skip
    return tuple(out)


_SUBJECTS = (
    "Minutes of the choir meeting",
    "Re: Rent for November",
    "Factura 4471",
    "关于转账的确认",
    "صور الرحلة",
    "Train tickets",
    "会議の件",
)


def mails(seed: int, scale: Scale) -> tuple[Mail, ...]:
    """Write the mails among Mira, Deniz and the circle."""
    dice = Dice(seed, "mails")
    step = (STORY_END - STORY_START) // max(scale.mails, 1)
    out: list[Mail] = []
    for n in range(scale.mails):
        other = dice.pick(("odile", "rosa", "wenjun", "layla", "kwame"))
        pair = ("mira", "deniz") if n % 2 == 0 else (dice.pick(("mira", "deniz")), other)
        if dice.below(2):
            pair = (pair[1], pair[0])
        language = PEOPLE[pair[0]].language
        body = "\n\n".join(phrase(dice, language) for _ in range(3)) + f"\n\n{PEOPLE[pair[0]].name}"
        moment = STORY_START + n * step + dice.below(step) // 1000 * 1000
        out.append(Mail(n + 1, moment, pair[0], pair[1], dice.pick(_SUBJECTS), body))
    return tuple(out)


def posts(seed: int, scale: Scale) -> tuple[Post, ...]:
    """Write the public posts that both phones show."""
    dice = Dice(seed, "posts")
    step = (STORY_END - STORY_START) // max(scale.posts, 1)
    authors = ("mira", "deniz", "tunde", "kayan", "layla", "odile")
    out: list[Post] = []
    for n in range(scale.posts):
        author = dice.pick(authors)
        moment = STORY_START + n * step + dice.below(step) // 1000 * 1000
        text = f"{phrase(dice, PEOPLE[author].language)} #demo{n}"
        out.append(
            Post(
                n + 1, moment, author, text, dice.below(90), PEOPLE[author].language[:2], TAIPEI if n % 6 == 5 else None
            )
        )
    return tuple(out)


_PAGES = (
    ("https://www.example.org/choir/rota", "Choir rota"), ("https://shop.example.com/tickets?id={n}", "Tickets {n}"),
    ("https://news.example.net/2025/11/{n}", "Harbour news"), ("https://example.org/天气/台北", "台北天气"),
    ("https://maps.example.com/?q=boathouse", "Boathouse - map"), ("https://bank.example.net/transfer", "Transfer"),
)  # fmt: skip
_SEARCHES = (
    "boathouse opening times",
    "转账 手续费",
    "طقس الدار البيضاء",
    "cómo quitar manchas de vino",
    "surprise party ideas",
)


def visits(seed: int, owner: str, scale: Scale) -> tuple[Visit, ...]:
    """Browse the web as one owner."""
    dice = Dice(seed, f"visits {owner}")
    step = (STORY_END - STORY_START) // max(scale.visits, 1)
    out: list[Visit] = []
    for n in range(scale.visits):
        moment = STORY_START + n * step + dice.below(step)
        if n % 5 == 0:
            words = dice.pick(_SEARCHES)
            out.append(
                Visit(
                    moment, f"https://search.example.com/search?q={words.replace(' ', '+')}", f"{words} - Search", words
                )
            )
            continue
        url, title = dice.pick(_PAGES)
        number = dice.between(1, 30)
        out.append(Visit(moment, url.format(n=number), title.format(n=number)))
    return tuple(out)


def events(seed: int, owner: str, scale: Scale) -> tuple[Event, ...]:
    """Fill the calendar of one owner."""
    dice = Dice(seed, f"events {owner}")
    step = (STORY_END - STORY_START) // max(scale.events, 1)
    titles = (
        "Choir",
        "Dentist, Dr Halloran",
        "晚饭 夏文君",
        "موعد مع ليلى",
        "Cumpleaños de Rosa",
        "Flight to Taipei",
        "Rent is due",
    )
    out: list[Event] = []
    for n in range(scale.events):
        place = dice.pick(PLACES)
        day = (STORY_START + n * step) // DAY * DAY
        all_day = n % 4 == 3
        start = day if all_day else day + dice.between(8, 20) * HOUR
        zone = "" if n % 4 == 1 or all_day else place.zone
        out.append(
            Event(n + 1, start, 24 * 60 if all_day else 90, titles[n % len(titles)], place.name, zone, all_day,
                  "deniz" if owner == "mira" else "mira", phrase(dice, "en"))
        )  # fmt: skip
    return tuple(out)


def notes(seed: int, owner: str, scale: Scale) -> tuple[Note, ...]:
    """Write the notes of one owner."""
    dice = Dice(seed, f"notes {owner}")
    step = (STORY_END - STORY_START) // max(scale.notes, 1)
    titles = ("Guest list", "Shopping", "购物清单", "أفكار للحفلة", "Wi-Fi at the boathouse", "Books to return")
    out: list[Note] = []
    for n in range(scale.notes):
        body = "\n".join(phrase(dice, dice.pick(tuple(LINES))) for _ in range(4))
        out.append(
            Note(n + 1, STORY_START + n * step + dice.below(step), f"{titles[n % len(titles)]}\n{body}",
                 "Notes" if n % 3 else "Party", pinned=n == 0, trashed=n % 6 == 5)
        )  # fmt: skip
    return tuple(out)


class Story(msgspec.Struct, frozen=True):
    """The whole story for one seed and scale."""

    seed: int
    scale: Scale
    chats: tuple[Chat, ...]
    calls: tuple[Call, ...]
    mails: tuple[Mail, ...]
    posts: tuple[Post, ...]

    def of(self, owner: str, *apps: str) -> tuple[Chat, ...]:
        """Give the chats in these apps that an owner is a member of."""
        return tuple(chat for chat in self.chats if owner in chat.members and chat.app in apps)


def tell(seed: int, scale: Scale) -> Story:
    """Tell the story."""
    return Story(seed, scale, chats(seed, scale), calls(seed, scale), mails(seed, scale), posts(seed, scale))
