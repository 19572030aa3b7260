"""Check that each example is what Jupyter itself would have written."""

import json
import sys
from pathlib import Path

import nbformat


def problems_of(path: Path) -> list[str]:
    """Say in words what is wrong with one notebook."""
    text = path.read_text(encoding="utf-8")
    found = []
    try:
        nbformat.validate(json.loads(text))
    except (ValueError, nbformat.ValidationError) as error:
        return [f"{path}: {error}"]
    notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    if nbformat.writes(notebook, version=nbformat.NO_CONVERT) + "\n" != text:
        found.append(f"{path}: not as Jupyter writes it (indent 1, sorted keys)")
    ids = [cell.id for cell in notebook.cells if "id" in cell]
    if len(ids) != len(set(ids)):
        found.append(f"{path}: cell ids are not unique")
    if not any(cell.get("outputs") for cell in notebook.cells):
        found.append(f"{path}: no outputs, so it shows nothing about keeping them")
    print(f"{path}: {len(notebook.cells)} cells, nbformat {notebook.nbformat}."
          f"{notebook.nbformat_minor}")
    return found


if __name__ == "__main__":
    notebooks = sorted(Path("examples").glob("*.ipynb"))
    problems = [p for path in notebooks for p in problems_of(path)]
    if len(notebooks) < 3:
        problems.append(f"{len(notebooks)} examples, fewer than three")
    for problem in problems:
        print(f"error: {problem}", file=sys.stderr)
    sys.exit(1 if problems else 0)
