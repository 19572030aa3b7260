"""Hold the laws of the engine against folders of real code.

    python scripts/check_corpus.py FOLDER... [-- OPTIONS OF tf-upgrade]

Converts every .py and .ipynb file below each folder with the built command
(`jlpm build:cli`), twice, and says where a law does not hold:

- no file is refused, and nothing throws;
- a second run changes nothing;
- what `ast.parse` accepts, it accepts converted (a notebook cell by cell, with
  IPython lines blanked);
- of a notebook, all but the source of its changed code cells keeps its bytes;
- a notebook that nbformat calls valid is valid converted.

Exit status 1 where anything is found. Needs nbformat beside Python itself.
"""

import ast
import json
import re
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parent.parent
COMMAND = ROOT / "dist" / "tf-upgrade.js"
NOT_PYTHON = re.compile(r"^\s*[!%?]|^[\w.*]+\?{1,2}\s*;?\s*$|^[^=#'\"()]*=\s*[!%]")


def convert(tree: Path, out: Path, options: list[str]) -> dict:
    """Convert a folder; the JSON report."""
    report = out.with_suffix(".json")
    done = subprocess.run(
        ["node", str(COMMAND), "--intree", str(tree), "--outtree", str(out),
         "--copyotherfiles", "false", "--report-format", "json",
         "--reportfile", str(report), *options],
        capture_output=True, text=True, check=False,
    )
    if done.returncode not in (0, 3):
        sys.exit(f"{tree}: exit status {done.returncode}\n{done.stderr}")
    return json.loads(report.read_text(encoding="utf-8"))


def parses(source: str) -> bool:
    lines = ["pass" if NOT_PYTHON.match(line) else line for line in source.split("\n")]
    lines = [re.match(r"\s*", old)[0] + new if new == "pass" else old
             for old, new in zip(source.split("\n"), lines, strict=True)]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse("\n".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def sources(notebook: dict) -> list[tuple[str, str]]:
    """Type and source of each cell, of any nbformat."""
    sheets = notebook.get("worksheets") or [notebook]
    cells = [cell for sheet in sheets for cell in sheet.get("cells", [])]
    out = []
    for cell in cells:
        source = cell.get("source", cell.get("input", ""))
        out.append((cell.get("cell_type", ""), "".join(source)))
    return out


STRING = r'"(?:[^"\\]|\\.)*"'
SOURCE = re.compile(
    rf'"(?:source|input)"\s*:\s*(?:{STRING}|\[(?:\s*{STRING}\s*,?)*\s*\])'
)


def frame(text: str) -> str:
    """A notebook's text without what may be a source."""
    return SOURCE.sub("", text)


def problems(old: Path, new: Path) -> list[str]:
    before, after = old.read_bytes(), new.read_bytes()
    if before == after:
        return []
    if old.suffix == ".py":
        text = before.decode("utf-8", "replace")
        if parses(text) and not parses(after.decode("utf-8", "replace")):
            return ["does not parse any more"]
        return []
    found = []
    a, b = before.decode("utf-8-sig"), after.decode("utf-8-sig")
    if frame(a) != frame(b):
        found.append("changed outside of sources")
    one, two = json.loads(a), json.loads(b)
    pairs = list(zip(sources(one), sources(two), strict=True))
    for number, ((kind, x), (_, y)) in enumerate(pairs, 1):
        if x == y:
            continue
        if kind != "code":
            found.append(f"cell {number} is no code and was changed")
        elif not x.lstrip().startswith("%%") and parses(x) and not parses(y):
            found.append(f"cell {number} does not parse any more")
    if valid(one) and not valid(two):
        found.append("is no valid notebook any more")
    return found


def valid(notebook: dict) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            nbformat.validate(notebook)
    except Exception:  # noqa: BLE001 -- whatever a broken notebook makes it throw
        return False
    return True


def check(tree: Path, options: list[str]) -> tuple[dict[str, int], list[str]]:
    counts = dict.fromkeys(("files", "changed", "findings"), 0)
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        once, twice = Path(folder, "once"), Path(folder, "twice")
        first = convert(tree, once, options)
        for file in first["files"]:
            counts["files"] += 1
            counts["changed"] += file["status"] == "changed"
            counts["findings"] += len(file["findings"])
            if file["status"] == "failed":
                found.append(f"{file['path']}: refused: {file.get('error')}")
                continue
            path = Path(file["path"]).relative_to(tree)
            found += [f"{file['path']}: {p}" for p in problems(tree / path, once / path)]
        for file in convert(once, twice, options)["files"]:
            if file["status"] == "changed":
                found.append(f"{file['path']}: changed by a second run")
    return counts, found


def main(arguments: list[str]) -> int:
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    trees, options = arguments[:cut], arguments[cut + 1:]
    if not trees:
        sys.exit(__doc__)
    total = dict.fromkeys(("files", "changed", "findings"), 0)
    wrong: list[str] = []
    for tree in trees:
        counts, found = check(Path(tree).resolve(), options)
        wrong += found
        for key, value in counts.items():
            total[key] += value
    for line in wrong:
        print(line)
    print(f"{total['files']} files, {total['changed']} changed, "
          f"{total['findings']} findings, {len(wrong)} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
