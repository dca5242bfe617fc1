"""The reading room: a local web interface to one record, in Indonesian and English."""
