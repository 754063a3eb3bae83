"""What the files about qq share."""

SOURCES = (
    "https://github.com/P79N6A/pa_script (tables, columns, kinds, that the location is JSON, QQ_Mix.db)",
    "what public exporters of QQ.db read: tb_c2cMsg_, tb_TroopMsg_, tb_discussGrp_, flag 0 = sent",
)
