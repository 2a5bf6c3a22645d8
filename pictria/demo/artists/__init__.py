"""One module for each person of the demo gallery: their pieces, in their own words."""
