#!/usr/bin/env bash
# Takes the pictures of the README in a real JupyterLab, and makes the animation, into
# docs/images. Installs and builds what it needs for that: a fresh checkout will do.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/environment.sh

ensure_environment
ensure_extension
ensure_node_modules ui-tests
browser=$(ensure_browser) || die 'Chromium is needed. Set TF_UPGRADE_CHROMIUM to it.'
"$VENV/bin/python" -c 'import PIL' 2>/dev/null ||
  "$VENV/bin/python" -m pip install -qq 'pillow>=10' </dev/null >&2

say 'Taking pictures'
rm -rf ui-tests/screenshots/film
(
  cd ui-tests
  # Not one that runs already, which may be of something else.
  CI=true TF_UPGRADE_PICTURES=1 TF_UPGRADE_CHROMIUM=$browser \
    TF_UPGRADE_TEST_PORT=$(free_port) jlpm playwright test readme
)
"$VENV/bin/python" scripts/animate.py ui-tests/screenshots/film \
  docs/images/upgrade.webp
