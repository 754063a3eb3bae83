"""What the blobs of a message hold: its text, earlier texts, whether it was taken back."""

from __future__ import annotations

from typing import Any, cast

from aboveboard.formats import loose, plist, times, typedstream
from aboveboard.kit import Edit, NoText


def body_text(body: Any) -> str:
    return body if isinstance(body, str) else typedstream.attributed_text(body)


def summary(data: bytes) -> dict[str, Any]:
    value = plist.load(data)
    if not isinstance(value, dict):
        raise NoText("message_summary_info is not a dictionary")
    return cast("dict[str, Any]", value)


def earlier_texts(data: Any) -> list[Edit]:
    """Earlier texts: `ec` maps each part to its versions in order, of which the last is the present one."""
    info = summary(data)
    gone = {str(part) for part in loose.listing(info.get("rp"))}
    edits: list[Edit] = []
    for part, versions in loose.mapping(info.get("ec")).items():
        kept = loose.listing(versions) if part in gone else loose.listing(versions)[:-1]
        for version in map(loose.mapping, kept):
            text = version.get("t")
            body = typedstream.attributed_text(text) if isinstance(text, bytes) else None
            edits.append(Edit(body=body, at=times.COCOA_S.to_utc_us(version.get("d"))))
    return edits


def taken_back(data: Any) -> bool:
    """Whether all parts of the message (`otr`) are among those taken back (`rp`)."""
    if not isinstance(data, bytes):
        return bool(data)
    info = summary(data)
    gone = {str(part) for part in loose.listing(info.get("rp"))}
    return bool(gone) and set(loose.mapping(info.get("otr"))) <= gone
