#!/usr/bin/env bash
# Installs what the checks need beside Go, where it may: Chromium and Java for
# the browser tests, npm and Python for the programs that tests run, a C
# compiler for the race detector. Where it may not, it says what is missing and
# fails.
set -euo pipefail

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v java >/dev/null || missing+=(default-jre-headless)
command -v npm >/dev/null || missing+=(npm)
command -v cc >/dev/null || missing+=(gcc libc6-dev)
python3 -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || missing+=(python3 python3-venv)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	export DEBIAN_FRONTEND=noninteractive
	retry=$(dirname "$0")/retry.sh
	"$retry" apt-get update -q -o APT::Update::Error-Mode=any
	"$retry" apt-get install -y -q --no-install-recommends "${missing[@]}"
	exit 0
fi
echo "The checks need these programs, which are not here: ${missing[*]}" >&2
echo "On Debian or Ubuntu: sudo apt-get install ${missing[*]}" >&2
exit 1
