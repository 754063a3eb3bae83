"""What the files about chromium share."""

FILES = tuple(
    f"{{app_data:{bundle}}}/**/Brave.sqlite" for bundle in ("com.brave.ios.browser", "com.brave.ios.BrowserBeta")
)

SOURCES = ("https://github.com/brave/brave-ios (Data/models/Model.xcdatamodeld)",)
