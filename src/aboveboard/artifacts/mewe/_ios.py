"""What the files about mewe share."""

SOURCES = ("https://github.com/abrignoni/iLEAPP (that sgrouplesdb.sqlite is MeWe's; the schema is the file's own)",)


NAME = "COALESCE(NULLIF({0}.ZNAME, ''), NULLIF({0}.ZHANDLE, ''))"

ME = "(SELECT min(k.ZUSERID) FROM ZCURRENTUSER AS y JOIN ZUSER AS k ON k.Z_PK = y.ZUSER)"
