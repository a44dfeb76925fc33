# Finds JDK 25. Sourced; portable to the bash 3.2 of macOS.

# Prints the feature release of the JDK in $1, or nothing when it is none (a JRE is none).
jdk_release() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
    if [ -f "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    else
        "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
    fi
}

# Prints the home of the java on the PATH: asked of itself, because it may be a link, a shim or macOS's stub.
jdk_on_path() {
    command -v java >/dev/null 2>&1 || return 0
    java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

# Prints the candidates, best first: JAVA_HOME, PATH, the usual places under the root $1 (empty but in tests).
jdk_candidates() {
    printf '%s\n' "${JAVA_HOME:-}"
    jdk_on_path
    if [ -x "$1/usr/libexec/java_home" ]; then
        "$1/usr/libexec/java_home" -F -v 25+ 2>/dev/null || true
    fi
    local home
    for home in "$1"/usr/lib/jvm/* "$1"/usr/lib64/jvm/* "$1"/usr/java/* "$1"/opt/* "$1"/opt/*/* \
        "$1"/Library/Java/JavaVirtualMachines/*/Contents/Home "$1"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.jdks/*/Contents/Home \
        "${HOME:-}"/.local/share/mise/installs/java/* "${HOME:-}"/.asdf/installs/java/*; do
        printf '%s\n' "$home"
    done
}

# Prints the home of the first JDK 25 or newer; returns 1 when there is none.
find_jdk() {
    local home release
    while IFS= read -r home; do
        [ -n "$home" ] || continue
        release=$(jdk_release "$home")
        if [ -n "$release" ] && [ "$release" -ge 25 ]; then
            printf '%s\n' "$home"
            return 0
        fi
    done < <(jdk_candidates "${1:-}")
    return 1
}
