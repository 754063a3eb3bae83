"""How what media.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aboveboard.formats import media, times
from aboveboard.kit import About, Basis, Clock, Item, Lost, Media, Reader, Time

IMAGES = (
    "jpeg png gif bmp tiff webp heic heif heic-sequence heif-sequence avif jp2 jxl ktx astc svg+xml x-icon x-canon-cr3"
    " x-fuji-raf x-olympus-orf x-panasonic-rw2 vnd.adobe.photoshop"
)

VIDEOS = "mp4 quicktime x-m4v 3gpp 3gpp2 x-msvideo x-matroska webm ogg x-flv x-ms-asf mpeg mp2t"

AUDIOS = "mp4 mpeg aac wav ogg opus flac aiff midi amr amr-wb silk x-caf"

DAY = 86_400_000_000

PRECISION = ((1, "us"), (1000, "ms"), (1_000_000, "s"), (60_000_000, "min"), (DAY, "day"))


def captured_of(info: media.MediaInfo) -> Time | None:
    """The time of taking: as the camera wrote it, or else what a film's header says."""
    # In sound files the day is that of a song's release.
    reading = None if info.mime.startswith("audio/") and info.captured_from == "\xa9day" else info.captured_reading()
    if reading is not None and reading.precision_us <= DAY:
        precision = next(word for us, word in reversed(PRECISION) if us <= reading.precision_us)
        if reading.utc_us is None:
            local = times.to_iso(reading.local_us).removesuffix("Z")
            return Time(local=local, basis=Basis.LOCAL, clock=Clock.CAMERA, precision=precision)
        offset = None if reading.offset_s is None else reading.offset_s // 60
        return Time(reading.utc_us, basis=Basis.ZONED, clock=Clock.CAMERA, offset=offset, precision=precision)
    return header_time(info)


def header_time(info: media.MediaInfo) -> Time | None:
    return None if info.created_utc_us is None else Time(info.created_utc_us, clock=Clock.DEVICE, precision="s")


def stored(info: media.MediaInfo, reader: Reader) -> dict[str, Any]:
    """The texts as they stand in the file under their own names, and where they stand."""
    taken = info.captured_from or "captured"
    values: dict[str, Any] = {
        taken.replace("DateTime", "SubSecTime"): info.captured_subsec,
        taken.replace("DateTime", "OffsetTime"): info.captured_offset,
        "DateTime": info.modified,
        taken: info.captured,
        "Make": info.make,
        "Model": info.model,
        "GPS time (UTC)": None if info.gps_utc_us is None else times.to_iso(info.gps_utc_us),
    }
    for name in ("latitude", "longitude", "created_utc_us"):
        place = info.ranges.get(name)
        if place is not None:
            raw = reader.read_at(place[0], min(place[1], 128))
            values[f"{name} as stored"] = raw.decode() if raw[:1] in (b"+", b"-") and raw.isascii() else raw
    if info.film is not None:
        values["film's length"] = reader.read_at(*info.ranges["film"]).decode("ascii")
    if info.thumbnail is not None:
        values["thumbnail"] = f"bytes {info.thumbnail[0]}-{sum(info.thumbnail) - 1}"
    places = {name: f"bytes {at}-{at + size - 1}" for name, (at, size) in sorted(info.ranges.items()) if size}
    return {name: value for name, value in (values | {"at bytes": places or None}).items() if value is not None}


def read(reader: Reader, about: About) -> Iterator[Item | Lost]:
    info = media.read(reader, about.mime)
    kind = info.mime.partition("/")[0]
    if kind not in ("image", "video", "audio"):
        yield Lost("neither a picture nor a film nor a sound by its first bytes")
        return
    captured = captured_of(info)
    record = Media(
        at=captured,
        media_type=kind,
        path=about.path,
        file=about.path,
        name=about.path.rpartition("/")[2],
        mime=info.mime,
        size=about.size,
        width=info.width,
        height=info.height,
        orientation=info.orientation,
        duration=info.duration,
        captured_at=captured,
        created_at=header_time(info),
        modified_at=about.modified,
        latitude=info.latitude,
        longitude=info.longitude,
        altitude=info.altitude,
        accuracy=info.accuracy,
        make=info.make,
        model=info.model,
        lens=info.lens,
        software=info.software,
        codec=", ".join(info.codecs) or None,
        pair_id=info.content_id,
        film=None if info.film is None else f"bytes {info.film[0]}-{sum(info.film) - 1}",
        warnings=list(info.warnings) or None,
    )
    yield Item("file", record, stored(info, reader), offset=min((at for at, _ in info.ranges.values()), default=None))
