#!/usr/bin/env python3
"""The one command: sets up what is missing, then serves; `--help` lists the other words."""

import sys

# Before any import that an older Python would choke on, and in words that it understands.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Lodestar needs Python 3.11 or newer, and this is "
        + ".".join(map(str, sys.version_info[:2]))
        + ".\nInstall a newer one (https://www.python.org/downloads/), then type: python3.11 run.py"
    )

from setup_steps.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
