"""Android's call log: `calls` in `calllog.db` and `calllog_shadow.db` (since Android 7), before in `contacts2.db`."""

from dataclasses import replace

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import (
    Artifact,
    Call,
    Col,
    Const,
    FieldSource,
    Message,
    Person,
    Py,
    Rows,
    Sql,
    Sqlite,
    enum,
    flag,
    opt,
)

_STATUS = enum(
    "call type",
    {1: "received", 2: "made", 3: "missed", 4: "voicemail", 5: "rejected", 6: "blocked", 7: "answered elsewhere"},
)
_DIRECTION = Sql("call type", "CASE WHEN {} = 2 THEN 'outgoing' WHEN {} IN (1, 3, 4, 5, 6, 7) THEN 'incoming' END")
_MEDIUM = Sql("features, bit 0", "CASE WHEN {} & 1 THEN 'video' WHEN {} >= 0 THEN 'audio' END")
_ANSWERED = "CASE WHEN c.type = 1 THEN 1 WHEN c.type = 2 THEN c.duration > 0 WHEN c.type IN (3, 4, 5, 6, 7) THEN 0 END"
# Before presentation had a column of its own, -1, -2 and -3 stood for unknown, withheld and payphone numbers.
_NUMBER = "CASE WHEN c.number NOT IN ('', '-1', '-2', '-3') THEN c.number END"
_UNSHOWN = "CASE WHEN c.number IN ('-1', '-2', '-3') THEN c.number END"
_NETWORK = "CASE WHEN c.features & 8 THEN 'wifi' WHEN c.features & 64 THEN 'volte' END"
_SIMS = ("c.subscription_id", "c.sub_id", "c.sim_id", "c.simid")


def _presentation(code: object, number: object = None) -> str:
    """The word for a code of `presentation`, or for a number that stood for one."""
    if isinstance(number, str):
        return {"-1": "unknown", "-2": "withheld", "-3": "payphone"}[number]
    if not isinstance(code, int):
        raise ValueError("not a code")
    return {1: "allowed", 2: "withheld", 3: "unknown", 4: "payphone", 5: "unavailable"}.get(code, str(code))


def _sim(*columns: object) -> str:
    """The first of the columns, newest first, that names a SIM."""
    return next((str(v) for v in columns if isinstance(v, str | int) and v not in ("", -1, "-1")), "")


_PEOPLE: tuple[tuple[str, FieldSource], ...] = (
    ("party", Col(_NUMBER)),
    ("sender", Person(_NUMBER, "NULLIF(c.name, '')", "sender", when="c.type <> 2")),
    ("at", Col("c.date", UNIX_MS)),
    ("read", opt("c.is_read", flag)),
    ("deleted", opt("c.deleted", flag)),
    ("account", opt("NULLIF(c.phone_account_address, '')")),
    ("sim", opt(_SIMS, Py("android_call_sim", _sim))),
)
_READ = (
    Sqlite(
        "calls AS c",
        "c._id",
        dict(_PEOPLE)
        | {
            "direction": Col("c.type", _DIRECTION),
            "status": Col("c.type", _STATUS),
            "answered": Col(_ANSWERED),
            "duration": Col("c.duration"),
            "medium": opt("c.features", _MEDIUM),
            "network": opt(_NETWORK),
            "recipients": Person(_NUMBER, "NULLIF(c.name, '')", "recipient", many=True, when="c.type = 2"),
            "presentation": opt(("c.presentation", _UNSHOWN), Py("android_presentation", _presentation)),
            "place": opt("NULLIF(c.geocoded_location, '')"),
            "app": opt("NULLIF(c.subscription_component_name, '')"),
        },
        requires={"calls": ("number", "name")},
    ),
    Sqlite(
        "calls AS c",
        "c._id",
        dict(_PEOPLE)
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

_LIMITS = (
    "An outgoing call counts as answered when it lasted at all. `app` is the component that placed or received the call;"
    " post-dial digits are not read. calllog_shadow.db holds calls from before the first unlock, which may also be in"
    " calllog.db."
)
_SOURCES = (
    "https://developer.android.com/reference/android/provider/CallLog.Calls",
    "https://android.googlesource.com/platform/packages/providers/ContactsProvider",
)
CALLS = Artifact(
    id="android.calls",
    title="Call log",
    service="android.calls",
    emits=(Call, Message),
    files=(
        "{app_data:com.android.providers.contacts}/databases/calllog.db",
        "{app_de:com.android.providers.contacts}/databases/calllog_shadow.db",
        "{app_data:com.samsung.android.providers.contacts}/databases/calllog.db",
        "{app_de:com.samsung.android.providers.contacts}/databases/calllog_shadow.db",
    ),
    read=_READ,
    says="One record for each row of the calls table, and one message for each voicemail in it.",
    limits=_LIMITS,
    sources=_SOURCES,
    tested=("andriller test data (calllog.db)", "redroid Android 8.1 (empty)"),
)
CALLS_IN_CONTACTS = Artifact(
    id="android.calls.contacts2",
    title="Call log (Android 6 and older)",
    service="android.calls",
    emits=(Call, Message),
    files=("{app_data:com.android.providers.contacts}/databases/contacts2.db",),
    read=tuple(replace(reading, optional=True) for reading in _READ),
    says="One record for each row of the calls table, and one message for each voicemail in it.",
    limits=_LIMITS + " Newer phones keep no calls in this file.",
    sources=_SOURCES,
    tested=("plaso test data (contacts2.db)", "NIST CFTT HTC Desire 626 (contacts2.db)"),
)
