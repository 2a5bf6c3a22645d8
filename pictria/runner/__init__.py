"""Starts and stops the whole site with one command."""
