"""Files of foreign hands are read in processes of their own, with limits, beside the one that keeps the library."""
