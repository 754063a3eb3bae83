"""What the files about threema share."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Col, FieldSource, Person, enum, flag, opt

SOURCES = ("https://github.com/threema-ch/threema-android (storage: models and database updates)",)


NAME = (
    "COALESCE(NULLIF(trim(COALESCE({0}.firstName, '') || ' ' || COALESCE({0}.lastName, '')), ''),"
    " NULLIF({0}.publicNickName, ''))"
)


WHO = "NULLIF(m.identity, '')"

OTHER = f"(SELECT {NAME.format('k')} FROM contacts AS k WHERE k.identity = m.identity LIMIT 1)"

TYPES = enum(
    "message type",
    {0: "text", 1: "image", 2: "video", 3: "audio", 4: "location", 5: "contact", 6: "system", 7: "poll", 8: "attachment",
     9: "call"},
)  # fmt: skip

FIELDS: tuple[tuple[str, FieldSource], ...] = (
    ("at", opt("COALESCE(NULLIF(m.postedAt, 0), m.createdAt)", UNIX_MS)),
    ("direction", Col("CASE WHEN m.isStatusMessage = 1 THEN NULL WHEN m.outbox = 1 THEN 'outgoing' WHEN m.outbox = 0 THEN"
                      " 'incoming' END")),
    ("sent_at", opt("m.postedAt", UNIX_MS)),
    ("delivered_at", opt("m.deliveredAt", UNIX_MS)),
    ("read_at", opt("m.readAt", UNIX_MS)),
    ("edited_at", opt("m.editedAt", UNIX_MS)),
    ("deleted_at", opt("m.deletedAt", UNIX_MS)),
    ("deleted", opt("m.deletedAt > 0", flag)),
    ("party", Col("NULLIF(m.identity, '')")),
    ("sender", Person(WHO, OTHER, "sender", optional=True, when="m.outbox = 0")),
    ("body", opt("COALESCE(NULLIF(m.caption, ''), NULLIF(m.body, ''))")),
    ("type", Col("m.type", TYPES)),
    ("status", opt("lower(NULLIF(m.state, ''))")),
    ("read", opt("m.isRead", flag)),
    ("reply_to", opt("NULLIF(m.quotedMessageId, '')")),
    ("message_id", opt("NULLIF(m.apiMessageId, '')")),
)  # fmt: skip
