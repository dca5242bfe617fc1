"""(room being built) linking."""
