#!/usr/bin/env bash
# Get what scripts/generate_api.py reads: the Python sources of every TensorFlow 2 release and of 1.15, a folder each.
#
#   bash scripts/fetch_packages.sh FOLDER
#
# Needs about 2 GB in FOLDER. Only sources are kept of the wheels, which need not fit this Python or machine. Where a
# release is there already it is left alone. Prints the arguments for generate_api.py at the end.
set -euo pipefail
cd "$(mkdir -p "$1" && cd "$1" && pwd)"

# get RELEASE PYTHON PACKAGE==VERSION...
get() {
  local release=$1 python=$2
  shift 2
  [ -e "$release/complete" ] && return
  rm -rf "$release" wheels
  mkdir -p "$release"
  for package in "$@"; do
    pip download -q --no-deps --only-binary=:all: --python-version "$python" --dest wheels "$package"
  done
  for wheel in wheels/*.whl; do
    unzip -q -o "$wheel" '*.py' -d "$release"
  done
  rm -rf wheels
  touch "$release/complete"
}

# Keras 3 is developed apart from TensorFlow: what pip takes for a TensorFlow from 2.16 on is its newest release.
keras3=keras==3.15.1

get 1.15 3.7 tensorflow==1.15.5 tensorflow-estimator==1.15.2
get 2.0 3.7 tensorflow==2.0.4 tensorflow-estimator==2.0.1 tensorboard==2.0.2
get 2.1 3.7 tensorflow-cpu==2.1.4 tensorflow-estimator==2.1.0 tensorboard==2.1.1
get 2.2 3.8 tensorflow-cpu==2.2.3 tensorflow-estimator==2.2.0 tensorboard==2.2.2
get 2.3 3.8 tensorflow-cpu==2.3.4 tensorflow-estimator==2.3.0 tensorboard==2.3.0
get 2.4 3.8 tensorflow-cpu==2.4.4 tensorflow-estimator==2.4.0 tensorboard==2.4.1
get 2.5 3.8 tensorflow-cpu==2.5.3 tensorflow-estimator==2.5.0 tensorboard==2.5.0
get 2.6 3.8 tensorflow-cpu==2.6.5 keras==2.6.0 tensorflow-estimator==2.6.0 tensorboard==2.6.0
get 2.7 3.8 tensorflow-cpu==2.7.4 keras==2.7.0 tensorflow-estimator==2.7.0 tensorboard==2.7.0
get 2.8 3.10 tensorflow-cpu==2.8.4 keras==2.8.0 tensorflow-estimator==2.8.0 tensorboard==2.8.0
get 2.9 3.10 tensorflow-cpu==2.9.3 keras==2.9.0 tensorflow-estimator==2.9.0 tensorboard==2.9.1
get 2.10 3.10 tensorflow-cpu==2.10.1 keras==2.10.0 tensorflow-estimator==2.10.0 tensorboard==2.10.1
get 2.11 3.10 tensorflow-cpu==2.11.1 keras==2.11.0 tensorflow-estimator==2.11.0 tensorboard==2.11.2
get 2.12 3.11 tensorflow-cpu==2.12.1 keras==2.12.0 tensorflow-estimator==2.12.0 tensorboard==2.12.3
get 2.13 3.11 tensorflow-cpu==2.13.1 keras==2.13.1 tensorflow-estimator==2.13.0 tensorboard==2.13.0
get 2.14 3.11 tensorflow-cpu==2.14.1 keras==2.14.0 tensorflow-estimator==2.14.0 tensorboard==2.14.1
get 2.15 3.11 tensorflow-cpu==2.15.1 keras==2.15.0 tensorflow-estimator==2.15.0 tensorboard==2.15.2
get 2.16 3.11 tensorflow-cpu==2.16.2 "$keras3" tf-keras==2.16.0
get 2.17 3.11 tensorflow-cpu==2.17.1 "$keras3" tf-keras==2.17.0
get 2.18 3.11 tensorflow-cpu==2.18.1 "$keras3" tf-keras==2.18.0
get 2.19 3.11 tensorflow-cpu==2.19.1 "$keras3" tf-keras==2.19.0
get 2.20 3.11 tensorflow-cpu==2.20.0 "$keras3" tf-keras==2.20.1
get 2.21 3.11 tensorflow-cpu==2.21.0 "$keras3" tf-keras==2.21.0

for release in $(ls -d [12].* | sort -t. -k1n -k2n); do
  printf '%s=%s ' "$release" "$PWD/$release"
done
echo
