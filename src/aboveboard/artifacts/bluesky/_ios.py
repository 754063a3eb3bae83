"""What the files about bluesky share."""

HOME = "{app_data:xyz.blueskyweb.app}/Library/Application Support/xyz.blueskyweb.app/RCTAsyncLocalStorage_V1/"

SOURCES = (
    "https://github.com/bluesky-social/social-app (src/state/persisted)",
    "https://github.com/react-native-async-storage/async-storage (ios: RNCAsyncStorage)",
)
