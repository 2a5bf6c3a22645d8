"""The demo gallery: sixty pictures by eight invented people, drawn by this code."""
