#!/usr/bin/env bash
# Measures POST /verify-seat beside pgbench with the same prepared statement, in the same run, on this machine alone. See README.md.
#
#   bench/verify-seat.sh [--option=of-the-api ..]
#
# API_JAR    the API's executable jar            (default: api/target/api-*-exec.jar)
# PG_BIN     initdb, pg_ctl, psql and pgbench    (default: the newest of /usr/lib/postgresql/*/bin)
# ROUNDS     how often each figure is measured   (default: 3, the medians are shown)
# SECONDS_A_RUN, WARM_UP                         (default: 10 and 60 seconds)
set -euo pipefail
cd "$(dirname "$0")/.."

api_jar=${API_JAR:-$(ls api/target/api-*-exec.jar 2> /dev/null | head -n 1 || true)}
pg_bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -n 1 || true)}
rounds=${ROUNDS:-3}
seconds=${SECONDS_A_RUN:-10}
warm_up=${WARM_UP:-60}
people=100000

fail() {
    echo "verify-seat.sh: $1" >&2
    exit 1
}

[ -n "$api_jar" ] && [ -f "$api_jar" ] || fail "no API to measure: run mvn -pl api -am package -DskipTests, or set API_JAR"
[ -x "$pg_bin/pgbench" ] || fail "no PostgreSQL with pgbench: apt-get install postgresql postgresql-contrib, or set PG_BIN"
command -v wrk > /dev/null || fail "no wrk: apt-get install wrk"
for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
    [ -x "$home/bin/java" ] && "$home/bin/java" -version 2>&1 | grep -q '"25' && java=$home/bin/java && break
done
[ -n "${java:-}" ] || fail "no JDK 25: set JAVA_HOME"

work=$(mktemp -d)
api_pid=
as_server=()
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root.
    as_server=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
    chown nobody:nogroup "$work"
    chmod 755 "$work"
fi

