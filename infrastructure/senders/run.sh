#!/usr/bin/env bash
# Runs real log shippers against a running Loginwatch and prints what became of what they sent.
#   ./loginwatch run --port 8080 &   then   infrastructure/senders/run.sh [http://127.0.0.1:8080]
# OMHTTP=1 also compiles rsyslog's omhttp, which Debian's source package has and its packages have not (two minutes).
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
  row "rsyslog $(LD_LIBRARY_PATH="$lib" "$bin" -v 2>/dev/null | awk 'NR==1{print $2}') omelasticsearch" 3 "$u" "$(tail -1 "$work/rs.out" | cut -c1-90)"
  row "rsyslog omelasticsearch, bulk mode" 3 "$b" "/_bulk; errors: $(cat "$work/rs.err" 2>/dev/null | wc -l)"
}

build_omhttp() { # -> $work/omhttp.so, from the source package of the release that rsyslog is of
  local apt="$work/apt" from="$work/omhttp" dev="$work/dev"
  mkdir -p "$apt/parts" "$apt/lists/partial" "$apt/cache/archives/partial" "$from" "$dev/root"
  sed -n 's/^deb /deb-src /p' /etc/apt/sources.list /etc/apt/sources.list.d/*.list > "$apt/parts/src.list" 2>/dev/null
  for file in /etc/apt/sources.list.d/debian*.sources; do
    [ -f "$file" ] && sed 's/^Types:.*/Types: deb-src/' "$file" > "$apt/parts/$(basename "$file")"
  done
  local options=(-o "Dir::Etc::sourcelist=/dev/null" -o "Dir::Etc::sourceparts=$apt/parts" -o "Dir::State::lists=$apt/lists" -o "Dir::Cache=$apt/cache")
  (cd "$from" && apt-get "${options[@]}" update &&
    { apt-get "${options[@]}" source --download-only rsyslog || apt-get "${options[@]}" source --download-only "rsyslog/$(. /etc/os-release; echo "$VERSION_CODENAME")"; } &&
    tar xf rsyslog_*.orig.tar.gz) || return 1
  (cd "$dev" && apt-get download libestr-dev libestr0 libfastjson-dev libfastjson4 libcurl4-openssl-dev libcurl4 zlib1g-dev uuid-dev libuuid1) || return 1
  for deb in "$dev"/*.deb; do dpkg -x "$deb" "$dev/root" || return 1; done
  (
    export PKG_CONFIG_PATH="$dev/root/usr/lib/x86_64-linux-gnu/pkgconfig" PKG_CONFIG_SYSROOT_DIR="$dev/root"
    export CPPFLAGS="-I$dev/root/usr/include -I$dev/root/usr/include/x86_64-linux-gnu"
    export LDFLAGS="-L$dev/root/usr/lib/x86_64-linux-gnu" LD_LIBRARY_PATH="$dev/root/usr/lib/x86_64-linux-gnu"
    cd "$from"/rsyslog-8*/ && ./configure -q --enable-omhttp --disable-generate-man-pages --disable-libgcrypt \
      --disable-default-tests --disable-klog --disable-fmhttp --disable-libsystemd && make -C contrib/omhttp
  ) || return 1
  cp "$from"/rsyslog-8*/contrib/omhttp/.libs/omhttp.so "$dev"/root/usr/lib/x86_64-linux-gnu/libcurl.so.4* "$work/"
}

with_omhttp() { # after with_rsyslog, whose daemon it uses
  local u="omhttp-$run" bin="$work/root/usr/sbin/rsyslogd"
  if [ -z "${OMHTTP:-}" ]; then
    echo "rsyslog omhttp: not tried, it is not in Debian's packages; OMHTTP=1 compiles it"; return
  fi
  if ! [ -x "$bin" ] || ! build_omhttp > "$work/omhttp.out" 2>&1; then
    echo "rsyslog omhttp: not tried, it cannot be built here: $(tail -1 "$work/omhttp.out" | cut -c1-90)"; return
  fi
  : > "$work/oh.log"
  cat > "$work/oh.conf" <<CONF
global(workDirectory="$work")
module(load="imfile" pollingInterval="1")
module(load="$work/omhttp.so")
template(name="raw" type="string" string="%msg%")
input(type="imfile" File="$work/oh.log" Tag="app" addMetadata="off")
action(type="omhttp" server="$host" serverport="$port" usehttps="off" restpath="v1/events" template="raw"
  batch="off" httpheaders=["x-api-key: placeholder"] action.resumeRetryCount="-1")
CONF
  LD_LIBRARY_PATH="$work:$lib" "$bin" -n -i "$work/oh.pid" -f "$work/oh.conf" -M "$work/root/usr/lib/x86_64-linux-gnu/rsyslog" > "$work/oh.out" 2>&1 &
  started+=($!)
  sleep 2
  for n in 1 2 3; do event "$u" "$n"; echo; done >> "$work/oh.log"
  row "rsyslog $(LD_LIBRARY_PATH="$lib" "$bin" -v 2>/dev/null | awk 'NR==1{print $2}') omhttp" 3 "$u" "one object; $(tail -1 "$work/oh.out" | cut -c1-90)"
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
with_omhttp
with_fluent_bit
