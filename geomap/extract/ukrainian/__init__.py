"""The reader of Ukrainian: its lexica, its morphology; rules stand in `geomap.extract.slavic`."""
