"""Published documents in other representations: pure functions, no I/O."""
