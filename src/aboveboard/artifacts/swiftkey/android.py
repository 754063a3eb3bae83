"""SwiftKey's engine, in the SwiftKey app and in Samsung's keyboard: words that the keyboard kept, and in which order."""

from aboveboard.artifacts.swiftkey._android import SAMSUNG, model_of
from aboveboard.kit import Artifact, Code, Event

WORDS = Artifact(
    id="android.swiftkey",
    title="SwiftKey and Samsung's keyboard: words kept",
    service="swiftkey",
    emits=Event,
    files=(
        "{app_data:com.touchtype.swiftkey}/files/language_models/user/dynamic.lm",
        SAMSUNG + "dynamic.lm",
        SAMSUNG + "backup/dynamic.lm",
        SAMSUNG + "specific/**/*",
    ),
    read=(Code(model_of, name="words"),),
    says="One record for each word, and for each row of up to four words, that the keyboard's model has; how often is in the"
    " stored values. One more says when the model was last trained. `app` is the package that the model keeps the word for.",
    limits="No word has a time, and what adds to its count is not known. A row of words is no message. About the first 74 words"
    " of a `dynamic.lm` come with the keyboard. Models in folders below `specific` are for an app or a field that the folder's"
    " name tells.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/swiftkeyLanguageModel.py",),
)
