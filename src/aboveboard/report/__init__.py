"""Reports: a basket of records as HTML and as PDF. Nothing here writes the case."""
