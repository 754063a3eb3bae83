"""What the files about wechat share."""

from __future__ import annotations

from collections.abc import Callable

from aboveboard.formats import protobuf


def text_field(number: int) -> Callable[[bytes], str]:
    def function(data: bytes) -> str:
        found = protobuf.first(data, number)
        return found.text if found is not None else ""

    return function


TABLES = ("Friend", "OpenIMContact")


FOLDERS = {3: ("Img", "pic"), 34: ("Audio", "aud"), 43: ("Video", "mp4"), 62: ("Video", "mp4")}

FILES = (
    "{app_data:com.tencent.xin}/Documents/*/DB/MM.sqlite",
    "{app_data:com.tencent.xin}/Documents/*/DB/message_*.sqlite",
)

SOURCES = (
    "https://github.com/BlueMatthew/WechatExporter (Chat_ tables, message_N.sqlite, WCDB_Contact.sqlite, Img, Audio, Video)",
    "https://github.com/stomakun/WechatExport-iOS (Friend, Friend_Ext, Des, the author before a group's text)",
    "https://github.com/P79N6A/pa_script (that Des 0 is sent, tables of groups)",
)
