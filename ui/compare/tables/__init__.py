"""What the tables over a comparison hold: figures, quotations, word choice, timeline, matrix."""
