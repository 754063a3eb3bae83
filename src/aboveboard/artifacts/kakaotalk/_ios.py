"""What the files about kakaotalk share."""

from __future__ import annotations

from aboveboard.formats import kakao

SOURCES = (
    "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/kakaoTalk.py (tables, two epochs, encryption)",
    "https://doi.org/10.9728/dcs.2025.26.5.1363 (encryption)",
    "https://github.com/kim-do-hyeon/iOS-Forensic (that friend type 1 is the account itself)",
)


def words_of(user: int | str | None, text: str | None) -> str:
    return kakao.decrypt(user, text) if user is not None and text else ""
