"""The command line: every verb, its words and what it prints. Knows no Qt."""
