"""Real servers for the tests, from wheels: no root, no Docker, nothing left behind."""
