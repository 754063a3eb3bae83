"""Photos.sqlite: edits of pictures, with the time and the editor."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Const, Event, Sqlite, opt


def _edits(assets: str) -> Sqlite:
    name = f"(SELECT min(a.ZDIRECTORY || '/' || a.ZFILENAME) FROM {assets} AS a WHERE a.ZADDITIONALATTRIBUTES = {{}})"
    held = "(SELECT min(b.Z_PK) FROM ZADDITIONALASSETATTRIBUTES AS b WHERE b.ZUNMANAGEDADJUSTMENT = u.Z_PK)"
    return Sqlite(
        "ZUNMANAGEDADJUSTMENT AS u",
        "u.Z_PK",
        {
            "at": Col("u.ZADJUSTMENTTIMESTAMP", COCOA_S),
            "event": Const("picture edited"),
            "detail": Col(f"COALESCE({name.format(held)}, 'a picture that is not in the library')"),
            "app": opt("COALESCE(NULLIF(u.ZEDITORLOCALIZEDNAME, ''), NULLIF(u.ZADJUSTMENTFORMATIDENTIFIER, ''))"),
        },
        name="edits",
        requires={
            "ZUNMANAGEDADJUSTMENT": ("ZADJUSTMENTTIMESTAMP",),
            "ZADDITIONALASSETATTRIBUTES": ("ZUNMANAGEDADJUSTMENT",),
            assets: ("ZADDITIONALATTRIBUTES", "ZFILENAME", "ZDIRECTORY"),
        },
        optional=True,
    )


EDITS = Artifact(
    id="ios.photos.edits",
    title="Photos: edits",
    service="ios.photos",
    emits=Event,
    files=("{media}/PhotoData/Photos.sqlite",),
    read=(_edits("ZASSET"), _edits("ZGENERICASSET")),
    says="One record for each edited picture that the library keeps: the last edit's time and the editor.",
    limits="Earlier edits of the same picture leave no row. What was changed is in files beside the picture (Adjustments.plist),"
    " which are not read. An edit may have been made on another device and synced.",
    sources=("https://github.com/ScottKjr3347/iOS_Local_PL_Photos.sqlite_Queries (columns by version)",),
    tested=("ios_native_ffs (a library of macOS 26.1)",),
)
