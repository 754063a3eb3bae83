"""Previews of pictures, films, sounds and papers, hostile ones among them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from aboveboard.demo import media as demo
from aboveboard.formats import previews
from aboveboard.formats.media import BytesReader, sniff
from aboveboard.formats.previews import Broken, File, Preview, Why

RED, BLUE = (220, 20, 20), (20, 20, 220)


def halves(width: int = 400, height: int = 300) -> Image.Image:
    """Red above, blue below."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (0, height // 2, width, height))
    return image


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def seen(preview: Preview) -> Image.Image:
    image = Image.open(io.BytesIO(preview.data))
    assert (image.width, image.height) == (preview.width, preview.height)
    assert Image.MIME[image.format or ""] == preview.mime
    return image.convert("RGB")


def near(pixel: Any, colour: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF", "HEIF", "JPEG2000"])
def test_every_format_gives_a_small_picture(form: str) -> None:
    made = previews.picture(saved(halves(), form), 100)
    image = seen(made)
    assert image.size == (100, 75)
    assert near(image.getpixel((50, 10)), RED)
    assert near(image.getpixel((50, 65)), BLUE)


@pytest.mark.parametrize(
    ("turn", "red"), [(1, (50, 5)), (3, (50, 70)), (6, (70, 50)), (8, (5, 50)), (5, (5, 50)), (7, (70, 50))]
)
def test_pictures_stand_upright(turn: int, red: tuple[int, int]) -> None:
    tags = Image.Exif()
    tags[0x0112] = turn
    image = seen(previews.picture(saved(halves(), "JPEG", exif=tags), 100))
    assert image.size == ((75, 100) if turn > 4 else (100, 75))
    assert near(image.getpixel(red), RED)


def test_nothing_of_the_files_metadata_is_left() -> None:
    tags = demo.exif(demo.Camera("Secret", "Model", "1"), 1_700_000_000_000, None, offset=True, minutes=0)
    made = previews.picture(demo.jpeg(1, tags), 100)
    assert b"Secret" not in made.data
    assert "exif" not in Image.open(io.BytesIO(made.data)).info


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16", "LA", "RGBA", "F"])
def test_every_mode_is_shown(mode: str) -> None:
    form = "TIFF" if mode in ("CMYK", "F") else "PNG"
    image = halves().convert("L").point(lambda v: v * 200).convert("I;16") if mode == "I;16" else halves().convert(mode)
    assert previews.picture(saved(image, form), 100).width == 100


def test_a_clear_ground_stays_clear() -> None:
    made = previews.picture(saved(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG"), 40)
    assert made.mime == "image/webp"
    assert Image.open(io.BytesIO(made.data)).convert("RGBA").getpixel((5, 5))[3] == 0  # pyright: ignore[reportIndexIssue]


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">2I5B", width, height, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(10_000_000)))
        + chunk(b"IEND", b"")
    )


