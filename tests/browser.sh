#!/bin/sh
# The browser tests need Chromium: say whether it is here, and install Debian's where that is allowed.
for name in chromium chromium-headless-shell chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then
        echo "browser tests: using $(command -v "$name")"
        exit 0
    fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "browser tests: installing Debian's chromium"
    if (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium) >/dev/null 2>&1; then
        exit 0
    fi
fi
echo "browser tests: no Chromium here and none could be installed; they will be skipped"
