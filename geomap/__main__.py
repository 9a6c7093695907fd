"""Let ``python -m geomap`` be the command."""

import sys

from geomap.cli import main

if __name__ == "__main__":
    sys.exit(main())
