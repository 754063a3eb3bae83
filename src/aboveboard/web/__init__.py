"""Review pages over `casework`: a local server that shows one case to one reviewer, and keeps nothing in the browser."""
