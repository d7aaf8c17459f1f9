"""Where two passages that tell the same tell it differently."""
