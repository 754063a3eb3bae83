"""Push messages that apps' servers sent and Google's services queued (`fcm_queued_messages.ldb`, LevelDB)."""

from aboveboard.artifacts.android._pushes import read
from aboveboard.formats import leveldb
from aboveboard.kit import Artifact, Code, Notification

_FOLDER = "{app_data:com.google.android.gms}/**/fcm_queued_messages.ldb"

PUSHES = Artifact(
    id="android.pushes",
    title="Push messages, queued",
    service="android.notifications",
    emits=Notification,
    files=(f"{_FOLDER}/*.ldb", f"{_FOLDER}/*.sst", f"{_FOLDER}/*.log"),
    read=(Code(read, name="messages", places=leveldb.places),),
    says="One record for each push message in the queue: the app it was for, when it was sent, and what of its content looks like"
    " a title and a text; all of it stands by the names of the app's server in `as_stored`.",
    limits="Most are delivered already, and their entries are left over until the store is tidied up. Many hold numbers or are"
    " encrypted, so that title and text are empty. Values whose names speak of tokens, keys or passwords are left out. Whether"
    " one was shown, or read, is not told.",
    sources=(
        "https://github.com/abrignoni/ALEAPP (FCMQueuedMessagesDump, ccl_android_fcm_queued_messages)",
        "https://source.chromium.org/chromium/chromium/src (google_apis/gcm/protocol/mcs.proto: DataMessageStanza)",
    ),
)
