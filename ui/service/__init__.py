"""What the window and the terminal ask for, done in the worker process. Knows no Qt."""
