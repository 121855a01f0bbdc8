#!/bin/sh
# Sets up what the tests need, runs them, and ends with a plain line "N passed, N failed".
set -eu
cd "$(dirname "$0")/.."

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  echo "fleet's tests need Node ^20.19 or >=22.12 and npm; install them first." >&2
  exit 1
fi
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund
fi
exec node scripts/test.mjs
