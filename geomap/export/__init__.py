"""Files for other programs: one module a format, all from the same flat rows."""
