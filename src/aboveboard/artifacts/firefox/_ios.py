"""What the files about firefox share."""

FILES = (
    "{app_group:group.org.mozilla.ios.Firefox*}/profile.*/browser.db",
    "{app_data:org.mozilla.ios.Firefox*}/profile.*/browser.db",
)

SOURCES = ("https://github.com/mozilla-mobile/firefox-ios (Storage/SQL/BrowserSchema.swift, schema 39)",)
