"""Makes the interface a program: `python -m src.api`."""

from .main import server

server().serve_forever()
