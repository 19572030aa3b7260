#!/usr/bin/env bash
# Builds a page to try the extension on: JupyterLite with the examples, static files
# that any web server can hand out. Nothing is installed by who opens it, and no
# notebook leaves the browser.
#
#   bash scripts/try-site.sh              build into build/try-site, and show it
#   bash scripts/try-site.sh --no-serve   build only
#   bash scripts/try-site.sh --port 9999  another port than 8000
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/environment.sh

serve=yes
port=8000
while [ $# -gt 0 ]; do
  case $1 in
    --no-serve) serve=no ;;
    --port) port=${2:?--port needs a number} && shift ;;
    *) die "unknown option $1" ;;
  esac
  shift
done

# The wheel of this very source, unless the tests have just made one.
if [ -z "${TF_UPGRADE_WHEEL:-}" ]; then
  ensure_environment
  ensure_node_modules .
  build_wheel build/wheel
  TF_UPGRADE_WHEEL=$(echo "$PWD"/build/wheel/*.whl)
fi
ensure_lite "$PWD/build/lite-venv"
build_site "$PWD/build/try-site" "$TF_UPGRADE_WHEEL" "$PWD/build/lite-venv"
say "The site is in build/try-site: copy it to any web server"

if [ "$serve" = yes ]; then
  say "Open http://localhost:$port/ (Ctrl+C ends it)"
  exec "$PWD/build/lite-venv/bin/python" -m http.server "$port" \
    --bind 127.0.0.1 --directory build/try-site
fi
