"""(room being built) gazetteer."""
