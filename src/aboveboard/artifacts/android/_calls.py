"""What the files about android share."""

from __future__ import annotations

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Col, Const, FieldSource, Message, Person, Py, Rows, Sql, Sqlite, enum, flag, opt

STATUS = enum(
    "call type",
    {1: "received", 2: "made", 3: "missed", 4: "voicemail", 5: "rejected", 6: "blocked", 7: "answered elsewhere"},
)

DIRECTION = Sql("call type", "CASE WHEN {} = 2 THEN 'outgoing' WHEN {} IN (1, 3, 4, 5, 6, 7) THEN 'incoming' END")

MEDIUM = Sql("features, bit 0", "CASE WHEN {} & 1 THEN 'video' WHEN {} >= 0 THEN 'audio' END")

ANSWERED = "CASE WHEN c.type = 1 THEN 1 WHEN c.type = 2 THEN c.duration > 0 WHEN c.type IN (3, 4, 5, 6, 7) THEN 0 END"

# Before presentation had a column of its own, -1, -2 and -3 stood for unknown, withheld and payphone numbers.
NUMBER = "CASE WHEN c.number NOT IN ('', '-1', '-2', '-3') THEN c.number END"

UNSHOWN = "CASE WHEN c.number IN ('-1', '-2', '-3') THEN c.number END"

NETWORK = "CASE WHEN c.features & 8 THEN 'wifi' WHEN c.features & 64 THEN 'volte' END"

SIMS = ("c.subscription_id", "c.sub_id", "c.sim_id", "c.simid")


def presentation(code: object, number: object = None) -> str:
    """The word for a code of `presentation`, or for a number that stood for one."""
    if isinstance(number, str):
        return {"-1": "unknown", "-2": "withheld", "-3": "payphone"}[number]
    if not isinstance(code, int):
        raise ValueError("not a code")
    return {1: "allowed", 2: "withheld", 3: "unknown", 4: "payphone", 5: "unavailable"}.get(code, str(code))


def sim(*columns: object) -> str:
    """The first of the columns, newest first, that names a SIM."""
    return next((str(v) for v in columns if isinstance(v, str | int) and v not in ("", -1, "-1")), "")


PEOPLE: tuple[tuple[str, FieldSource], ...] = (
    ("party", Col(NUMBER)),
    ("sender", Person(NUMBER, "NULLIF(c.name, '')", "sender", when="c.type <> 2")),
    ("at", Col("c.date", UNIX_MS)),
    ("read", opt("c.is_read", flag)),
    ("deleted", opt("c.deleted", flag)),
    ("account", opt("NULLIF(c.phone_account_address, '')")),
    ("sim", opt(SIMS, Py("android_call_sim", sim))),
)

READ = (
    Sqlite(
        "calls AS c",
        "c._id",
        dict(PEOPLE)
        | {
            "direction": Col("c.type", DIRECTION),
            "status": Col("c.type", STATUS),
            "answered": Col(ANSWERED),
            "duration": Col("c.duration"),
            "medium": opt("c.features", MEDIUM),
            "network": opt(NETWORK),
            "recipients": Person(NUMBER, "NULLIF(c.name, '')", "recipient", many=True, when="c.type = 2"),
            "presentation": opt(("c.presentation", UNSHOWN), Py("android_presentation", presentation)),
            "place": opt("NULLIF(c.geocoded_location, '')"),
            "app": opt("NULLIF(c.subscription_component_name, '')"),
        },
        requires={"calls": ("number", "name")},
    ),
    Sqlite(
        "calls AS c",
        "c._id",
        dict(PEOPLE)
        | {
            "type": Const("voicemail"),
            "direction": Const("incoming"),
            "body": opt("NULLIF(c.transcription, '')"),
            "app": opt("NULLIF(c.source_package, '')"),
            "attachments": Rows(
                "SELECT v._data AS path, v.mime_type AS mime FROM calls AS v WHERE v._id = c._id AND v._data <> ''",
                keys=("path", "mime"),
            ),
        },
        kind=Message,
        name="voicemail",
        requires={"calls": ("voicemail_uri", "_data", "mime_type")},
        where="c.type = 4",
        leaves_out="calls that are no voicemail",
        optional=True,
    ),
)

LIMITS = (
    "An outgoing call counts as answered when it lasted at all. `app` is the component that placed or received the call;"
    " post-dial digits are not read. calllog_shadow.db holds calls from before the first unlock, which may also be in"
    " calllog.db."
)

SOURCES = (
    "https://developer.android.com/reference/android/provider/CallLog.Calls",
    "https://android.googlesource.com/platform/packages/providers/ContactsProvider",
)
