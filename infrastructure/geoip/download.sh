#!/bin/sh
# Gets location databases and network lists into this folder. See README.md for whose they are.
set -eu
cd "$(dirname "$0")"

fetch() { # url file
  curl --fail --silent --show-error --location --retry 3 --max-time 600 --output "$2.part" "$1"
  mv "$2.part" "$2"
  echo "got $2"
}

maxmind() {
  : "${MAXMIND_ACCOUNT_ID:?needs the account id of your MaxMind account}"
  : "${MAXMIND_LICENSE_KEY:?needs a licence key of your MaxMind account}"
  # The key goes through a file that only we can read, never through the list of processes.
  credentials=$(mktemp)
  trap 'rm -f "$credentials"' EXIT
  printf 'user = "%s:%s"\n' "$MAXMIND_ACCOUNT_ID" "$MAXMIND_LICENSE_KEY" > "$credentials"
  for edition in ${EDITIONS:-GeoLite2-City GeoLite2-ASN}; do
    curl --fail --silent --show-error --location --retry 3 --max-time 600 --config "$credentials" \
      --output "$edition.tar.gz" \
      "https://download.maxmind.com/geoip/databases/$edition/download?suffix=tar.gz"
    tar -xzf "$edition.tar.gz" --strip-components=1 --wildcards '*.mmdb'
    rm "$edition.tar.gz"
    echo "got $edition.mmdb"
  done
}

dbip() {
  month=${MONTH:-$(date -u +%Y-%m)}
  for kind in city asn; do
    fetch "https://download.db-ip.com/free/dbip-$kind-lite-$month.mmdb.gz" "dbip-$kind-lite.mmdb.gz"
    gunzip --force "dbip-$kind-lite.mmdb.gz"
  done
}

lists() {
  fetch https://check.torproject.org/torbulkexitlist tor.txt
  fetch https://mask-api.icloud.com/egress-ip-ranges.csv relay.csv
}

case "${1:-}" in
  maxmind | dbip | lists) "$1" ;;
  *)
    echo "usage: $0 maxmind | dbip | lists" >&2
    exit 64
    ;;
esac
