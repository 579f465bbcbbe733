"""The reader of Russian: its lexica, its morphology; the rules stand in `geomap.extract.slavic`."""
