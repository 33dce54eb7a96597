"""`python3 -m generator site|serve|check|test|schema|bench|setup`: sets up what a command needs, then runs it."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file must say so on older versions
    sys.exit("Python 3.11 or newer is needed, this is %d.%d. Set PYTHON=python3.12 or the like." % sys.version_info[:2])

from generator.setup import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
