"""``python -m kezdesu.config``: the same as the ``kezdesu`` command."""

import sys

from kezdesu.config.command import main

sys.exit(main())
