"""The Russian word lists: data with a source column, phrases in their dictionary form."""
