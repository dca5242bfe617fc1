"""`python -m runut` is the command line."""

from runut.cli.main import main

main()
