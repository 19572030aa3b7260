"""Draw findings at random from folders of real code, to be looked at one by one.

    python scripts/draw_findings.py [--count 200] [--seed 1] [--markdown] [--keep EMPTY] FOLDER... [-- OPTIONS OF tf-upgrade]

Converts every .py and .ipynb file below each folder with the built command (`jlpm build:cli`), in DEFAULT mode and with
`--run-ready` unless other options are given, and prints a number of all findings, drawn with a seed: where each stands, what
it says, and the lines around it before and after. The same code, folders and seed give the same findings. With `--markdown`,
it prints the rows of docs/findings-checked.md, without verdicts.

The bar: of 200, at most 2 are false. What was seen is kept in docs/findings-checked.md.
"""

import argparse
import difflib
import json
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from check_corpus import convert, sources

AROUND = 3


def text_of(path: Path, cell: int | None) -> list[str]:
    """The lines of a file, or of one of its cells, counted from 1."""
    text = path.read_bytes().decode("utf-8-sig", "replace")
    if cell is not None:
        text = sources(json.loads(text))[cell - 1][1]
    return text.splitlines()


def after(old: list[str], new: list[str], first: int, last: int) -> list[str]:
    """What stands in place of some lines (from 0, the end excluded)."""
    begin = end = None
    for _, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = i2 - i1 == j2 - j1
        if begin is None and (i2 > first or (i1 == i2 == first)):
            begin = j1 + (first - i1 if same else 0)
        if i1 < last or i1 == i2 == last:
            end = j1 + (last - i1) if same and i2 > last else j2
    return new[begin:end]


def show(finding: dict, old: list[str], new: list[str]) -> list[str]:
    """The lines before, with the place marked, and those after where they differ."""
    line, until = finding["line"] - 1, finding["endLine"]
    first, last = max(0, line - AROUND), min(len(old), until + AROUND)
    out = [f"  {'>' if line <= at < until else ' '} {old[at][:160]}" for at in range(first, last)]
    changed = after(old, new, line, until)
    if changed != old[line:until]:
        out += [f"  + {text[:200]}" for text in changed]
    return out


def main(arguments: list[str]) -> int:
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--keep", type=Path, help="an empty folder to leave the converted files and reports in")
    asked = parser.parse_args(arguments[:cut])
    options = arguments[cut + 1:] or ["--run-ready"]
    with tempfile.TemporaryDirectory() as scratch:
        work = asked.keep or Path(scratch)
        drawn = []
        for number, folder in enumerate(sorted(asked.folders)):
            tree, out = Path(folder).resolve(), work / str(number)
            for file in convert(tree, out, options)["files"]:
                place = Path(file["path"]).relative_to(tree)
                drawn += [(tree, out, place, finding) for finding in file["findings"]]
        total = len(drawn)
        # By place, so that the order in which files are converted does not count.
        drawn.sort(key=lambda d: (str(d[0] / d[2]), d[3]["cell"] or 0, d[3]["line"], d[3]["column"], d[3]["rule"], d[3]["message"]))
        chosen = random.Random(asked.seed).sample(drawn, min(asked.count, total))
        for number, (tree, out, place, finding) in enumerate(chosen, 1):
            cell = finding["cell"]
            at = f"{tree.name}/{place}" + (f" cell {cell}" if cell else "") + f" line {finding['line']}"
            if asked.markdown:
                print(f"| {number} | {finding['rule']} | `{finding['symbol']}` | {at} |  |")
                continue
            print(f"\n[{number}] {finding['severity']} {finding['rule']}: {at}:{finding['column']}")
            print(f"  {finding['message']}")
            if finding.get("fix"):
                print(f"  fix: {finding['fix']['kind']}: {finding['fix']['action']}")
            print("\n".join(show(finding, text_of(tree / place, cell), text_of(out / place, cell))))
        if not asked.markdown:
            print(f"\n{len(chosen)} of {total} findings")
            for rule, times in Counter(d[3]["rule"] for d in chosen).most_common():
                print(f"{times:5} {rule}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
