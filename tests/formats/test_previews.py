"""Previews of pictures, films, sounds and papers, hostile ones among them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import av
import msgspec
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


# --- raw files of cameras ------------------------------------------------------------------------------------------


def raw_file(jpegs: list[bytes], *, dng: bool = True, turn: int = 1, order: str = "<") -> bytes:
    """Like a DNG: a tiny picture first, the raw data and JPEGs in directories below."""
    out = bytearray((b"II*\0" if order == "<" else b"MM\0*") + bytes(4))

    def put(body: bytes) -> int:
        out.extend(bytes(len(out) % 2))
        place = len(out)
        out.extend(body)
        return place

    def directory(tags: list[tuple[int, int, int, int]]) -> int:
        body = struct.pack(f"{order}H", len(tags))
        for tag, kind, count, value in sorted(tags):
            small = struct.pack(f"{order}HH", value, 0) if (kind, count) == (3, 1) else struct.pack(f"{order}I", value)
            body += struct.pack(f"{order}HHI", tag, kind, count) + small
        return put(body + bytes(4))

    subs = [
        directory([(0x103, 3, 1, 7), (0x106, 3, 1, 32803), (0x111, 4, 1, put(b"\xff\xd8raw" * 90)), (0x117, 4, 1, 450)])
    ]
    for jpeg in jpegs:
        subs.append(directory([(0x103, 3, 1, 7), (0x106, 3, 1, 6), (0x111, 4, 1, put(jpeg)), (0x117, 4, 1, len(jpeg))]))
    tiny, bits = put(bytes(16 * 12 * 3)), put(struct.pack(f"{order}3H", 8, 8, 8))
    tags = [
        (0x100, 3, 1, 16), (0x102, 3, 3, bits),
        (0x101, 3, 1, 12), (0x103, 3, 1, 1), (0x106, 3, 1, 2), (0x111, 4, 1, tiny), (0x112, 3, 1, turn),
        (0x115, 3, 1, 3), (0x117, 4, 1, 16 * 12 * 3), (0x14A, 4, len(subs), put(struct.pack(f"{order}{len(subs)}I", *subs))),
        (0xC612, 1, 4, 1) if dng else (0x128, 3, 1, 2),
    ]  # fmt: skip
    struct.pack_into(f"{order}I", out, 4, directory(tags))
    return bytes(out)


@pytest.mark.parametrize("order", ["<", ">"])
def test_of_a_raw_file_the_largest_picture_that_it_brings_is_shown(order: str) -> None:
    small, large = saved(Image.new("RGB", (64, 48), BLUE), "JPEG"), saved(halves(800, 600), "JPEG")
    data = raw_file([small, large], turn=6, order=order)
    assert (sniff(data) or "").startswith("image/")
    made = previews.picture(data, 320)
    assert made.note == Why.RAW
    image = seen(made)
    assert image.size == (240, 320)
    assert near(image.getpixel((220, 100)), RED)


def test_a_picture_of_a_raw_file_that_is_broken_gives_its_place_to_the_next() -> None:
    small, large = saved(Image.new("RGB", (64, 48), BLUE), "JPEG"), b"\xff\xd8" + bytes(90_000)
    assert near(seen(previews.picture(raw_file([small, large]), 320)).getpixel((5, 5)), BLUE)
    alone = previews.picture(raw_file([]), 320)
    assert (alone.width, alone.height, alone.note) == (16, 12, Why.RAW)


def test_other_makers_raw_files() -> None:
    jpeg = saved(halves(), "JPEG")
    fuji = b"FUJIFILMCCD-RAW 0201" + bytes(64) + struct.pack(">2I", 200, len(jpeg)) + bytes(108) + jpeg
    canon = b"\0\0\0\x18ftypcrx \0\0\0\1crx isom" + bytes(40)
    canon += struct.pack(">I4sIHHHHI", 24 + len(jpeg), b"PRVW", 0, 1, 400, 300, 1, len(jpeg)) + jpeg
    olympus = raw_file([jpeg], dng=False)
    for data in (fuji, canon, b"IIRO" + olympus[4:]):
        assert (sniff(data) or "").startswith("image/"), data[:12]
        made = previews.picture(data, 100)
        assert made.note == Why.RAW
        assert near(seen(made).getpixel((50, 10)), RED)


@pytest.mark.parametrize(
    "data",
    [
        b"FUJIFILMCCD-RAW" + bytes(200),
        b"\0\0\0\x18ftypcrx \0\0\0\1crx isom",
        b"IIRO" + struct.pack("<I", 8) + b"\xff\xff" + bytes(30),
        b"IIRO" + struct.pack("<IHHHII", 8, 1, 0x14A, 4, 1, 8) + struct.pack("<I", 8),
    ],
)
def test_a_raw_file_without_a_picture_says_so(data: bytes) -> None:
    with pytest.raises(Broken) as refused:
        previews.picture(data, 320)
    assert refused.value.why is Why.RAW_ALONE


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


def test_a_film_has_a_poster_and_key_frames_with_times() -> None:
    data = film()
    poster = previews.film(File(BytesReader(data)), "video/mp4", 320)
    assert (poster.width, poster.height) == (64, 48)
    told = about(data, "video/mp4")
    assert (told.seconds, told.picture, told.width, told.height, told.pace) == (4.0, "mpeg4", 64, 48, 10.0)
    assert told.sound == ""
    times = [at for _, at in told.frames]
    # A key frame every half second; of eight places spread over four seconds none is the same.
    assert times == [n * 0.5 for n in range(8)]
    light = [
        seen(previews.frame(File(BytesReader(data)), "video/mp4", n, 320)).getpixel((50, 40))[0]  # pyright: ignore[reportIndexIssue, reportOptionalSubscript]
        for n, _ in told.frames
    ]
    assert light == sorted(light)
    assert light[-1] - light[0] > 100


def about(data: bytes, mime: str) -> previews.About:
    return msgspec.json.decode(previews.about(File(BytesReader(data)), mime).data, type=previews.About)


def long_film(seconds: int, *, width: int = 96, height: int = 64, sound: bool = True) -> bytes:
    """Its frames are as light as their time, its left half is black; with a tone."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt, stream.gop_size = width, height, "yuv420p", 20
        heard: Any = container.add_stream("aac", rate=16_000) if sound else None
        if heard is not None:
            heard.layout = "mono"
            wave = (np.sin(np.arange(seconds * 16_000) / 5) * 20_000).astype(np.int16).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(wave, format="s16", layout="mono")
            frame.rate = 16_000
            for piece in av.AudioResampler("fltp", "mono", 16_000, frame_size=1024).resample(frame):
                piece.pts = None
                container.mux(heard.encode(piece))
            container.mux(heard.encode(None))
        for number in range(seconds * 10):
            pixels = np.full((height, width, 3), number * 255 // (seconds * 10), dtype=np.uint8)
            pixels[:, : width // 2] = 0
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode(None))
    return out.getvalue()


def played(clip: Preview) -> tuple[list[float], list[int], list[Any], float]:
    """(times, how light right of the middle, frames, seconds of sound)"""
    with av.open(io.BytesIO(clip.data)) as container:
        frames = list(container.decode(video=0))
    with av.open(io.BytesIO(clip.data)) as container:
        heard = sum(f.samples for f in container.decode(audio=0)) / 48_000 if container.streams.audio else 0.0
    pixels = [f.to_ndarray(format="rgb24") for f in frames]
    return [float(f.time or 0) for f in frames], [int(p[10, p.shape[1] * 3 // 4, 0]) for p in pixels], pixels, heard


def test_a_stretch_of_a_film_is_made_anew() -> None:
    data = long_film(14)
    whole: list[int] = []
    for number, seconds in ((0, 10), (1, 4)):
        clip = previews.clip(File(BytesReader(data)), "video/mp4", number)
        assert clip.mime == "video/webm"
        assert clip.data[:4] == b"\x1aE\xdf\xa3"
        times, light, _, heard = played(clip)
        assert len(times) == seconds * 10
        assert times[0] == 0
        assert abs(times[-1] - (seconds - 0.1)) < 0.05
        assert abs(heard - seconds) < 0.2
        whole += light
    assert all(b - a > -8 for a, b in pairwise(whole))
    assert whole[-1] - whole[0] > 200
    with pytest.raises(Broken) as refused:
        previews.clip(File(BytesReader(data)), "video/mp4", 2)
    assert refused.value.why is Why.AFTER


def test_a_large_film_is_played_small_and_upright() -> None:
    data = long_film(1, width=1280, height=720, sound=False)
    clip = previews.clip(File(BytesReader(data)), "video/mp4", 0)
    assert (clip.width, clip.height) == (640, 360)
    at = data.index(b"tkhd") + 44
    matrix = struct.pack(">9i", 0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)
    turned = previews.clip(File(BytesReader(data[:at] + matrix + data[at + 36 :])), "video/mp4", 0)
    assert (turned.width, turned.height) == (360, 640)
    last = played(turned)[2][-1]
    # What was the left half stands above.
    assert last[100:200].mean() < 30
    assert last[400:500].mean() > 150


def test_a_film_that_is_cut_off_plays_to_where_it_is() -> None:
    out = io.BytesIO(long_film(6, sound=False))
    with av.open(out) as whole, av.open(cut := io.BytesIO(), "w", format="matroska") as made:
        target = made.add_stream_from_template(whole.streams.video[0])
        for packet in whole.demux(video=0):
            if packet.dts is not None:
                packet.stream = target
                made.mux(packet)
    data = cut.getvalue()
    clip = previews.clip(File(BytesReader(data[: len(data) * 2 // 3])), "video/x-matroska", 0)
    assert 10 < len(played(clip)[0]) < 55


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
    file = File(BytesReader(data))
    makes: list[Callable[[], Preview]] = [
        lambda: previews.film(file, mime, 320),
        lambda: previews.frame(file, mime, 7, 320),
        lambda: previews.clip(file, mime, 0),
        lambda: previews.about(file, mime),
    ]
    for make in makes:
        with pytest.raises(Broken) as refused:
            make()
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


@pytest.mark.parametrize("made", [("ipod", "aac", 24_000), ("mp3", "libmp3lame", 24_000), ("wav", "pcm_s16le", 8_000)])
def test_no_sound_goes_out_as_it_is(made: tuple[str, str, int]) -> None:
    data = tone(*made)
    sound = previews.sound(File(BytesReader(data)), sniff(data) or "")
    assert sound.mime == "audio/mpeg"
    assert data[200:600] not in sound.data
    told = about(data, sniff(data) or "")
    assert 0.9 < told.seconds < 1.2
    assert (told.rate, told.channels) == (made[2], 1)
    assert told.sound == {"libmp3lame": "mp3"}.get(made[1], made[1])


def test_the_waveform_is_louder_where_the_sound_is() -> None:
    quiet, loud = np.zeros(16_000, dtype="<i2"), (np.sin(np.arange(16_000) / 4) * 32_000).astype("<i2")
    body = np.concatenate([quiet, loud]).tobytes()
    head = (
        b"RIFF"
        + struct.pack("<I", 36 + len(body))
        + b"WAVEfmt "
        + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 16000, 2, 16)
    )
    told = about(head + b"data" + struct.pack("<I", len(body)) + body, "audio/wav")
    assert told.seconds == 4.0
    assert len(told.peaks) == 200
    assert max(told.peaks[:98]) <= 1
    assert min(told.peaks[102:]) > 90
    # A length that lies is not believed: what there is is counted.
    lies = about(head + b"data" + struct.pack("<I", 2_000_000_000) + body, "audio/wav")
    assert lies.seconds == 4.0


def test_a_long_sound_has_no_more_peaks_than_fit() -> None:
    out = io.BytesIO()
    with av.open(out, "w", format="amr") as container:
        stream: Any = container.add_stream("libopencore_amrnb", rate=8_000)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 160 * 3000), dtype=np.int16), format="s16", layout="mono")
        frame.rate = 8_000
        for piece in av.AudioResampler("s16", "mono", 8_000, frame_size=160).resample(frame):
            piece.pts = None
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    told = about(out.getvalue(), "audio/amr")
    assert abs(told.seconds - 60) < 0.1
    assert len(told.peaks) == previews.PEAKS


def test_a_broken_sound_is_refused_and_a_cut_one_is_said() -> None:
    with pytest.raises(Broken) as refused:
        previews.sound(File(BytesReader(b"#!AMR\n" + b"\xff" * 60)), "audio/amr")
    assert refused.value.why is Why.DAMAGED
    data = tone("amr", "libopencore_amrnb", 8_000)
    assert 0.4 < about(data[: len(data) // 2], "audio/amr").seconds < 0.6
    with pytest.raises(Broken):
        previews.about(File(BytesReader(b"OggS" + bytes(200))), "audio/ogg")


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


SHEETS = {
    "xl/sharedStrings.xml": "<sst><si><t>Name</t></si><si><r><t>Sum</t></r><r><t>me</t></r></si></sst>",
    "xl/worksheets/sheet2.xml": '<worksheet><row><c t="inlineStr"><is><t>two</t></is></c></row></worksheet>',
    "xl/worksheets/sheet1.xml": '<worksheet><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
    '<row><c><v>12.5</v></c><c t="s"><v>99</v></c><c/></row></worksheet>',
}


def zipped(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


BOOK: dict[str, str | bytes] = {
    "mimetype": "application/epub+zip",
    "OEBPS/c10.xhtml": "<html><body><p>Ten</p></body></html>",
    "OEBPS/c2.xhtml": '<?xml version="1.0"?><html><body><h1>Um &amp; dois</h1><script>no()</script></body></html>',
    "OEBPS/cover.jpg": saved(halves(), "JPEG"),
}
RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator x;}{\info{\title none}}\pard na\'efve \u19977?\par "
    rb"{\uc2\u8364 ab}\{a\}\tab\emdash\line{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}}"
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
        (zipped(dict(SHEETS)), "Name\tSumme\n12.5\t\t\n\ntwo"),
        (zipped(BOOK), "Um & dois\n\nTen"),
        (RTF, "naïve 三\n€{a}\t—\nlink"),
        ("naïve 三".encode(), "naïve 三"),
        ("naïve".encode("latin-1"), "naïve"),
        ("Grüße".encode("utf-16"), "Grüße"),
    ],
)
def test_the_text_of_papers(data: bytes, said: str) -> None:
    assert previews.text(data, "text/plain").data.decode() == said


def test_the_text_of_a_web_page_is_what_it_reads_as() -> None:
    page = (
        b"<html><head><title>T</title><style>p{}</style></head><body><p>a  b</p><script>alert(1)</script><td>c</body>"
    )
    assert previews.text(page, "text/html").data == b"T\n\na b\n\tc"


def test_office_files_and_books_bring_a_small_picture() -> None:
    thumb = saved(halves(), "JPEG")
    for data in (zipped(BOOK), zipped({"a/b.xml": "", "docProps/thumbnail.jpeg": thumb})):
        assert near(seen(previews.cover(data, 100)).getpixel((50, 10)), RED)
    with pytest.raises(Broken) as refused:
        previews.cover(office("word/document.xml", WORD), 100)
    assert refused.value.why is Why.UNKNOWN
    with pytest.raises(Broken) as refused:
        previews.cover(zipped({"docProps/thumbnail.png": _png(60_000, 60_000)}), 100)
    assert refused.value.why is Why.PIXELS


GROWS = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    ("make", "data", "why"),
    [
        (previews.text, office("word/document.xml", GROWS), Why.DAMAGED),
        (previews.text, office("word/document.xml", "<a>" + " " * 70_000_000 + "</a>"), Why.BYTES),
        (previews.text, office("word/document.xml", "<a>"), Why.DAMAGED),
        (previews.text, office("other.xml", WORD), Why.UNKNOWN),
        (previews.text, b"\x7fELF\0\0\0", Why.UNKNOWN),
        (previews.text, b"{\\rtf1" + b"{" * 20_000, Why.DAMAGED),
        (previews.text, zipped({"xl/worksheets/sheet1.xml": GROWS}), Why.DAMAGED),
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
