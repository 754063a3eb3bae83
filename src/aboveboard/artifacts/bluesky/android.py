"""Bluesky on Android: replies of the server that the app cached (JSON), searches and account of its local storage."""

from aboveboard.artifacts.bluesky._android import SOURCES, reply
from aboveboard.kit import Artifact, Code, Contact, Message, Post

CACHE = Artifact(
    id="android.bluesky",
    title="Bluesky: posts, messages and people of cached replies",
    service="bluesky",
    emits=(Post, Message, Contact),
    files=("{app_data:xyz.blueskyweb.app}/cache/http-cache/*.1",),
    read=(Code(reply),),
    says="One record for each post, direct message and person in a cached reply of the server.",
    limits="A thing comes once from each reply that has it. That it was cached does not say that it was read. Which way a"
    " message went is not told: the reply does not name the account. Compressed replies and threads are not read.",
    sources=SOURCES,
)
