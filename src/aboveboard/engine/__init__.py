"""Match files to artifacts, choose the variant, read in workers, account for every row. No case."""
