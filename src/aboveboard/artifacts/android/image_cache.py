"""Previews that Android's and Samsung's Gallery keep in blob caches: `imgcache.0` and `imgcache.1`."""

from aboveboard.artifacts.android._image_cache import APPS, FILES, read
from aboveboard.kit import Artifact, Code, Media

IMGCACHE = Artifact(
    id="android.imgcache",
    title="Gallery previews (blob cache)",
    service="android.gallery",
    emits=Media,
    files=tuple(pattern % app for app in APPS for pattern in FILES),
    read=(Code(read, name="previews"),),
    says="One record for each preview that the gallery kept: the number of the picture in the media list (`media_id`) and, in"
    " Samsung's, the path of the original.",
    limits="Previews stay when the original is deleted; whether it is still there, a look for its path or media_id says. The"
    " stored name holds a time that may be the original's or the preview's; it is kept as stored. One original has"
    " several previews. Blobs of pixels that are no JPEG are counted as rejected.",
    sources=(
        "https://github.com/slo-sleuth/android_blob_cache",
        "https://android.googlesource.com/platform/packages/apps/Gallery2 (BlobCache, ImageCacheService)",
    ),
)
