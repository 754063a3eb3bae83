"""What an iPhone answers when it is asked for its language and region."""

from aboveboard.artifacts.ios._answers import ASKED, SOURCE, answer, facts
from aboveboard.kit import Artifact, Code, DeviceFact

_KEYS = (("Language", "language"), ("Locale", "locale"), ("Keyboard", "keyboard"))

LANGUAGE = Artifact(
    id="ios.answers.language",
    title="Language and region, as the phone answered",
    service="ios.device",
    emits=DeviceFact,
    files=answer("language"),
    read=(Code(facts(_KEYS), kind=DeviceFact, name="language"),),
    says="One record each for the language, the region and the keyboard that are set." + ASKED,
    limits="Lists of languages that the phone supports are not read.",
    sources=(SOURCE,),
)
