"""Where Chrome keeps its history on iOS."""

FILES = (
    "{app_data:com.google.chrome.ios}/Library/Application Support/Google/Chrome/Default/History",
    "{app_data:com.google.chrome.ios}/Library/Application Support/Google/Chrome/Profile */History",
)
SOURCES = ("https://source.chromium.org/chromium/chromium/src (components/history/core/browser)",)
