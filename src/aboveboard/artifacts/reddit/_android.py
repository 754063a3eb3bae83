"""What the files about reddit share."""

SOURCES = (
    "https://github.com/abrignoni/ALEAPP (reddit.py)",
    "https://dfdive.com/articles (Kalackattu Hari, Forensic Analysis of Reddit App: iOS and Android)",
    "https://spec.matrix.org (events of rooms)",
)

HOME = "{app_data:com.reddit.frontpage}/databases/"
