#!/usr/bin/env bash
# Installs what the tests need, builds, and runs every test there is.
# The last line holds the sums of all of them: "N passed, N failed".
# What each step printed is kept in build/test-logs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/environment.sh

export CI=true
# Nothing of what this machine's user has set up may change the result.
unset JUPYTER_PATH JUPYTER_CONFIG_PATH PYTHONPATH
export JUPYTER_CONFIG_DIR="$PWD/build/jupyter/config"
export JUPYTER_DATA_DIR="$PWD/build/jupyter/data"

LOGS="$PWD/build/test-logs"
WHEELS="$PWD/build/wheel"
CLEAN="$PWD/build/clean-venv"
OTHERS="$PWD/build/environments"
SITE="$PWD/build/try-site"
rm -rf "$LOGS" "$CLEAN" "$OTHERS"
mkdir -p "$LOGS"

passed=0
failed=0
finished=no

finish() {
  if [ "$finished" = no ]; then
    failed=$((failed + 1))
    printf '\nThe tests ended before their end.\n'
  fi
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ] || exit 1
}
trap finish EXIT

count() { # passed, failed
  passed=$((passed + $1))
  failed=$((failed + $2))
}

# Run a command as one test. The shell's own `set -e` does not hold inside of it,
# being a condition here: a function with several steps joins them with &&. Its output is shown where it fails.
check() { # name, command...
  local name=$1 log start=$SECONDS
  shift
  log="$LOGS/${name//[^A-Za-z0-9]/-}.log"
  if ("$@") </dev/null >"$log" 2>&1; then
    count 1 0
    printf 'ok      %s (%d s)\n' "$name" $((SECONDS - start))
  else
    count 0 1
    printf 'FAILED  %s (%d s)\n' "$name" $((SECONDS - start))
    tail -n 60 "$log" | sed 's/^/        /'
    return 1
  fi
}

# Run checks beside what follows, in a shell of their own, until `join` counts them.
beside() { # name, command...
  local name=$1
  shift
  (
    set +e
    passed=0 failed=0
    "$@"
    printf '%d %d\n' "$passed" "$failed" >"$LOGS/$name.sums"
  ) >"$LOGS/$name.txt" 2>&1 &
}

# Wait for all that runs beside, show what a part of it printed, and add its sums.
join() { # name
  local good bad
  wait
  cat "$LOGS/$1.txt"
  read -r good bad <"$LOGS/$1.sums"
  count "$good" "$bad"
}

# Run a test runner that leaves its result as JSON, and add its own sums.
runner() { # name, result file, command...
  local name=$1 result=$2 log start=$SECONDS status=0 sums
  shift 2
  log="$LOGS/$name.log"
  rm -f "$result"
  ("$@") </dev/null >"$log" 2>&1 || status=$?
  if ! sums=$(node scripts/read-results.mjs "$result" "$status" 2>>"$log"); then
    sums='0 1 0'
  fi
  read -r good bad skipped <<<"$sums"
  count "$good" "$bad"
  printf '%-7s %s: %d passed, %d failed, %d skipped (%d s)\n' \
    "$([ "$bad" -eq 0 ] && echo ok || echo FAILED)" \
    "$name" "$good" "$bad" "$skipped" $((SECONDS - start))
  if [ "$bad" -ne 0 ]; then
    tail -n 150 "$log" | sed 's/^/        /'
  fi
}

style() {
  check 'example notebooks' "$VENV/bin/python" scripts/check_examples.py
  check 'eslint' jlpm eslint .
  check 'prettier' jlpm prettier:check
  check 'stylelint' jlpm stylelint:check
  check 'types of the tests' jlpm tsc --project tsconfig.test.json
}

# A new environment that knows of nothing but JupyterLab and the wheel.
install_wheel() {
  make_venv "$CLEAN" &&
    "$CLEAN/bin/python" -m pip install -qq \
      'jupyterlab>=4.6,<4.7' "$WHEELS"/*.whl
}

# The other Jupyters that the extension is for. Made while Jest runs.
install_others() {
  local wheel
  wheel=$(echo "$WHEELS"/*.whl)
  mkdir -p "$OTHERS" &&
    make_environment "$OTHERS/lab42" "$wheel" 'jupyterlab>=4.2,<4.3' &&
    make_environment "$OTHERS/notebook7" "$wheel" 'notebook>=7.6,<7.7' &&
    make_environment "$OTHERS/collaboration" "$wheel" \
      'jupyterlab>=4.6,<4.7' 'jupyter-collaboration>=5,<6' &&
    ensure_lite "$OTHERS/lite" &&
    build_site "$SITE" "$wheel" "$OTHERS/lite"
}

listed_as_enabled() {
  local listing
  listing=$("$CLEAN/bin/jupyter" labextension list 2>&1) || return
  printf '%s\n' "$listing"
  # JupyterLab colours its answer where it likes to.
  printf '%s\n' "$listing" | sed $'s/\033\\[[0-9;]*m//g' |
    grep -Eq 'jupyterlab-tf-upgrade v[^ ]+ enabled +(OK|\S*OK)'
}

browser_tests() {
  ensure_node_modules ui-tests && cd ui-tests || return
  # The server that the tests start is the clean environment's.
  PATH="$CLEAN/bin:$PATH" VIRTUAL_ENV="$CLEAN" \
    TF_UPGRADE_TEST_PORT=$(free_port) TF_UPGRADE_CHROMIUM=$BROWSER \
    PLAYWRIGHT_JSON_OUTPUT_NAME="$LOGS/browser.json" \
    jlpm playwright test --reporter=list,json
}

everywhere_tests() {
  cd ui-tests || return
  # Four servers, at ports in a row.
  TF_UPGRADE_ENVIRONMENTS=$OTHERS TF_UPGRADE_SITE=$SITE \
    TF_UPGRADE_TEST_PORT=$(free_port 4) TF_UPGRADE_CHROMIUM=$BROWSER \
    PLAYWRIGHT_JSON_OUTPUT_NAME="$LOGS/everywhere.json" \
    jlpm playwright test --config everywhere.config.js --reporter=list,json
}

say 'Preparing'
ensure_environment
check 'node modules as locked' ensure_node_modules . || exit 1

check 'repository hygiene' node scripts/check-repository.mjs || true

# On two cores, what waits for packages to come leaves one to something else.
say 'Style, and the wheel beside it'
beside style style
if check 'wheel builds' build_wheel "$WHEELS"; then
  check 'wheel content' "$VENV/bin/python" scripts/check_wheel.py "$WHEELS" || true
  if check 'wheel installs beside JupyterLab' install_wheel; then
    check 'extension enabled and OK' listed_as_enabled || true
  fi
fi
join style

if [ -x "$CLEAN/bin/jupyter" ]; then
  beside others check 'other Jupyters and the site' install_others
fi

say 'Jest'
runner jest "$LOGS/jest.json" \
  jlpm jest --ci --maxWorkers=2 --json --outputFile="$LOGS/jest.json"

say 'Playwright'
BROWSER=$(ensure_browser || true)
if [ -z "$BROWSER" ]; then
  printf 'FAILED  no Chromium, and none could be installed\n'
  count 0 1
elif [ ! -x "$CLEAN/bin/jupyter" ]; then
  printf 'FAILED  no environment to run the browser tests in\n'
  count 0 1
else
  runner browser "$LOGS/browser.json" browser_tests
  join others
  if [ "$(cat "$LOGS/others.sums")" = '1 0' ]; then
    runner everywhere "$LOGS/everywhere.json" everywhere_tests
  fi
fi

finished=yes
