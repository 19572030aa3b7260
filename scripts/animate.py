"""Make one animated picture of the frames that ui-tests/tests/readme.spec.ts took.

    python scripts/animate.py FOLDER OUTPUT.webp

Frames are FOLDER/0.png, 1.png and so on. The same frames give the same bytes.
Needs Pillow.
"""

import sys
from pathlib import Path

from PIL import Image

#: How long each frame is looked at, in ms; the last one longer.
FRAME = 1800
LAST = 3500
#: Wide enough to read, narrow enough for a README.
WIDTH = 1000


def main(folder: str, output: str) -> None:
    """Read the frames in their order, and write the animation."""
    paths = sorted(Path(folder).glob("*.png"), key=lambda path: int(path.stem))
    frames = []
    for path in paths:
        with Image.open(path) as image:
            height = round(image.height * WIDTH / image.width)
            frames.append(
                image.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
            )
    frames[0].save(
        output,
        save_all=True,
        append_images=frames[1:],
        duration=[FRAME] * (len(frames) - 1) + [LAST],
        loop=0,
        quality=80,
        method=6,
    )
    print(f"{output}: {len(frames)} frames, {Path(output).stat().st_size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
