"""Photos.sqlite: the people that the library has names for, and those that it is shared with."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt

_NAME = "COALESCE(NULLIF(p.ZFULLNAME, ''), NULLIF(p.ZDISPLAYNAME, ''))"

PEOPLE = Artifact(
    id="ios.photos.people",
    title="Photos: named people, and participants of shared libraries",
    service="ios.photos",
    emits=Contact,
    files=("{media}/PhotoData/Photos.sqlite",),
    read=(
        Sqlite(
            "ZPERSON AS p",
            "p.Z_PK",
            {
                "name": Col(_NAME),
                "nickname": Col(f"CASE WHEN p.ZDISPLAYNAME <> {_NAME} THEN p.ZDISPLAYNAME END"),
                "note": Col("'faces in the library: ' || p.ZFACECOUNT", optional=True),
                "favourite": opt("p.ZTYPE = 1", flag),
                "identifiers": Rows(
                    "SELECT 'other' AS type, CAST(p.ZPERSONURI AS TEXT) AS value, 'contact' AS label WHERE p.ZPERSONURI <> ''",
                    keys=("type", "value", "label"),
                ),
                "contact_id": opt("NULLIF(p.ZPERSONUUID, '')"),
            },
            name="people",
            where=f"{_NAME} IS NOT NULL",
            leaves_out="faces that the library found and nobody named",
            requires={"ZPERSON": ("ZFULLNAME", "ZDISPLAYNAME")},
            optional=True,
        ),
        Sqlite(
            "ZSHAREPARTICIPANT AS s",
            "s.Z_PK",
            {
                "at": opt("s.ZSUBSCRIPTIONDATE", COCOA_S),
                "identifiers": Rows(
                    "SELECT 'email' AS type, CAST(s.ZEMAILADDRESS AS TEXT) AS value WHERE s.ZEMAILADDRESS <> '' UNION ALL"
                    " SELECT 'phone', CAST(s.ZPHONENUMBER AS TEXT) WHERE s.ZPHONENUMBER <> ''",
                    keys=("type", "value"),
                ),
                "own": opt("s.ZISCURRENTUSER", flag),
                "groups": Rows(
                    "SELECT CAST(h.ZTITLE AS TEXT) AS value FROM ZSHARE AS h WHERE h.Z_PK = s.ZSHARE AND h.ZTITLE <> ''",
                    keys=("",),
                ),
                "contact_id": opt("NULLIF(s.ZUUID, '')"),
            },
            name="participants",
            requires={"ZSHAREPARTICIPANT": ("ZEMAILADDRESS", "ZPHONENUMBER")},
            optional=True,
        ),
    ),
    says="One record for each person that has a name in the library, and each participant of something shared.",
    limits="Names were given to faces that the library itself found: nobody is identified here, and merged people leave rows"
    " without faces. Which pictures show whom is with each picture. Participants' names are in archives not read.",
    sources=(
        "https://github.com/ScottKjr3347/iOS_Local_PL_Photos.sqlite_Queries (columns by version)",
        "https://github.com/RhetTbull/osxphotos",
    ),
    tested=("ios_native_ffs (a library of macOS 26.1)",),
)
