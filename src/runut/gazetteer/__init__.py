"""The gazetteer: countries, places, organisations, outlets, and who held which office when."""
