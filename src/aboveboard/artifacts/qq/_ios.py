"""What the files about qq share."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from aboveboard.formats import loose
from aboveboard.kit import Col, FieldSource, Py, enum, opt

SOURCES = (
    "https://github.com/P79N6A/pa_script (tables, columns, kinds, that the location is JSON, QQ_Mix.db)",
    "what public exporters of QQ.db read: tb_c2cMsg_, tb_TroopMsg_, tb_discussGrp_, flag 0 = sent",
)


KINDS = enum(
    "kind of message",
    {0: "text", 1: "image", 3: "voice message", 4: "file", 181: "video", 337: "location or other structured content"},
)


def files_of(text: str) -> list[dict[str, Any]] | str:
    """What `picUrl` holds: a JSON list with the MD5 of each picture or film, which the app's files are named by."""
    names = [
        {"name": name}
        for item in loose.mappings(json.loads(text))
        if (name := loose.text(item.get("fileName")) or loose.text(item.get("md5")) or loose.text(item.get("videoMD5")))
    ]
    return names or ""


def degree(name: str) -> Callable[..., float | str]:
    def function(text: str | float | None, kind: int | None) -> float | str:
        if kind != 337 or not isinstance(text, str) or not text.startswith("{"):
            return ""
        found = loose.mapping(loose.mapping(loose.mapping(json.loads(text)).get("meta")).get("Location.Search"))
        value = found.get(name)
        return float(value) if isinstance(value, str | int | float) and value != "" else ""

    return function


def common(kind: str, words: str, files: str) -> dict[str, FieldSource]:
    return {
        "body": Col(f"NULLIF({words}, '')"),
        "type": Col(kind, KINDS),
        "attachments": opt(f"NULLIF({files}, '')", Py("qq_ios_files", files_of, json=True)),
        "latitude": Col((words, kind), Py("qq_ios_latitude", degree("lat")), optional=True),
        "longitude": Col((words, kind), Py("qq_ios_longitude", degree("lng")), optional=True),
    }


FRIEND = "LEFT JOIN tb_userSummary AS u ON u.rowid = (SELECT min(x.rowid) FROM tb_userSummary AS x WHERE x.uin = m.uin)"

SHOWN = "COALESCE(NULLIF(u.remark, ''), NULLIF(u.nick, ''))"

TROOP, DISCUSS = ("tb_troop", "groupcode", "GroupName"), ("tb_discussGrp_list", "uin", "name")
