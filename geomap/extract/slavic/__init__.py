"""The rules that Russian and Ukrainian share; what differs stands in each one's own folder."""
