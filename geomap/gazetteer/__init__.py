"""Names to places in the shipped, read-only gazetteer."""
