"""Still pictures, by Pillow and libheif."""

from __future__ import annotations

import io

import pillow_heif
from PIL import Image, ImageFile

from aboveboard.formats import media
from aboveboard.formats.errors import MediaError
from aboveboard.formats.previews._preview import FAULTS, Broken, Preview, Why
from aboveboard.formats.previews._raw import Raw, raw

PIXELS = 120_000_000
"""What is decoded whole takes four bytes a pixel."""
JPEG_PIXELS = 300_000_000
"""JPEG is decoded at an eighth of its size where that is enough."""
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF", "HEIF", "JPEG2000", "ICO")
"""None that runs another program, such as EPS."""
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_TRIED = 4
"""Pictures of a raw file that are tried, the largest first."""
_SQUARE = 0.04
"""How far the sides' ratio of an embedded thumbnail may be from the picture's: others have bars, or are of another picture."""

Image.init()
Image.MAX_IMAGE_PIXELS = JPEG_PIXELS
pillow_heif.register_heif_opener(thumbnails=False)  # pyright: ignore[reportUnknownMemberType]
pillow_heif.options.DECODE_THREADS = 1


def picture(data: bytes, edge: int) -> Preview:
    """A picture whose longer side is at most `edge`, upright. Raises Broken."""
    if not data:
        raise Broken(Why.EMPTY)
    brought = raw(data)
    if brought is not None:
        return _brought(data, brought, edge)
    return _shown(data, edge)


def _brought(data: bytes, found: Raw, edge: int) -> Preview:
    """The largest picture of a raw file that can be decoded, else what stands first in it as TIFF. Raises Broken."""
    for at, size in found.jpegs[:_TRIED]:
        try:
            return _picture(data[at : at + size], edge, Why.RAW, found.turn)
        except (Broken, Image.DecompressionBombError, *FAULTS):
            continue
    if data[:4] not in (b"II*\0", b"MM\0*"):
        raise Broken(Why.RAW_ALONE)
    try:
        return _picture(data, edge, Why.RAW)
    except Broken:
        raise
    except Image.DecompressionBombError:
        raise Broken(Why.PIXELS) from None
    except FAULTS:
        raise Broken(Why.RAW_ALONE) from None


def _shown(data: bytes, edge: int) -> Preview:
    try:
        return _picture(data, edge, "")
    except Broken:
        raise
    except Image.DecompressionBombError:
        raise Broken(Why.PIXELS) from None
    except FAULTS:
        pass
    # What is there of a picture that was cut off is worth seeing.
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        return _picture(data, edge, Why.CUT)
    except Broken:
        raise
    except FAULTS as error:
        raise Broken(Why.DAMAGED) from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


def _picture(data: bytes, edge: int, note: str, other: int | None = None) -> Preview:
    """`other`: how it is turned where it does not say so itself."""
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        pixels = image.width * image.height
        if pixels > (JPEG_PIXELS if image.format in ("JPEG", "MPO") else PIXELS):
            raise Broken(Why.PIXELS)
        turn = image.getexif().get(_ORIENTATION) or other
        return finished(_plain(image, edge), edge, turn, note)


def _plain(image: Image.Image, edge: int) -> Image.Image:
    """In a mode that shrinks well."""
    image.draft("RGB", (edge, edge))
    if image.mode in ("1", "P", "PA"):
        return image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in ("I", "F"):
        low, high = image.getextrema()
        span = (float(high) - float(low)) or 1.0  # pyright: ignore[reportArgumentType]
        return image.convert("F").point(lambda value: (value - float(low)) * (255 / span)).convert("L")  # pyright: ignore[reportArgumentType]
    return image


def finished(image: Image.Image, edge: int, turn: object = None, note: str = "") -> Preview:
    """Shrunk, turned and encoded."""
    image.thumbnail((edge, edge), reducing_gap=2.0)
    if isinstance(turn, int) and turn in _TURNS:
        image = image.transpose(_TURNS[turn])
    out = io.BytesIO()
    if image.mode in ("RGBA", "LA", "La", "RGBa"):
        image.convert("RGBA").save(out, "WEBP", quality=80, method=2)
        return Preview(out.getvalue(), "image/webp", image.width, image.height, note)
    # Without the file's own metadata and profile: what is encoded is pixels alone.
    plain = image if image.mode in ("RGB", "L") else image.convert("RGB")
    plain.save(out, "JPEG", quality=80, exif=b"", icc_profile=None)
    return Preview(out.getvalue(), "image/jpeg", image.width, image.height, note)


def embedded(head: bytes, edge: int) -> Preview | None:
    """The thumbnail that a JPEG carries in its EXIF, if it is of the picture's shape; from the file's first bytes."""
    try:
        info = media.read(media.BytesReader(head), "image/jpeg")
        if info.thumbnail is None or not info.width or not info.height:
            return None
        start, size = info.thumbnail
        data = head[start : start + size]
        if len(data) < size:
            return None
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
            if abs(image.width / image.height - info.width / info.height) > _SQUARE or image.width > 2000:
                return None
            return finished(image, edge, info.orientation)
    except (*FAULTS, MediaError, Image.DecompressionBombError):
        return None
