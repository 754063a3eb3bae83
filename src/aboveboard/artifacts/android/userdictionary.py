"""Android's own user dictionary: words that were added for every keyboard."""

from aboveboard.kit import Artifact, Col, Const, Event, Sqlite

WORDS = Artifact(
    id="android.userdictionary",
    title="User dictionary",
    service="android.userdictionary",
    emits=Event,
    files=(
        "{app_data:com.android.providers.userdictionary}/databases/user_dict.db",
        "acquired/android/*/rows/userdictionary.db",
    ),
    read=(
        Sqlite(
            base="words AS w",
            key="w._id",
            requires={"words": ("word",)},
            fields={"event": Const("word in the user dictionary"), "detail": Col("NULLIF(w.word, '')")},
        ),
    ),
    says="One record for each word in the dictionary.",
    limits="The store holds no times. Words that a keyboard learned by itself are in its own files (those of SwiftKey and"
    " Samsung: android.swiftkey).",
    sources=("https://developer.android.com/reference/android/provider/UserDictionary.Words",),
)
