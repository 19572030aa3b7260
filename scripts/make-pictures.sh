#!/usr/bin/env bash
# Takes the pictures of the README in a real JupyterLab, and makes the animation.
# Needs a Python on the PATH with JupyterLab, this extension and Pillow.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rm -rf ui-tests/screenshots/film
(cd ui-tests && TF_UPGRADE_PICTURES=1 jlpm playwright test readme)
python scripts/animate.py ui-tests/screenshots/film docs/images/upgrade.webp
