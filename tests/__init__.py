"""The tests of Pictria. `python -m tests` runs them all."""
