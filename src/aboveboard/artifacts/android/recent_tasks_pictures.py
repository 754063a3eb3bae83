"""Pictures of recent apps: how each looked when it was left (`snapshots/NUMBER.jpg`)."""

from aboveboard.artifacts.android._recent_tasks import SOURCES, pictures
from aboveboard.formats import media
from aboveboard.kit import Artifact, Code, Media

PICTURES = Artifact(
    id="android.recent_tasks.pictures",
    title="Recent apps: pictures",
    service="android.recent_tasks",
    emits=Media,
    files=("data/system_ce/*/snapshots/*.jpg",),
    read=(Code(pictures, wants="reader", name="picture", places=media.places),),
    says="One record for each picture of an app in the list of recent apps; `media_id` is the number of its task, which"
    " `android.recent_tasks` has.",
    limits="`modified_at` is the time of the file. Apps may forbid such pictures. Smaller copies (`_reduced`) are records,"
    " too. `any.media` has the same file by its content.",
    sources=SOURCES,
)
