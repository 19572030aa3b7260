#!/usr/bin/env bash
# Opens JupyterLab with the extension and an example notebook.
# Options go to `jupyter lab` as they are: bash scripts/start.sh --port 9999
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/environment.sh

ensure_environment
ensure_extension

options=(
  --ServerApp.root_dir="$PWD/examples"
  --LabApp.default_url=/lab/tree/01-linear-regression.ipynb
)
if [ "$(id -u)" -eq 0 ]; then
  options+=(--allow-root)
fi
if [ "$(uname)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  options+=(--no-browser)
  say 'No display here: open the address that JupyterLab prints, token included'
fi
exec "$VENV/bin/jupyter" lab "${options[@]}" "$@"
