"""Run a command and say what it cost: wall and processor time, and memory.

    python timed.py COMMAND ...

Prints one line of JSON: seconds of wall time, seconds of processor time (of all
threads), and the most memory the process held at once in kB.
"""

import json
import os
import sys
import time


def main(command: list[str]) -> int:
    """Run `command` with its output thrown away, and print what it cost."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    start = time.perf_counter()
    child = os.posix_spawnp(
        command[0],
        command,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, nothing, 1), (os.POSIX_SPAWN_DUP2, nothing, 2)],
    )
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    print(
        json.dumps(
            {
                "status": os.waitstatus_to_exitcode(status),
                "wall": wall,
                "cpu": used.ru_utime + used.ru_stime,
                "memory": used.ru_maxrss,
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
