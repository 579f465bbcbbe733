"""Map what sources claim about strikes: who says what happened where, and who disagrees."""

__version__ = "0.1.0"
