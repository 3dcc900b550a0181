#!/bin/sh
# Installs the course in a folder of its own: install.sh FOLDER MADE, where MADE holds one wheel and constraints.lock.
# There is no pip in it afterwards. PIP may name another one,
# PARTS the parts of the course that are installed with it.
set -eu
python3 -m venv --without-pip "$1"
${PIP:-python3 -m pip} --python "$1/bin/python" install --quiet --no-cache-dir --disable-pip-version-check \
  --constraint "$2/constraints.lock" "$(ls "$2"/*.whl)[${PARTS:-rooms}]"
