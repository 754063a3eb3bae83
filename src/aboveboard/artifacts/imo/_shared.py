"""What the files about imo share."""

FILE_ITEMS = (
    "{app_data:com.imo.*}/**/IMODb2.sqlite",
    "{app_data:com.pagebites.*}/**/IMODb2.sqlite",
    "{app_group:group.com.imo.*}/**/IMODb2.sqlite",
)


SHOWN = "COALESCE(NULLIF({0}.ZDISPLAY, ''), NULLIF({0}.ZPH_NAME, ''), NULLIF({0}.ZALIAS, ''))"
