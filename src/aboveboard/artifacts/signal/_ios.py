"""What the files about signal share."""

FILE_ROWS = (
    "SELECT NULLIF(f.sourceFilename, '') AS name, b.mimeType AS mime, CASE WHEN"
    " typeof(b.unencryptedByteCount) = 'integer' THEN b.unencryptedByteCount END AS size,"
    " b.localRelativeFilePath AS"
    " path, NULLIF(f.caption, '') AS title FROM MessageAttachmentReference AS f JOIN Attachment AS b ON b.id ="
    " f.attachmentRowId"
    " WHERE f.ownerRowId = m.id ORDER BY f.orderInMessage"
)

FILES = ("{app_group:group.org.whispersystems.signal.group}/grdb/signal.sqlite",)

SOURCES = ("https://github.com/signalapp/Signal-iOS/blob/main/SignalServiceKit/Resources/schema.sql",)


NAME = "NULLIF(TRIM(COALESCE({0}.profileName, '') || ' ' || COALESCE({0}.familyName, '')), '')"


ID = "COALESCE(NULLIF({0}.{1}PhoneNumber, ''), {0}.{1}UUID)"

AUTHOR = ID.format("m", "author")

OTHER = ID.format("t", "contact")

OUT = "(m.storedMessageState IS NOT NULL OR m.callType IN (2, 4, 8))"

IN = f"({AUTHOR} IS NOT NULL OR m.callType IN (1, 3, 5, 6, 7, 9, 10, 11, 12))"

JOINS = (
    "LEFT JOIN model_TSThread AS t ON t.id = (SELECT min(x.id) FROM model_TSThread AS x WHERE x.uniqueId = m.uniqueThreadId)",
    "LEFT JOIN model_OWSUserProfile AS a ON a.id = (SELECT min(p.id) FROM model_OWSUserProfile AS p WHERE p.recipientUUID ="
    " m.authorUUID OR (m.authorUUID IS NULL AND p.recipientPhoneNumber = m.authorPhoneNumber))",
    "LEFT JOIN model_OWSUserProfile AS o ON o.id = (SELECT min(p.id) FROM model_OWSUserProfile AS p WHERE p.recipientUUID ="
    " t.contactUUID OR (t.contactUUID IS NULL AND p.recipientPhoneNumber = t.contactPhoneNumber))",
)
