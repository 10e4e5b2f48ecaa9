"""A contender that runs in Python: contender.py MODULE MEASURE [ARGUMENT...].

As short as can be: a spawned child runs this file again before it begins.
"""

import sys

if __name__ == "__main__":
    import rounds

    rounds.serve(sys.argv[1], sys.argv[2], sys.argv[3:])
