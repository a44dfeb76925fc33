# Builds what is stale and lays it out to run. Sourced; portable to the bash 3.2 of macOS.
# Stale is decided by content: a new, changed or deleted source or pom, a missing jar, or a jar that somebody else built.

modules="api worker temporal-dev"

sha256() {
    if command -v sha256sum >/dev/null 2>&1; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

# Prints "hash  path" of every pom and main source of the checkout $1, sorted by path.
source_listing() {
    (
        cd "$1" || exit 1
        find . \( -name target -o -name .git -o -name .tenure -o -name node_modules \) -prune -o -type f \
            \( -name pom.xml -o -path './*/src/main/*' \) -print | LC_ALL=C sort | tr '\n' '\0' |
            xargs -0 bash -c 'if command -v sha256sum >/dev/null 2>&1; then sha256sum "$@"; else shasum -a 256 "$@"; fi' sha256
    )
}

# Prints the fingerprint of a listing in the file $1: 16 hexadecimal digits.
fingerprint_of() {
    sha256 "$1" | cut -c1-16
}

exec_jar() {
    local jar
    for jar in "$1/$2"/target/"$2"-*-exec.jar; do
        [ -f "$jar" ] && printf '%s\n' "$jar" && return 0
    done
    return 1
}

# Returns 0 when the jars of the checkout $1 were built here, by us, from the sources listed in $2. The stamp is $3.
jars_are_fresh() {
    local module jar
    [ -f "$3" ] && cmp -s "$2" "$3" || return 1
    for module in $modules; do
        jar=$(exec_jar "$1" "$module") || return 1
        # Not by its modification time: reproducible jars carry the date of the sources.
        [ -z "$(find "$jar" -cnewer "$3")" ] || return 1
    done
    return 0
}

# Forgets the compiled output of modules that lost a file since the stamp $3: Maven leaves deleted resources where they were.
forget_deleted() {
    [ -f "$3" ] || return 0
    local path
    cut -c67- "$3" | while IFS= read -r path; do
        if [ ! -e "$1/$path" ]; then
            path=${path#./}
            rm -rf "$1/${path%%/*}/target/classes"
        fi
    done
}

# Waits for the lock directory $1; one that a dead process left is taken over.
take_lock() {
    local holder said=
    until mkdir "$1" 2>/dev/null; do
        holder=$(cat "$1/pid" 2>/dev/null || true)
        if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
            rm -rf "$1"
            continue
        fi
        [ -n "$said" ] || echo "waiting for another build of this checkout (process ${holder:-?})"
        said=yes
        sleep 0.5
    done
    echo $$ >"$1/pid"
}

# Runs a command that ends with this script: a signal to the script alone reaches it too.
run_child() {
    local status=0
    "$@" &
    child=$!
    trap 'kill -TERM "$child" 2>/dev/null; wait "$child" 2>/dev/null; exit 143' TERM HUP
    trap 'kill -TERM "$child" 2>/dev/null; wait "$child" 2>/dev/null; exit 130' INT
    wait "$child" || status=$?
    trap - TERM INT HUP
    return $status
}

# Becomes Maven, so that a signal to this process reaches it. Run in the background only.
maven_package() {
    cd "$1" || exit 1
    exec mvn -B -ntp -pl api,worker,temporal-dev -am package -Dmaven.test.skip=true >"$2" 2>&1
}

# Builds the jars of the checkout $1 from the sources listed in $2, logging to $3.
build_jars() {
    local started=$SECONDS
    command -v mvn >/dev/null 2>&1 ||
        refuse "Maven is needed to build Tenure and is not on the PATH: install Maven 3.8.7 or newer, then run this again."
    forget_deleted "$1" "$2" "$stamp"
    rm -f "$stamp"
    echo "  building Tenure with Maven (a first build downloads its libraries; log: $3)"
    if ! run_child maven_package "$1" "$3"; then
        grep -E '^\[ERROR\]' "$3" | head -20 >&2 || true
        refuse "the build failed: read $3, then run this again."
    fi
    cp "$2" "$stamp"
    printf '✔ %-12s %5s s\n' build "$((SECONDS - started))"
}

# Unpacks the jars of the checkout $1 into $2, whole or not at all: a running stack keeps the files that it started with.
lay_out() {
    [ -d "$2" ] && return 0
    local module jar pids= part
    rm -rf "$2.partial"
    mkdir -p "$2.partial"
    for module in $modules; do
        jar=$(exec_jar "$1" "$module")
        "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -Djarmode=tools -jar "$jar" extract --destination "$2.partial/$module" >/dev/null &
        pids="$pids $!"
    done
    for part in $pids; do
        wait "$part" || refuse "a jar could not be unpacked into $2: is the disk full?"
    done
    for module in $modules; do
        mv "$2.partial/$module"/"$module"-*.jar "$2.partial/$module/$module.jar"
    done
    mv "$2.partial" "$2"
}

# Leaves the directory to run from in $app and its fingerprint in $fingerprint.
build_what_is_stale() {
    local checkout=$1 home=$2
    mkdir -p "$checkout/temporal-dev/target" "$home/logs" "$home/app"
    chmod 700 "$home"
    stamp=$checkout/temporal-dev/target/up.sources
    lock=$checkout/temporal-dev/target/up.lock
    listing=$home/app/sources.$$
    take_lock "$lock"
    trap 'rm -rf "$lock" "$listing"' EXIT
    source_listing "$checkout" >"$listing"
    jars_are_fresh "$checkout" "$listing" "$stamp" || build_jars "$checkout" "$listing" "$home/logs/build.log"
    fingerprint=$(fingerprint_of "$listing")
    app=$home/app/$fingerprint
    lay_out "$checkout" "$app"
    rm -rf "$lock" "$listing"
    trap - EXIT
}
