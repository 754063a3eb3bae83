"""Device users and profiles: `users/userlist.xml` and a file for each user."""

from aboveboard.artifacts.android._users import users
from aboveboard.formats import elementpath
from aboveboard.kit import Artifact, Code, DeviceFact

USERS = Artifact(
    id="android.users",
    title="Device users and profiles",
    service="android.system",
    emits=DeviceFact,
    files=("{system}/users/*.xml",),
    read=(Code(users, name="users", places=elementpath.whole),),
    says="Records of each device user's name, kind, creation and last log-in.",
    limits="A user named in userlist.xml without a file of its own is being removed, or its file is missing here.",
    sources=("https://android.googlesource.com/platform/frameworks/base (server/pm/UserManagerService.java)",),
    tested=("redroid Android 8.1",),
)
