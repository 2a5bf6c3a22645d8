"""What the artists draw: one picture, or one kind of picture, to a module."""
