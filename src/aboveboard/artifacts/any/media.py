"""Every picture, film and sound file, by its content, whether or not any database mentions it."""

from aboveboard.artifacts.any._media import AUDIOS, IMAGES, VIDEOS, read
from aboveboard.formats import media
from aboveboard.kit import Artifact, Code, Media

MEDIA = Artifact(
    id="any.media",
    title="Photo, video and sound files",
    service="files",
    emits=Media,
    files=(),
    by_content=(
        *(f"image/{name}" for name in IMAGES.split()),
        *(f"video/{name}" for name in VIDEOS.split()),
        *(f"audio/{name}" for name in AUDIOS.split()),
    ),
    read=(Code(read, wants="reader", name="file", places=media.places),),
    says="One record for each file that is a picture, video or sound by its first bytes, wherever it lies and whatever"
    " its name.",
    limits="Says what the file says of itself; anyone can change that. The time of taking is DateTimeOriginal, else"
    " DateTimeDigitized, else DateTime (which editing changes), or QuickTime's creation date; without a zone it stays"
    " local. Where a film has none of these it is its header's time: UTC by the standard, but some cameras write local"
    " time there. `modified_at` is the file's time as the source states it. Of MPEG, Matroska, Ogg, FLAC, AMR and raw"
    " pictures other than DNG little more than the type is read; of PNG and WebP the size and EXIF. Coordinates of"
    " exactly 0, 0 are kept with a warning. What a picture shows is not looked at."
    " `film` is where a motion photo's film stands in the file, of JPEG alone and where its XMP tells; the still and the"
    " film of an iPhone's live photo have the same `pair_id`.",
    sources=(
        "CIPA DC-008 (EXIF 2.32)",
        "ISO/IEC 14496-12 and 23008-12",
        "https://developer.apple.com/documentation/quicktime-file-format",
        "https://exiftool.org/TagNames/Apple.html (content identifier)",
        "https://developer.android.com/media/platform/motion-photo-format",
        "https://www.iana.org/assignments/media-types",
    ),
    version=2,
    tested=("photos of a public metadata sample set (9 JPEG, HEIC, 3GP)", "originals in a mixed native iOS image"),
)
