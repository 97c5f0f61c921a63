import sys

from cifras.cli import main

sys.exit(main())
