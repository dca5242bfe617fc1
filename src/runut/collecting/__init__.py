"""(room being built) collecting."""
