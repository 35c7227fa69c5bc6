"""Makes the command line a program: `python -m src.cli --help`."""

import sys

from .main import main

sys.exit(main())
