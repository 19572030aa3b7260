# shellcheck shell=bash
# What the other scripts share: find the tools, make the environment, build once.
# To be sourced, from the top of the checkout, under `set -euo pipefail`.

VENV="$PWD/.venv"

say() { printf '\n== %s\n' "$*" >&2; }

die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# Install packages of the distribution: as root, or through sudo where there is
# one that asks nothing.
system_install() {
  local as_root=()
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n)
  fi
  say "Installing $* with apt-get"
  "${as_root[@]}" apt-get update -qq </dev/null >&2 || true
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install \
    -y -qq --no-install-recommends "$@" </dev/null >&2
}

# A Python of at least 3.10: $PYTHON, or the first on the path.
find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 \
    python3.11 python3.10 python; do
    if command -v "$candidate" >/dev/null && "$candidate" -c \
      'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  die 'Python 3.10 or newer is needed. Set PYTHON to one that is not on the path.'
}

require_node() {
  command -v node >/dev/null || die 'Node.js 20 or newer is needed.'
  node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' ||
    die "Node.js 20 or newer is needed; this is $(node --version)."
}

# Make a virtual environment, with pip in it, in the folder given.
make_venv() {
  local python
  python=$(find_python)
  if [ -x "$1/bin/python" ] && "$1/bin/python" -m pip --version >/dev/null 2>&1; then
    return
  fi
  rm -rf "$1"
  if ! "$python" -m venv "$1" >&2; then
    # Debian keeps venv in a package of its own.
    rm -rf "$1"
    system_install python3-venv ||
      die "$python cannot make a virtual environment: install python3-venv."
    "$python" -m venv "$1" >&2
  fi
}

# .venv with JupyterLab and jupyter-builder, and its commands first on the path.
ensure_environment() {
  require_node
  make_venv "$VENV"
  export VIRTUAL_ENV="$VENV" PATH="$VENV/bin:$PATH"
  export PIP_DISABLE_PIP_VERSION_CHECK=1
  if ! "$VENV/bin/python" - <<'PY' 2>/dev/null; then
from importlib.metadata import version
lab, builder = version("jupyterlab"), version("jupyter-builder")
assert lab.startswith("4.6."), lab
assert builder.startswith("1."), builder
PY
    say 'Installing JupyterLab 4.6 into .venv'
    "$VENV/bin/python" -m pip install -qq \
      'jupyterlab>=4.6,<4.7' 'jupyter-builder>=1.2,<2' </dev/null >&2
  fi
}

# The node modules that yarn.lock asks for, in the folder given.
ensure_node_modules() {
  (cd "$1" && jlpm install --immutable </dev/null >&2)
}

# The Chromium of the tests in the browser: $TF_UPGRADE_CHROMIUM, or the first on the path.
find_browser() {
  local candidate
  for candidate in "${TF_UPGRADE_CHROMIUM:-}" chromium chromium-browser \
    google-chrome google-chrome-stable; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

# The same, installed where there is none and it can be.
ensure_browser() {
  find_browser >/dev/null || system_install chromium
  find_browser
}

# The first of so many ports in a row that nobody listens at; of one where none is said.
free_port() {
  "$VENV/bin/python" - "${1:-1}" <<'PY'
import socket, sys

while True:
    held = []
    try:
        first = 0
        for place in range(int(sys.argv[1])):
            held.append(socket.socket())
            held[-1].bind(("127.0.0.1", first and first + place))
            first = first or held[-1].getsockname()[1]
    except (OSError, OverflowError):
        continue
    finally:
        for each in held:
            each.close()
    print(first)
    break
PY
}

# A digest of everything the built extension is made of.
source_digest() {
  find package.json yarn.lock tsconfig.json pyproject.toml install.json \
    README.md jupyterlab_tf_upgrade/__init__.py scripts/build-cli.mjs \
    webpack.config.js scripts/builder src style schema docs -type f ! -name '*.spec.ts' ! -name '*.spec.tsx' \
    -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum |
    cut -d' ' -f1
}

# Build one wheel of this checkout, for production, into the folder given.
build_wheel() {
  rm -rf "$1" && mkdir -p "$1" || return
  "$VENV/bin/python" -m pip wheel -qq --no-deps --wheel-dir "$1" . </dev/null >&2
}

# The extension of this very source in .venv, built for production.
ensure_extension() {
  local stamp="$VENV/jupyterlab-tf-upgrade.built" digest
  digest=$(source_digest)
  if [ "$(cat "$stamp" 2>/dev/null)" = "$digest" ] &&
    "$VENV/bin/python" -m pip show -qq jupyterlab_tf_upgrade 2>/dev/null; then
    return
  fi
  say 'Building the extension'
  ensure_node_modules .
  build_wheel build/wheel
  "$VENV/bin/python" -m pip install -qq --no-deps --force-reinstall \
    build/wheel/*.whl </dev/null >&2
  printf '%s\n' "$digest" >"$stamp"
}

# Another Jupyter with the wheel, in the folder given.
make_environment() { # folder, wheel, packages...
  local folder=$1 wheel=$2
  shift 2
  make_venv "$folder" &&
    "$folder/bin/python" -m pip install -qq --no-compile "$@" "$wheel" \
      </dev/null >&2
}

# JupyterLite in an environment of its own, in the folder given: beside a real
# JupyterLab it would be taken for a part of that.
ensure_lite() {
  make_venv "$1" &&
    "$1/bin/python" -m pip install -qq --no-compile \
      'jupyterlite-core[contents]>=0.8,<0.9' </dev/null >&2
}

# Build the page to try the extension on into the folder given.
build_site() { # folder, wheel, environment with JupyterLite
  local source="$1-source" extension="$PWD/site/extension"
  rm -rf "$1" "$source" && mkdir -p "$source/files" &&
    cp site/jupyter-lite.json "$source/" &&
    cp site/Welcome.ipynb "$source/files/" &&
    cp examples/*.ipynb "$source/files/" || return
  (
    cd "$source" &&
      "$3/bin/python" -m jupyterlite_core build --ignore-sys-prefix \
        --LiteBuildConfig.federated_extensions="$2" \
        --LiteBuildConfig.federated_extensions="$extension" \
        --contents files --output-dir "$1"
  ) </dev/null >&2 &&
    cp site/index.html "$1/index.html"
}
