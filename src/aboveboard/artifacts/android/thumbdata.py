"""Android's file of small previews until Android 9, `.thumbdata3-…`: one block for each entry of the media list."""

from aboveboard.artifacts.android._thumbdata import read
from aboveboard.kit import Artifact, Code, Media

THUMBDATA = Artifact(
    id="android.thumbdata",
    title="Small previews (thumbdata)",
    service="android.media",
    emits=Media,
    files=("{shared}/DCIM/.thumbnails/.thumbdata3-*", "{shared}/DCIM/.thumbnails/.thumbdata4-*"),
    read=(Code(read, wants="reader", name="previews"),),
    says="One record for each preview in the file: `media_id` is the number of the picture or video in Android's media list.",
    limits="Previews stay when the original is deleted. Which file a preview is of, only the media list says (`android.media`,"
    " same media_id): where no entry has the number, it is of a file that the list no longer has. Numbers are not used again"
    " by one media list, but a new list begins anew. No time is stored. Files of MediaTek's own format (`.thumbdata5-`) are"
    " not read.",
    sources=("https://android.googlesource.com/platform/frameworks/base (android.media.MiniThumbFile)",),
)
