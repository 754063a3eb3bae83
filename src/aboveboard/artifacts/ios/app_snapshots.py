"""Pictures that iOS makes of an app when it is left, to show it among the recent ones (`SplashBoard/Snapshots`)."""

from aboveboard.artifacts.ios._app_snapshots import read
from aboveboard.formats import media
from aboveboard.kit import Artifact, Code, Media

_FOLDERS = (
    "{app_data:*}/Library/SplashBoard/Snapshots",
    "{app_data:*}/Library/Caches/Snapshots",
    "{mobile}/Library/SplashBoard/Snapshots",
    "{mobile}/Library/Caches/Snapshots",
)

SNAPSHOTS = Artifact(
    id="ios.app_snapshots",
    title="Pictures of apps",
    service="ios.apps",
    emits=Media,
    files=tuple(f"{folder}/**/*.{kind}" for folder in _FOLDERS for kind in ("ktx", "jpeg")),
    read=(Code(read, wants="reader", name="picture", places=media.places),),
    says="One record for each picture of how an app looked when it was left; `saved_from` is the app by its folder's name,"
    " `modified_at` the time of the file.",
    limits="Most are textures (KTX), of which neither measures nor the picture itself are read: another program shows them. Many"
    " are blank or what an app shows at its start. `any.media` has those that are JPEG by their content, too.",
    sources=("https://github.com/abrignoni/iLEAPP (appSnapshots)",),
    absent_from=("itunes backup",),
)
