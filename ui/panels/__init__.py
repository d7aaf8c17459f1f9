"""The parts of the window round the text: lists, bars and the map."""
