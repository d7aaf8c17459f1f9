"""What is seen: the window, and the terminal."""
