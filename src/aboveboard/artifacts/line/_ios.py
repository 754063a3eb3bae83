"""What the files about line share."""

FILES = (
    "{app_group:group.com.linecorp.line}/Library/Application Support/PrivateStore/*/Messages/Line.sqlite",
    "{app_data:jp.naver.line}/Library/Application Support/PrivateStore/*/Messages/Line.sqlite",
)

SOURCES = (
    "https://github.com/sleuthkit/autopsy (LINE)",
    "public readers of Line.sqlite (ZMESSAGE, ZCHAT, ZUSER; milliseconds since 1970; R and S)",
)
