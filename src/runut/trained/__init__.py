"""(room being built) trained."""
