"""What is worked out from text."""
