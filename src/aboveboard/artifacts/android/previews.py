"""Android's previews since Android 10: a file for each entry of the media list (`.thumbnails/NUMBER.jpg`)."""

from aboveboard.artifacts.android._previews import KINDS, read
from aboveboard.formats import media
from aboveboard.kit import Artifact, Code, Media

FILES = Artifact(
    id="android.previews",
    title="Previews (since Android 10)",
    service="android.media",
    emits=Media,
    files=tuple(f"{{shared}}/{folder}/.thumbnails/[0-9]*.jpg" for folder in KINDS),
    read=(Code(read, wants="reader", name="preview", places=media.places),),
    says="One record for each preview file: `media_id` is the number of the picture, film or album in Android's media list,"
    " `modified_at` the time of the file.",
    limits="Which file a preview is of, only the media list says (`android.media`, same media_id): where no entry has the number,"
    " it is of a file that the list no longer has. The system removes such previews when it tidies up, mostly at night, so that"
    " few stay long. Until Android 9 previews had other names, which `android.media.previews` lists. `any.media` has the same"
    " files by their content.",
    sources=(
        "https://android.googlesource.com/platform/packages/providers/MediaProvider (MediaProvider.java: Thumbnailer,"
        " pruneThumbnails)",
    ),
)
