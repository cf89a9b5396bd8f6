#!/usr/bin/env bash
# retry.sh COMMAND…: runs a command that needs the network, and runs it again if
# it fails, five times in all, as registries fail for a minute now and then. Its
# status is that of the last time.
set -u
for wait in 5 15 30 60; do
	"$@" && exit 0
	echo "failed, trying again in $wait s: $*" >&2
	sleep "$wait"
done
exec "$@"
