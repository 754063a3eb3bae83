"""Google Meet (formerly Duo) on iOS: clips sent and received, of DataStore."""

from aboveboard.artifacts.googlemeet._ios import FILES, SOURCES
from aboveboard.formats.times import UNIX_US
from aboveboard.kit import Artifact, Col, Const, Message, Sqlite, file, opt

CLIPS = Artifact(
    id="ios.googlemeet.clips",
    title="Google Meet: clips",
    service="google meet",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            base="media_clip_v2 AS m",
            key="m.rowid",
            requires={"media_clip_v2": ("media_clip_creation_date", "media_clip_source", "media_clip_message_id")},
            fields={
                "at": Col("NULLIF(m.media_clip_creation_date, 0)", UNIX_US),
                "sent_at": opt("NULLIF(m.media_clip_message_date, 0)", UNIX_US),
                "read_at": opt("NULLIF(m.media_clip_viewed_date, 0)", UNIX_US),
                "direction": Col("CASE m.media_clip_source WHEN 0 THEN 'incoming' WHEN 1 THEN 'outgoing' END"),
                "body": opt("NULLIF(m.media_clip_text_representation, '')"),
                "type": Const("attachment"),
                "attachments": file(name="m.media_clip_message_id", size="m.media_clip_content_size"),
                "message_id": Col("m.media_clip_message_id"),
                "account": opt("m.media_clip_local_id"),
            },
        ),
    ),
    says="One record for each clip; `body` is its text where it has one. A picture of it may lie in ClipsCache beside the file,"
    " called by `message_id`.",
    limits="Who the clip came from or went to has no published column and is not read.",
    sources=SOURCES,
)
