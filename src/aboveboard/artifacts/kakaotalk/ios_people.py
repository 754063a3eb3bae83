"""KakaoTalk people."""

from __future__ import annotations

from aboveboard.artifacts.kakaotalk._ios import SOURCES, words_of
from aboveboard.kit import Artifact, Col, Const, Contact, Py, Sqlite, flag, opt


def _ways(user: int | str | None, phone: str | None, email: str | None) -> list[dict[str, str]] | str:
    found = [
        ("handle", str(user) if user is not None else ""),
        ("phone", words_of(user, phone)),
        ("email", email or ""),
    ]
    return [{"type": kind, "value": value} for kind, value in found if value] or ""


PEOPLE = Artifact(
    id="ios.kakaotalk_people",
    title="KakaoTalk people",
    service="kakaotalk",
    emits=Contact,
    files=("{app_data:com.iwilab.KakaoTalk}/Library/PrivateDocuments/Talk.sqlite",),
    read=(
        Sqlite(
            base="ZUSER AS u",
            key="u.Z_PK",
            requires={"ZUSER": ("ZID", "ZNAME", "ZNICKNAME")},
            fields={
                "name": Col("COALESCE(NULLIF(u.ZNAME, ''), NULLIF(u.ZNICKNAME, ''))"),
                "nickname": Col("COALESCE(NULLIF(u.ZCUSTOMNAME, ''), NULLIF(u.ZNICKNAME, ''))", optional=True),
                "identifiers": Col(
                    ("u.ZID", "u.ZPHONENUMBER", "u.ZEMAIL"), Py("kakao_ios_ways", _ways, json=True), optional=True
                ),
                "note": opt("NULLIF(u.ZSTATUSMESSAGE, '')"),
                "favourite": opt("u.ZFAVORITE", flag),
                "own": opt("u.ZFRIENDTYPE = 1", flag),
                "contact_id": Col("CAST(u.ZID AS TEXT)"),
                "party": Col("CAST(u.ZID AS TEXT)"),
            },
        ),
        Sqlite(
            name="address book",
            base="ZCONTACT AS c",
            key="c.Z_PK",
            optional=True,
            requires={"ZCONTACT": ("ZNAME",)},
            fields={
                "name": Col("NULLIF(c.ZNAME, '')"),
                "account_type": Const("address book"),
            },
        ),
    ),
    says="One record for each user that the app knows (friends, members of chats, official accounts), and for each entry that"
    " it took from the phone's address book. Phone numbers of users are decrypted with the key made of their number.",
    limits="That a user is here does not say that there was a chat. Friend type 1 is read as the account itself. Numbers of"
    " the address book's entries are encrypted and not read; nor are rooms.",
    sources=SOURCES,
)
