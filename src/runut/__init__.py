"""Runut reads news pages and keeps a sourced record of international affairs."""