HOSTILE: dict[str, tuple[bytes, Why]] = {
    "a bomb": (_png(60_000, 60_000), Why.PIXELS),
    "a smaller bomb": (_png(13_000, 13_000), Why.PIXELS),
    "nothing": (b"", Why.EMPTY),
    "noise": (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40, Why.DAMAGED),
    "a head alone": (_png(10, 10)[:20], Why.DAMAGED),
    "no size": (_png(0, 0), Why.DAMAGED),
    "a program": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(%pipe%id) (r) file\n", Why.DAMAGED),
    "a drawing": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', Why.DAMAGED),
    "a box that never ends": (
        b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + b"\xff\xff\xff\xffmeta" + b"\0" * 64,
        Why.DAMAGED,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pictures_are_refused_with_a_reason(name: str) -> None:
    data, why = HOSTILE[name]
    with pytest.raises(Broken) as refused:
        previews.picture(data, 320)
    assert refused.value.why is why


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF"])
def test_what_was_cut_off_is_shown_and_said(form: str) -> None:
    noise = Image.effect_noise((600, 600), 90).convert("RGB")
    noise.paste(RED, (0, 0, 600, 200))
    data = saved(noise, form)
    made = previews.picture(data[: len(data) * 2 // 3], 100)
    assert made.note == Why.CUT
    assert seen(made).getpixel((50, 5))[0] > 150  # pyright: ignore[reportIndexIssue, reportOptionalSubscript]


def _with_thumbnail(size: tuple[int, int], turn: int = 1) -> bytes:
    """A JPEG whose EXIF holds a small picture of its own, all blue."""
    small = saved(Image.new("RGB", size, BLUE), "JPEG")
    ifd0 = struct.pack("<HHHIHH", 1, 0x0112, 3, 1, turn, 0)
    at = 8 + len(ifd0) + 4
    ifd1 = (
        struct.pack("<H", 2)
        + struct.pack("<HHII", 0x0201, 4, 1, at + 30)
        + struct.pack("<HHII", 0x0202, 4, 1, len(small))
    )
    tiff = b"II*\0\x08\0\0\0" + ifd0 + struct.pack("<I", at) + ifd1 + struct.pack("<I", 0) + small
    return saved(Image.new("RGB", (400, 300), RED), "JPEG", exif=b"Exif\0\0" + tiff)


def test_the_embedded_thumbnail_comes_first() -> None:
    made = previews.embedded(_with_thumbnail((160, 120)), 320)
    assert made is not None
    assert near(seen(made).getpixel((80, 60)), BLUE)
    turned = previews.embedded(_with_thumbnail((160, 120), 6), 320)
    assert turned is not None
    assert (turned.width, turned.height) == (120, 160)


def test_a_thumbnail_of_another_shape_is_not_believed() -> None:
    assert previews.embedded(_with_thumbnail((120, 120)), 320) is None
    assert previews.embedded(saved(halves(), "JPEG"), 320) is None
    assert previews.embedded(_with_thumbnail((160, 120))[:600], 320) is None


# --- films -----------------------------------------------------------------------------------------------------------


def film(frames: int = 40) -> bytes:
    """Its frames go from black to white, with a white upper left quarter."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt, stream.gop_size = 64, 48, "yuv420p", 5
        for number in range(frames):
            pixels = np.full((48, 64, 3), number * 5, dtype=np.uint8)
            pixels[:24, :32] = 255
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode(None))
    return out.getvalue()


def test_a_film_has_a_poster_and_a_sheet() -> None:
    data = film()
    poster = previews.film(File(BytesReader(data)), "video/mp4", 320)
    assert (poster.width, poster.height) == (64, 48)
    sheet = previews.sheet(File(BytesReader(data)), "video/mp4", 300)
    assert (sheet.width, sheet.height) == (192, 96)
    image = seen(sheet)
    assert image.getpixel((50, 40))[0] < image.getpixel((180, 90))[0]  # pyright: ignore[reportIndexIssue, reportOptionalSubscript]


def test_a_turned_film_stands_upright() -> None:
    data = film(3)
    at = data.index(b"tkhd") + 44
    matrix = struct.pack(">9i", 0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)
    made = previews.film(File(BytesReader(data[:at] + matrix + data[at + 36 :])), "video/mp4", 320)
    image = seen(made)
    assert image.size == (48, 64)
    assert near(image.getpixel((40, 5)), (255, 255, 255))
    assert near(image.getpixel((5, 5)), (0, 0, 0))


@pytest.mark.parametrize(
    ("data", "mime", "why"),
    [
        (b"\0\0\0\x18ftypmp42" + b"\xff" * 2000, "video/mp4", Why.DAMAGED),
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "application/x-mpegurl", Why.UNKNOWN),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "video/mp4", Why.DAMAGED),
    ],
)
def test_hostile_films_are_refused(data: bytes, mime: str, why: Why) -> None:
    for make in (previews.film, previews.sheet):
        with pytest.raises(Broken) as refused:
            make(File(BytesReader(data)), mime, 320)
        assert refused.value.why is why


# --- sounds ----------------------------------------------------------------------------------------------------------


def tone(form: str, codec: str, rate: int) -> bytes:
    """A second of a tone."""
    out = io.BytesIO()
    with av.open(out, "w", format=form) as container:
        stream: Any = container.add_stream(codec, rate=rate)
        stream.layout = "mono"
        wave = (np.sin(np.arange(rate) / 20) * 20_000).astype(np.int16).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(wave, format="s16", layout="mono")
        frame.rate = rate
        for piece in av.AudioResampler(stream.format, "mono", rate).resample(frame):
            piece.pts = None
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return out.getvalue()


@pytest.mark.parametrize(
    "made", [("ogg", "libopus", 48_000), ("amr", "libopencore_amrnb", 8_000), ("caf", "pcm_s16le", 8_000)]
)
def test_voice_notes_become_mp3(made: tuple[str, str, int]) -> None:
    data = tone(*made)
    sound = previews.sound(File(BytesReader(data)), sniff(data) or "")
    assert sound.mime == "audio/mpeg"
    with av.open(io.BytesIO(sound.data)) as container:
        assert container.streams.audio[0].codec_context.name.startswith("mp3")
        samples = np.concatenate([f.to_ndarray()[0] for f in container.decode(audio=0)])
        assert 0.9 < len(samples) / container.streams.audio[0].rate < 1.3
        assert np.abs(samples).max() > 0.1


@pytest.mark.parametrize("made", [("ipod", "aac", 24_000), ("mp3", "libmp3lame", 24_000)])
def test_what_browsers_play_stays_as_it_is(made: tuple[str, str, int]) -> None:
    data = tone(*made)
    sound = previews.sound(File(BytesReader(data)), sniff(data) or "")
    assert sound.data == data


def test_a_broken_sound_is_refused_and_a_cut_one_is_said() -> None:
    with pytest.raises(Broken) as refused:
        previews.sound(File(BytesReader(b"#!AMR\n" + b"\xff" * 60)), "audio/amr")
    assert refused.value.why is Why.DAMAGED


# --- papers ----------------------------------------------------------------------------------------------------------


def pdf(words: str = "Ferry to Almada") -> bytes:
    """One page with a line of text."""
    stream = f"BT /F1 24 Tf 40 100 Td ({words}) Tj ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )
    return out + tail


def office(part: str, xml: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, xml)
    return out.getvalue()


WORD = (
    '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Um</w:t></w:r><w:r><w:t> dois</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>三</w:t></w:r></w:p></w:body></w:document>"
)
OPEN = (
    '<o xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><text:h>Um</text:h>'
    "<text:p>dois <text:span>três</text:span></text:p></o>"
)


def test_the_first_page_and_the_text_of_a_pdf() -> None:
    page = previews.paper(pdf(), 320)
    assert (page.width, page.height, page.pages) == (320, 214, 1)
    assert min(seen(page).convert("L").tobytes()) < 80
    assert previews.text(pdf(), "application/pdf").data == b"Ferry to Almada"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (office("word/document.xml", WORD), "Um dois\n三"),
        (office("content.xml", OPEN), "Um\ndois três"),
        ("naïve 三".encode(), "naïve 三"),
        ("naïve".encode("latin-1"), "naïve"),
        ("Grüße".encode("utf-16"), "Grüße"),
    ],
)
def test_the_text_of_papers(data: bytes, said: str) -> None:
    assert previews.text(data, "text/plain").data.decode() == said


GROWS = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    ("make", "data", "why"),
    [
        (previews.text, office("word/document.xml", GROWS), Why.DAMAGED),
        (previews.text, office("word/document.xml", "<a>" + " " * 70_000_000 + "</a>"), Why.BYTES),
        (previews.text, office("word/document.xml", "<a>"), Why.DAMAGED),
        (previews.text, office("other.xml", WORD), Why.UNKNOWN),
        (previews.text, b"\x7fELF\0\0\0", Why.UNKNOWN),
        (previews.text, b"%PDF-1.4 and nothing more", Why.DAMAGED),
    ],
)
def test_hostile_papers_are_refused(make: Callable[[bytes, str], Preview], data: bytes, why: Why) -> None:
    with pytest.raises(Broken) as refused:
        make(data, "")
    assert refused.value.why is why


@pytest.mark.parametrize("box", [b"[0 0 900000 1]", b"[0 0 9e9 2e0]", b"[5 5 5 5]"])
def test_a_page_of_any_size_costs_no_more_than_a_small_one(box: bytes) -> None:
    made = previews.paper(pdf().replace(b"[0 0 300 200]", box), 320)
    assert max(made.width, made.height) == 320
