"""(room being built) view."""
