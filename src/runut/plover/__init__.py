"""(room being built) plover."""
