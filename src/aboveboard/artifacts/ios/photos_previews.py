"""Previews that the photo library keeps as files of their own, where the picture itself is not in the source."""

from aboveboard.artifacts.ios._photos_previews import original, read
from aboveboard.formats import media
from aboveboard.kit import Artifact, Code, Media

PREVIEWS = Artifact(
    id="ios.photos.previews",
    title="Previews of pictures that are not there",
    service="ios.photos",
    emits=Media,
    files=("{media}/PhotoData/Thumbnails/V2/**/*.JPG", "{media}/PhotoData/Thumbnails/V2/**/*.jpg"),
    read=(Code(read, wants="reader", name="preview", places=media.places),),
    original_of=original,
    says="One record for each preview file of the photo library whose original stands nowhere in the source: `path` and `name`"
    " are the original's, the rest (`file`, size, measures, time of the file) the preview's.",
    limits="That the original is not there does not say that it was deleted: it can be in iCloud alone ('optimise storage'), or"
    " was left out of the acquisition; a smaller copy can stand in PhotoData/Metadata. It is looked for within one source, not"
    " in others of the exhibit. Where the library still lists the picture, ios.photos has a record of the same path. The"
    " tables of small previews (.ithmb) are not read: how long a frame is and how its pixels stand, no public"
    " description says; which frame is whose, the thumbnail index of ZASSET does.",
    sources=(
        "https://theforensicscooter.com/2022/12/05/do-you-have-a-full-sized-assetor-just-a-thumbnail-did-optimized-iphone-storage-process-occur/",
        "https://validated4n6.com/blog (5005.JPG and its folder)",
    ),
)
