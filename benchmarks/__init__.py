"""How fast it is, measured against what stands beside it: `make bench`, or `python -m benchmarks --quick`."""
