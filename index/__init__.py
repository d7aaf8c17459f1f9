"""What is worked out from text."""

import os

# The matrices here are small: with one BLAS thread a busy machine of two cores lines up six times as fast
# (12 against 67 ms for a pair of articles), since threads that wait for each other spin. Before numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
