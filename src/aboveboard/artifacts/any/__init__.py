"""What is read wherever it lies."""
