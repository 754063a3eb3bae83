"""BeReal on Android: replies of the service that the app's network cache keeps (feeds with posts, comments, RealMojis)."""

from aboveboard.artifacts.bereal._android import read
from aboveboard.formats import jsonpath, packed
from aboveboard.kit import Artifact, Code, Message, Post

FEED = Artifact(
    id="android.bereal",
    title="BeReal: posts, comments and RealMojis",
    service="bereal",
    emits=(Post, Message),
    files=("{app_data:com.bereal.ft}/cache/network/*.1",),
    read=(Code(read, kind=Post, name="replies", places=packed.places(jsonpath.places)),),
    says="One record for each post in a reply that the app kept (the account's own and friends'), each comment on it and each"
    " RealMoji. `at` is when the picture was taken, or the comment posted.",
    limits="A cache: what was fetched lately, the same post again in each reply that had it. `own` is said only where the reply"
    " keeps own and friends' posts apart. Pictures are addresses on a server; copies of them in other caches are read as"
    " files. Profiles and lists of friends are not read. Replies that hold no post give no record.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/bereal.py",),
)