stop() {
    [ -z "$api_pid" ] || kill "$api_pid" 2> /dev/null || true
    [ -z "$api_pid" ] || wait "$api_pid" 2> /dev/null || true
    [ ! -f "$work/data/postmaster.pid" ] || "${as_server[@]}" "$pg_bin/pg_ctl" -D "$work/data" -m immediate -s stop || true
    rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

free_port() {
    local port
    for port in $(shuf -i 20000-32000 -n 50); do
        (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null || { echo "$port" && return; }
    done
}

pg_port=$(free_port)
api_port=$(free_port)
management_port=$(free_port)
export PGHOST=127.0.0.1 PGPORT=$pg_port PGUSER=bench PGDATABASE=bench

echo "PostgreSQL: $("$pg_bin/postgres" --version)"
"${as_server[@]}" "$pg_bin/initdb" -D "$work/data" -U bench -A trust --no-sync -E UTF8 --locale=C > "$work/initdb.log"
"${as_server[@]}" "$pg_bin/pg_ctl" -D "$work/data" -l "$work/data/log" -s -w start \
    -o "-p $pg_port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=256MB -c fsync=off"

# A key that everybody knows, for this database only: its checksum is right, and the secret hashes it as the API does.
secret=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=
export BENCH_KEY=tk_test_000000000000000000000000000000003YaREw
key_hash=$(printf %s "$BENCH_KEY" | openssl dgst -sha256 -mac HMAC \
    -macopt "hexkey:$(printf %s "$secret" | base64 -d | od -An -v -tx1 | tr -d ' \n')" | sed 's/.*= *//')

psql=("$pg_bin/psql" -X -q -v ON_ERROR_STOP=1)
"${psql[@]}" -d postgres -c 'create database bench'
"${psql[@]}" -c 'create role tenure_app login noinherit' -c 'create role tenure_system' -c 'grant tenure_system to tenure_app' -c 'create table flyway_schema_history ()'
for migration in store/src/main/resources/db/migration/V*.sql; do
    sed 's/\${applicationRole}/tenure_app/g; s/\${systemRole}/tenure_system/g' "$migration" | "${psql[@]}" -1
done
"${psql[@]}" -v "key_hash=\\x$key_hash" -f bench/seed.sql

# pgbench runs the statement as it stands in the source, with the same bound parameters and in the same role.
{
    echo "\\set person random(1, $people)"
    echo "\\set organization :person % 1000 + 1"
    awk '/STATEMENT = """/ { inside = 1; next } /"""/ { inside = 0 } inside' \
        store/src/main/java/io/tenure/store/seat/SeatCheckQuery.java |
        tr '\n' ' ' | sed 's/?/:organization/; s/?/:person/; s/?/:key/; s/ *$/;/'
    echo
} > "$work/check.sql"
chmod 644 "$work/check.sql"

"$java" -jar "$api_jar" --server.address=127.0.0.1 --server.port="$api_port" --management.server.port="$management_port" \
    "--spring.datasource.url=jdbc:postgresql://127.0.0.1:$pg_port/bench" --spring.datasource.username=tenure_app \
    --spring.datasource.password=none --spring.temporal.connection.target=127.0.0.1:1 --tenure.identity.issuer=http://127.0.0.1:1 \
    --tenure.identity.audiences=bench --tenure.api-key.secret="$secret" --tenure.stripe.account=acct_bench \
    --tenure.stripe.live-mode=false --tenure.rate-limit.check.burst=1000000000 --tenure.rate-limit.check.per-minute=1000000000 "--tenure.audit.keys=$("$java" -jar "$api_jar" operator audit generate-keys)" --tenure.stripe.webhook-secrets=whsec_bench --logging.level.root=warn "$@" > "$work/api.log" 2>&1 &
api_pid=$!

answers() {
    curl -sf -m 2 "http://127.0.0.1:$api_port/verify-seat" -H "X-API-Key: $BENCH_KEY" \
        -d '{"userId":"1","applicationSlug":"bench","externalOrgId":"2"}' | grep -q '"hasAccess":true'
}
for _ in $(seq 240); do
    kill -0 "$api_pid" 2> /dev/null || { tail -n 20 "$work/api.log" >&2 && fail "the API ended"; }
    answers && ready=1 && break
    sleep 0.5
done
[ -n "${ready:-}" ] || fail "the API did not answer"

threads() { [ "$1" -gt 1 ] && echo 2 || echo 1; }
api_run() { # connections seconds -> rate p50 p99 failed
    wrk -c "$1" -t "$(threads "$1")" -d "${2}s" --latency -s bench/verify-seat.lua "http://127.0.0.1:$api_port" |
        sed -n 's/^RESULT //p'
}
pg_run() { # connections seconds -> rate
    PGOPTIONS='-c role=tenure_system' "$pg_bin/pgbench" -n -M prepared -c "$1" -j "$(threads "$1")" -T "$2" -D "key=\\x$key_hash" -f "$work/check.sql" 2> "$work/pgbench.log" |
        sed -n 's/^tps = \([0-9]*\).*/\1/p'
}
cpu() { awk '{ print ($14 + $15) * 10000 }' "/proc/$api_pid/stat"; } # microseconds, at 100 ticks a second
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

api_run 32 "$warm_up" > /dev/null
pg_run 8 5 > /dev/null
echo "| connections | pgbench/s | checks/s | ratio | p50 ms | p99 ms | CPU us of the API a check | failed |"
echo "|---|---|---|---|---|---|---|---|"
for connections in 1 8 32; do
    : > "$work/pg"
    : > "$work/api"
    for _ in $(seq "$rounds"); do
        pg_run "$connections" "$seconds" >> "$work/pg"
        before=$(cpu)
        read -r rate p50 p99 failed < <(api_run "$connections" "$seconds")
        echo "$rate $p50 $p99 $failed $((($(cpu) - before) / (rate * seconds)))" >> "$work/api"
    done
    pg=$(median < "$work/pg")
    column() { awk -v n="$1" '{ print $n }' "$work/api"; }
    api=$(column 1 | median)
    echo "| $connections | $pg | $api | $((100 * api / pg)) % | $(column 2 | median) | $(column 3 | median) | $(column 5 | median) |" \
        "$(column 4 | awk '{ sum += $1 } END { print sum }') |"
done
echo "Resident: $(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$api_pid/status") MiB, load at the end: $(cut -d ' ' -f 1 /proc/loadavg)"
grep -E "WARN|ERROR" "$work/api.log" | tail -n 5 || true
