#!/usr/bin/env bash
# A step of action.yml: get the archive of a release, compare its checksum, and put the program on PATH of later steps.
# The runner sets RUNNER_… and GITHUB_…; ZHIYAN_… are inputs.
set -euo pipefail

fail() {
  echo "::error title=zhiyan::$1"
  exit 2
}

version=${ZHIYAN_VERSION#v}
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+[0-9A-Za-z.+-]*$ ]] || fail "The input version is no version such as 1.2.3."

case $RUNNER_OS-$RUNNER_ARCH in
  Linux-X64) platform=x86_64-unknown-linux-musl ;;
  Linux-ARM64) platform=aarch64-unknown-linux-musl ;;
  macOS-X64) platform=x86_64-apple-darwin ;;
  macOS-ARM64) platform=aarch64-apple-darwin ;;
  *) fail "There is no zhiyan for $RUNNER_OS on $RUNNER_ARCH; Linux and macOS have one." ;;
esac

releases=${ZHIYAN_RELEASES:-$GITHUB_SERVER_URL/$ZHIYAN_REPOSITORY/releases/download}
name=zhiyan-$version-$platform
folder=$RUNNER_TEMP/zhiyan-install
rm -rf "$folder"
mkdir -p "$folder"
for file in "$name.tar.gz" SHA256SUMS; do
  curl --fail --silent --show-error --location --retry 3 --output "$folder/$file" "$releases/v$version/$file" ||
    fail "$file of version $version could not be downloaded."
done

cd "$folder"
# Exactly one line, and of exactly this name: a dot of the name is no wild card.
awk -v name="$name.tar.gz" '$2 == name || $2 == "*" name' SHA256SUMS >wanted
[ "$(wc -l <wanted)" -eq 1 ] || fail "SHA256SUMS does not name $name.tar.gz once."
if command -v sha256sum >/dev/null; then
  sha256sum --check --status wanted || fail "The checksum of $name.tar.gz is wrong."
else
  shasum --algorithm 256 --check --status wanted || fail "The checksum of $name.tar.gz is wrong."
fi
tar -xzf "$name.tar.gz"
[ -x "$name/zhiyan" ] || fail "$name.tar.gz holds no program."
echo "$folder/$name" >>"$GITHUB_PATH"
"$name/zhiyan" --version
