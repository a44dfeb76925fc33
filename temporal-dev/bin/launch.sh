# Starts the launcher for one of the commands beside this folder. Sourced.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
checkout=$(cd "$here/../.." && pwd -P)
. "$here/jdk.sh"
. "$here/build.sh"

refuse() {
    printf '✘ %s\n' "$1" >&2
    exit 1
}

# Prints the state folder as an absolute path: TENURE_HOME, or .tenure in the checkout.
state_folder() {
    local home=${TENURE_HOME:-$checkout/.tenure}
    case $home in
        /*) printf '%s\n' "$home" ;;
        *) printf '%s\n' "$PWD/$home" ;;
    esac
}

refuse_without_room() {
    local free folder=$1
    while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
    free=$(df -Pk "$folder" | awk 'NR == 2 { print $4 }')
    if [ "$free" -lt 1048576 ]; then
        refuse "no room on the disk: $1 has $((free / 1024)) MiB left and needs 1024; free some, or set TENURE_HOME to a folder on another disk."
    fi
}

launch() {
    local command=$1
    shift
    TENURE_HOME=$(state_folder)
    JAVA_HOME=$(find_jdk) ||
        refuse "JDK 25 was not found in JAVA_HOME, on the PATH or in the usual places: install it (Temurin 25), or set JAVA_HOME to it."
    export JAVA_HOME TENURE_HOME
    if [ "$command" = up ]; then
        prepare_up "$@"
    else
        find_what_runs "$command" "$@"
    fi
    exec "$JAVA_HOME/bin/java" -Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -Dtenure.checkout="$checkout" -Dtenure.home="$TENURE_HOME" -Dtenure.app="$app" \
        -cp "$app/temporal-dev/temporal-dev.jar" io.tenure.dev.launcher.Main "$command" "$@"
}

# What needs nothing but this machine is refused before minutes go into a build.
prepare_up() {
    case " $* " in
        *" --help "* | *" -h "*) ;;
        *)
            case ${STRIPE_API_KEY:-} in
                sk_live_* | rk_live_*) refuse "STRIPE_API_KEY is a live key: development takes test keys only (sk_test_..); unset it to use the stand-in." ;;
            esac
            refuse_without_room "$TENURE_HOME"
            refuse_without_room "$checkout"
            ;;
    esac
    build_what_is_stale "$checkout" "$TENURE_HOME"
    printf '%s\n' "$fingerprint" >"$TENURE_HOME/app/current"
}

# The other commands look at what `up` started, and need no build.
find_what_runs() {
    local current
    current=$(cat "$TENURE_HOME/app/current" 2>/dev/null || true)
    app=$TENURE_HOME/app/$current
    [ -n "$current" ] && [ -d "$app" ] && return 0
    case $1 in
        down) echo "nothing runs" && exit 0 ;;
        status)
            case " $* " in
                *" --json "*) echo '{"healthy":false,"parts":{}}' ;;
                *) echo "down: temporal-dev/up starts the stack" ;;
            esac
            exit 3
            ;;
        *) refuse "nothing has run here yet: temporal-dev/up starts the stack." ;;
    esac
}
