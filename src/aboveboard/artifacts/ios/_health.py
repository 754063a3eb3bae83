"""Where Health keeps its samples."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Col, FieldSource, opt

SOURCES = (
    "https://github.com/mac4n6/APOLLO (modules/health_*.txt)",
    "https://github.com/christophhagen/HealthDB (Readme)",
    "https://developer.apple.com/documentation/healthkit/hkworkoutactivitytype",
    "https://developer.apple.com/documentation/healthkit/hkcategoryvaluesleepanalysis",
)


SOURCE = (
    "LEFT JOIN objects AS o ON o.data_id = s.data_id",
    "LEFT JOIN data_provenances AS p ON p.ROWID = o.provenance",
)

SPAN: dict[str, FieldSource] = {
    "at": Col("s.start_date", COCOA_S),
    "until": Col("s.end_date", COCOA_S),
    "duration": Col("CASE WHEN s.end_date >= s.start_date THEN round(s.end_date - s.start_date, 6) END"),
    "device": opt("NULLIF(p.origin_product_type, '')"),
}
