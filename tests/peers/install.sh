#!/usr/bin/env bash
# Brings the readers of calendars that the tests in this folder ask: libical, sabre/vobject,
# ical.js, node-ical, Evolution-Data-Server and Thunderbird; khal, vdirsyncer, Radicale and caldav
# in a .venv of their own.
# Installs Debian packages only where they are missing (as root or with sudo).
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo --non-interactive "$@"; fi
}

missing=()
has_libical() {
    echo '#include <libical/ical.h>' | gcc -fsyntax-only -x c - 2>/dev/null
}
command -v gcc >/dev/null || missing+=(gcc libc6-dev)
has_libical || missing+=(libical-dev)
has_sabre() {
    php -r "exit(stream_resolve_include_path('Sabre/VObject/includes.php') ? 0 : 1);" 2>/dev/null
}
has_sabre || missing+=(php-cli php-sabre-vobject)
has_evolution() {
    /usr/bin/python3 -c "import gi; gi.require_version('ECal', '2.0')" 2>/dev/null &&
        command -v dbus-run-session >/dev/null && dpkg -s evolution-data-server >/dev/null 2>&1
}
has_evolution || missing+=(evolution-data-server gir1.2-ecal-2.0 python3-gi dbus-daemon)
command -v thunderbird >/dev/null || missing+=(thunderbird)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
if [ "${#missing[@]}" -gt 0 ]; then
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

npm ci --prefix "$here" --ignore-scripts --no-audit --no-fund --loglevel=error

has_programs() {
    cmp -s "$here/../../requirements/peers.txt" "$here/.venv/installed.txt"
}
if ! has_programs; then
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'
    python3 -m venv --clear "$here/.venv"
    "$here/.venv/bin/python" -m pip --disable-pip-version-check --quiet install --require-hashes \
        --only-binary :all: -r "$here/../../requirements/peers.txt"
    cp "$here/../../requirements/peers.txt" "$here/.venv/installed.txt"
fi
