"""KakaoTalk people."""

import json

from aboveboard.artifacts.kakaotalk._android import SOURCES
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Contact, Py, Sqlite, opt

FRIENDS = Artifact(
    id="android.kakaotalk_friends",
    title="KakaoTalk people",
    service="kakaotalk",
    emits=Contact,
    files=("{app_data:com.kakao.talk}/databases/KakaoTalk2.db",),
    read=(
        Sqlite(
            base="friends AS f",
            key="f._id",
            requires={"friends": ("id", "name")},
            fields={
                "name": opt("CASE WHEN f.enc = 0 OR f.enc IS NULL THEN NULLIF(f.name, '') END"),
                "groups": Col(
                    "CASE WHEN f.enc > 0 THEN json_array('name encrypted (kind ' || f.enc || ')') END",
                    Py("kakao_list", json.loads, json=True),
                    optional=True,
                ),
                "created_at": opt("NULLIF(f.created_at, 0)", UNIX_S),
                "contact_id": Col("CAST(f.id AS TEXT)"),
                "party": Col("CAST(f.id AS TEXT)"),
            },
        ),
    ),
    says="One record for each person that the app knows.",
    limits="Names, numbers and state messages are encrypted with keys made of the account's number and not decrypted.",
    sources=SOURCES,
)
