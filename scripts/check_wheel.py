"""Check the one wheel in a folder: its size, and that nothing is missing in it.

    python scripts/check_wheel.py build/wheel
"""

import json
import sys
import zipfile
from pathlib import Path

LARGEST = 2 * 1024 * 1024
SHARE = "share/jupyter/labextensions/jupyterlab-tf-upgrade/"


def problems_of(folder: Path) -> list[str]:
    """Say in words what is wrong with the wheel in `folder`."""
    wheels = sorted(folder.glob("*.whl"))
    if len(wheels) != 1:
        return [f"{folder} holds {len(wheels)} wheels, not one"]
    [wheel] = wheels
    found = []
    size = wheel.stat().st_size
    print(f"{wheel.name}: {size} bytes")
    if size > LARGEST:
        found.append(f"the wheel has {size} bytes, more than {LARGEST}")
    if not wheel.name.endswith("-py3-none-any.whl"):
        found.append(f"{wheel.name} is not for every platform")

    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        data = {
            name.split(SHARE, 1)[1]: archive.read(name)
            for name in names
            if SHARE in name
        }
        inside = {name for name in names if "/labextension/" in name}
    for name in sorted(data):
        print(f"  {len(data[name]):>9} {name}")

    if inside:
        found.append(f"the extension is in the wheel twice: {sorted(inside)[:3]}")
    for name in ("package.json", "install.json", "static/style.js"):
        if name not in data:
            found.append(f"{name} is missing")
    if not any(name.startswith("schemas/") for name in data):
        found.append("the settings' schemas are missing")

    modules = [content for name, content in data.items() if name.endswith(".wasm")]
    if len(modules) != 1:
        found.append(f"{len(modules)} wasm files, not one: the parser with its grammar")
    if not all(content.startswith(b"\0asm") for content in modules):
        found.append("a wasm file that is not WebAssembly")

    scripts = {n: c for n, c in data.items() if n.endswith(".js")}
    for name, content in scripts.items():
        if b"eval(" in content and (b"sourceURL" in content or b"//# source" in content):
            found.append(f"{name} is a development build")

    described = json.loads(data.get("package.json", b"{}"))
    entry = described.get("jupyterlab", {}).get("_build", {}).get("load", "")
    if entry not in data:
        found.append(f"package.json loads {entry!r}, which is not there")
    return found


if __name__ == "__main__":
    problems = problems_of(Path(sys.argv[1]))
    for problem in problems:
        print(f"error: {problem}", file=sys.stderr)
    sys.exit(1 if problems else 0)
