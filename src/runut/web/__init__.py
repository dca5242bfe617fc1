"""(room being built) web."""
