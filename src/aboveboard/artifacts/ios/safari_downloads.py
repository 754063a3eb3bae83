"""Safari's list of downloads, Downloads.plist."""

from aboveboard.artifacts.ios._safari_downloads import downloads
from aboveboard.kit import Artifact, Code, Download

DOWNLOADS = Artifact(
    id="ios.safari.downloads",
    title="Safari downloads",
    service="ios.safari",
    emits=Download,
    files=(
        "{app_data:com.apple.mobilesafari}/Library/Safari/Downloads/Downloads.plist",
        "{mobile}/Library/Safari/Downloads/Downloads.plist",
    ),
    read=(Code(downloads),),
    says="One record for each entry of Safari's list of downloads.",
    limits="Entries vanish when the list is cleared, or by themselves after a time that the settings say.",
    sources=("keys as public tools for macOS and iOS name them: DownloadEntryURL, DownloadEntryDateAddedKey …",),
    tested=("josh_ios17_ffs (iOS 17.3; an empty list)",),
)
