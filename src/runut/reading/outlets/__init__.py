"""(room being built) reading/outlets."""
