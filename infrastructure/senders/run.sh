#!/usr/bin/env bash
# Runs real log shippers against a running Loginwatch and prints what became of what they sent.
#   ./loginwatch run --port 8080 &   then   infrastructure/senders/run.sh [http://127.0.0.1:8080]
# Takes rsyslog and syslog-ng from Debian's packages, unpacked into a scratch folder: nothing is installed
# and no daemon of the machine is touched; lines come from files.
set -uo pipefail
url=${1:-http://127.0.0.1:8080}
work=$(mktemp -d)
started=()
trap 'for pid in "${started[@]}"; do kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null; done; rm -rf "$work"' EXIT
hostport=${url#http://}
host=${hostport%%:*}
port=${hostport##*:}
run=$(date +%s)
now() { date -u +%Y-%m-%dT%H:%M:%S.000Z; }

logins() { # how many logins of a user are stored
  curl -s "$url/v1/users/$1/logins" | grep -o '"@timestamp"' | wc -l
}

row() { # name sent user note
  local have=0
  for _ in $(seq 1 40); do
    have=$(logins "$3")
    [ "$have" -ge "$2" ] && break
    sleep 0.5
  done
  printf '%-34s sent %-3s stored %-3s %s\n' "$1" "$2" "$have" "$4"
}

event() { # user n
  printf '{"user":"%s","ip":"198.51.100.%s","result":"%s","ts":"%s","id":"%s-%s"}' "$1" "$2" \
    "$([ $(($2 % 2)) = 0 ] && echo SUCCESS || echo FAILURE)" "$(now)" "$1" "$2"
}

unpack() { # packages -> $work/root
  mkdir -p "$work/debs" "$work/root"
  (cd "$work/debs" && apt-get download "$@" >/dev/null 2>&1) || return 1
  for deb in "$work"/debs/*.deb; do dpkg -x "$deb" "$work/root" || return 1; done
  lib="$work/root/usr/lib/x86_64-linux-gnu:$work/root/lib/x86_64-linux-gnu:$work/root/usr/lib/syslog-ng:$work/root/usr/lib/syslog-ng/3.38"
}

with_curl() {
  local u="curl-$run"
  event "$u" 1 | curl -s -o /dev/null --data-binary @- "$url/v1/events"
  { echo -n '['; event "$u" 2; echo -n ','; event "$u" 3; echo ']'; } | curl -s -o /dev/null --data-binary @- "$url/v1/events"
  { event "$u" 4; echo; event "$u" 5; echo; } | curl -s -o /dev/null -H 'Content-Type: application/x-ndjson' --data-binary @- "$url/v1/events"
  { event "$u" 6; echo; } | gzip | curl -s -o /dev/null -H 'Content-Encoding: gzip' --data-binary @- "$url/v1/events"
  { event "$u" 7; echo; } | gzip | curl -s -o /dev/null --data-binary @- "$url/v1/events"
  row "curl $(curl --version | awk 'NR==1{print $2}')" 7 "$u" "object, array, NDJSON, gzip with and without its header"
}

with_captured_shapes() {
  local u="shapes-$run" e
  e() { event "$u" "$1"; }
  # Docker's splunk driver: objects one after the other, no content type.
  printf '{"event":{"line":%s,"source":"stdout","tag":"auth"},"time":"%s.563147","host":"vm"}{"event":{"line":%s,"source":"stdout"},"time":"%s.563211","host":"vm"}' \
    "$(e 1)" "$(date +%s)" "$(e 2)" "$(date +%s)" \
    | curl -s -o /dev/null -H 'Content-Type:' -H 'Authorization: Splunk placeholder' --data-binary @- "$url/services/collector/event/1.0"
  # Elasticsearch bulk lines, as rsyslog's omelasticsearch writes them.
  { printf '{"index":{"_index": "logins","_type":"events"}}\n'; e 3; echo; printf '{"index":{"_index": "logins"}}\n'; e 4; echo; } \
    | curl -s -o /dev/null -H 'Content-Type: application/json; charset=utf-8' --data-binary @- "$url/v1/events"
  # An appender of a program: one object with a level and a message, and a numeric zone without a colon.
  printf '{"user":"%s","message":"login failed","ts":"%s","level":"INFO"}' "$u" "$(date -u +%Y-%m-%dT%H:%M:%S.403+0000)" \
    | curl -s -o /dev/null -H 'Content-Type: application/json; charset=UTF-8' --data-binary @- "$url/v1/events"
  # A batch of a Node logger.
  printf '[{"level":"info","message":"login","result":"FAILURE","timestamp":"%s","user":"%s","ip":"198.51.100.9"}]' "$(now)" "$u" \
    | curl -s -o /dev/null -H 'content-type: application/json' --data-binary @- "$url/v1/events"
  row "captured shapes, re-created" 6 "$u" "Docker splunk driver, bulk lines, Log4j and winston bodies"
}

with_syslog_ng() {
  local u="syslog-ng-$run" bin
  if ! unpack syslog-ng-core syslog-ng-mod-http libivykis0 libjson-c5 libnet1 libwrap0 libpcre3 libcurl4 2>/dev/null; then
    echo "syslog-ng: not tried, its packages cannot be had here"; return
  fi
  bin="$work/root/usr/sbin/syslog-ng"
  : > "$work/ng.log"
  cat > "$work/ng.conf" <<CONF
@version: 3.38
source s { file("$work/ng.log" flags(no-parse) follow-freq(0.5)); };
destination d {
  http(url("$url/v1/events") method("POST") headers("Content-Type: application/json")
    body("\${MESSAGE}") body-prefix("[") delimiter(",") body-suffix("]") batch-lines(2) batch-timeout(500));
};
log { source(s); destination(d); };
CONF
  LD_LIBRARY_PATH="$lib" "$bin" --foreground --no-caps --cfgfile="$work/ng.conf" --persist-file="$work/ng.persist" \
    --control="$work/ng.ctl" --pidfile="$work/ng.pid" --module-path="$work/root/usr/lib/syslog-ng/3.38" > "$work/ng.out" 2>&1 &
  started+=($!)
  sleep 2
  for n in 1 2 3; do event "$u" "$n"; echo; done >> "$work/ng.log"
  row "syslog-ng $(LD_LIBRARY_PATH="$lib" "$bin" --version 2>/dev/null | sed -n '1s/.*(\([0-9.]*\)).*/\1/p') http()" 3 "$u" "JSON array, batch-lines(2); $(tail -1 "$work/ng.out" | cut -c1-90)"
}

with_rsyslog() {
  local u="rsyslog-$run" b="rsyslog-bulk-$run" bin
  if ! unpack rsyslog rsyslog-elasticsearch libestr0 libfastjson4 liblognorm5 libcurl3-gnutls 2>/dev/null; then
    echo "rsyslog: not tried, its packages cannot be had here"; return
  fi
  bin="$work/root/usr/sbin/rsyslogd"
  : > "$work/rs.log"
  cat > "$work/rs.conf" <<CONF
global(workDirectory="$work")
module(load="imfile" pollingInterval="1")
module(load="omelasticsearch")
template(name="raw" type="string" string="%msg%")
input(type="imfile" File="$work/rs.log" Tag="app" addMetadata="off")
if \$msg contains "$u" then
  action(type="omelasticsearch" server="$host" serverport="$port" searchIndex="v1" searchType="events" bulkmode="off" template="raw")
if \$msg contains "$b" then
  action(type="omelasticsearch" server="$host" serverport="$port" searchIndex="logins" searchType="" bulkmode="on" errorFile="$work/rs.err" template="raw")
CONF
  LD_LIBRARY_PATH="$lib" "$bin" -n -i "$work/rs.pid" -f "$work/rs.conf" -M "$work/root/usr/lib/x86_64-linux-gnu/rsyslog" > "$work/rs.out" 2>&1 &
  started+=($!)
  sleep 2
  for n in 1 2 3; do event "$u" "$n"; echo; event "$b" "$n"; echo; done >> "$work/rs.log"
  row "rsyslog $(LD_LIBRARY_PATH="$lib" "$bin" -v 2>/dev/null | awk 'NR==1{print $2}') omelasticsearch" 3 "$u" "omhttp is not in Debian 12; $(tail -1 "$work/rs.out" | cut -c1-90)"
  row "rsyslog omelasticsearch, bulk mode" 3 "$b" "/_bulk; errors: $(cat "$work/rs.err" 2>/dev/null | wc -l)"
}

with_fluent_bit() {
  local u="fluent-bit-$run"
  if ! command -v fluent-bit >/dev/null; then
    echo "Fluent Bit: not tried, it is not installed and not in Debian 12"; return
  fi
  for n in 1 2; do event "$u" "$n"; echo; done > "$work/fb.log"
  timeout 10 fluent-bit -i tail -p path="$work/fb.log" -p read_from_head=on -p parser=json \
    -o http -p host="$host" -p port="$port" -p uri=/v1/events -p format=json -m '*' > "$work/fb.out" 2>&1
  row "Fluent Bit http" 2 "$u" "JSON array"
}

curl -sf -o /dev/null "$url/v1/events" || { echo "nothing answers at $url: start ./loginwatch run first" >&2; exit 1; }
with_curl
with_captured_shapes
with_syslog_ng
with_rsyslog
with_fluent_bit
