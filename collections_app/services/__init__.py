"""Everything that writes more than one row, or leaves the database."""
