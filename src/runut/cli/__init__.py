"""(room being built) cli."""
