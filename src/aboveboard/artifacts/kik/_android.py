"""What the files about kik share."""

SOURCES = ("https://github.com/abrignoni/ALEAPP (Kik: messagesTable, KIKcontactsTable, KIKContentTable)",)


NAME = "COALESCE(NULLIF({0}.display_name, ''), NULLIF({0}.user_name, ''))"
