"""Datasette over our store, for the same uvicorn as everybody else. Its store never changes, and it is told so."""

import os

from datasette.app import Datasette

app = Datasette([], immutables=[os.environ["BENCHMARK_STORE"]]).app()
