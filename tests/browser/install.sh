#!/bin/sh
# Find a Chromium for the browser tests, or install one where that is allowed. $1 is the Python to ask.
set -u
for name in "${SOUNDINGS_CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing Chromium and fonts for the browser tests ..."
    apt-get update -qq
    # The one without windows is smaller and faster; older systems have no package of it.
    for name in chromium-headless-shell chromium; do
        apt-get install -y -qq "$name" fonts-liberation fonts-noto-cjk >/dev/null && exit 0
    done
fi
"$1" -m playwright install chromium >/dev/null 2>&1 && exit 0
echo "No Chromium was found and none could be installed: the browser tests will fail until there is one" \
    "(Debian: apt install chromium-headless-shell fonts-noto-cjk; elsewhere set SOUNDINGS_CHROMIUM to its path)."
exit 0
