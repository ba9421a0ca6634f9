#!/bin/sh
# Makes .venv with everything ShopDesk needs. What the system lacks is installed where that is allowed (Debian and its
# family, as root or with a sudo that asks nothing); otherwise one line says what to run. Needs the network only once.
# A PostgreSQL server is for the tests of shops with several counters: without one all else works, and the tests say so.
set -eu
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
venv=.venv
stamp=$venv/made-from

say() { printf '%s\n' "$*" >&2; }
stop() { say "$@"; exit 1; }

# A file that Qt's libraries for windows load, and the Debian package that brings it.
qt_libraries() {
    cat <<'END'
libEGL.so.1 libegl1
libGL.so.1 libgl1
libX11-xcb.so.1 libx11-xcb1
libcups.so.2 libcups2
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libgssapi_krb5.so.2 libgssapi-krb5-2
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-render.so.0 libxcb-render0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxkbcommon.so.0 libxkbcommon0
END
}

missing_packages() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
    command -v Xvfb >/dev/null || echo xvfb
    command -v xdotool >/dev/null || echo xdotool
    loaded=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p)
    qt_libraries | while read -r file package; do
        case $loaded in *"$file "*) ;; *) echo "$package" ;; esac
    done
}

# Says how to become root without being asked anything; fails where that cannot be.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        echo env
    else
        command -v sudo >/dev/null && sudo -n true 2>/dev/null && echo "sudo -n env"
    fi
}

apt_install() {
    say "Installing from the system: $*"
    root=$(as_root)
    # shellcheck disable=SC2086
    { $root apt-get -qq update &&
        $root DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } </dev/null >/dev/null
}

install_packages() {
    install="apt-get install -y --no-install-recommends $*"
    if ! command -v apt-get >/dev/null; then
        stop "ShopDesk needs what Debian calls: $*. Install these with your system's own tool, then run make again."
    elif ! as_root >/dev/null; then
        command -v sudo >/dev/null && line="sudo $install" || line="su -c '$install'"
        stop "ShopDesk needs a few packages of the system. Run this line, then run make again:
$line"
    fi
    apt_install "$@" || stop "The system's packages could not be installed. Run this line as root and read what it says: $install"
}

has_server() {
    command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

# Wished for, not needed.
check_server() {
    [ "$(uname)" = Linux ] && ! has_server || return 0
    command -v apt-get >/dev/null && as_root >/dev/null && apt_install postgresql && has_server && return 0
    say "There is no PostgreSQL here (Debian's package postgresql), so the tests of shops on a server are left out."
}

check_system() {
    command -v "$python" >/dev/null || stop "ShopDesk needs Python 3.11 or later, and there is no $python here."
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        stop "ShopDesk needs Python 3.11 or later. Name one like this: make setup PYTHON=python3.12"
    [ "$(uname)" = Linux ] || return 0
    missing=$(missing_packages)
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install_packages $missing
}

# What .venv depends on: its own place, the Python it was made with, and the packages asked for (not the lint rules beside them).
wanted() {
    "$python" - <<'END'
import configparser, os, sys
settings = configparser.ConfigParser(interpolation=None)
settings.read("setup.cfg", encoding="utf-8")
asked = {name: dict(settings[name]) for name in settings.sections() if name.startswith("options")}
print(os.getcwd(), sys.executable, sys.version, asked, sep="\n")
END
}

make_environment() {
    say "Making .venv (about 530 MB, once)."
    rm -f "$stamp"
    "$python" -m venv --clear "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable '.[test,check]' ||
        stop "The parts could not be fetched. Nothing else was changed; check the network and run make setup again."
    wanted >"$stamp"
}

check_system
check_server
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(wanted)" ] || make_environment
