"""Reports and receipts: a basket of records, or what was taken from a phone, as HTML and as PDF. Nothing here writes the case."""
