"""The English extractor: parse, attribution, grammars and word lists."""
