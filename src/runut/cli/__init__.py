"""The command line: one file for each command, and one list of them in main.py."""
