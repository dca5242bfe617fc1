"""(room being built) record."""
