"""(room being built) run."""
