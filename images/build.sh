#!/bin/sh
# Makes the root file system of the image from Debian packages: download, unpack, finish. No package is
# configured and nothing runs inside, so this needs apt and dpkg-deb, but neither root nor mmdebstrap.
#
#   MIRROR=<url> SUITE=<suite> COMPONENTS=<main …> KEYRING=<file> build.sh <work dir> <agent binary>
#
# The result is <work dir>/root. A line that starts with "step: " says what comes next.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$1
agent=$2

mkdir -p "$work/apt/lists/partial" "$work/apt/archives/partial" "$work/apt/trusted" "$work/root"
: > "$work/apt/status"
echo "deb [signed-by=$KEYRING] $MIRROR $SUITE $COMPONENTS" > "$work/apt/sources.list"

# The machine's own apt.conf stays in force (proxies, certificates); its hooks and its state do not. A mirror that
# lags is refused although the machine may accept it: an expired Release file is said, not ignored.
cat > "$work/apt/apt.conf" <<CONF
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
#clear DPkg::Pre-Install-Pkgs;
APT::Install-Recommends "false";
APT::Sandbox::User "root";
APT::Get::AllowUnauthenticated "false";
Acquire::Languages "none";
Acquire::Check-Valid-Until "true";
Acquire::Retries "2";
Dir::State "$work/apt";
Dir::State::status "$work/apt/status";
Dir::State::lists "$work/apt/lists";
Dir::Cache "$work/apt";
Dir::Cache::archives "$work/apt/archives";
Dir::Etc::sourcelist "$work/apt/sources.list";
Dir::Etc::sourceparts "$work/apt/trusted";
Dir::Etc::preferences "$work/apt/none";
Dir::Etc::preferencesparts "$work/apt/trusted";
Dir::Etc::trusted "$work/apt/none";
Dir::Etc::trustedparts "$work/apt/trusted";
Debug::NoLocking "true";
CONF

echo 'step: read the package lists'
apt-get -c "$work/apt/apt.conf" -qq -o APT::Update::Error-Mode=any update
echo 'step: download the packages'
# shellcheck disable=SC2046 # one word per package is what we want
apt-get -c "$work/apt/apt.conf" -qq -y --download-only install $(grep -v '^#' "$here/packages.txt") > /dev/null

echo 'step: unpack the packages'
# base-files goes first: it has the links /bin -> usr/bin and so on, which no later package may turn into directories.
unpack='dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" --no-same-owner --keep-directory-symlink --exclude-from="$3"'
sh -euc "$unpack" unpack "$work"/apt/archives/base-files_*.deb "$work/root" "$here/exclude.txt"
find "$work/apt/archives" -name '*.deb' ! -name 'base-files_*' -print0 |
  xargs -0 -P 2 -I '{}' sh -euc "$unpack" unpack '{}' "$work/root" "$here/exclude.txt"
rm -rf "$work/apt"

echo 'step: finish the root file system'
cd "$work/root"
cp usr/share/base-passwd/passwd.master etc/passwd
cp usr/share/base-passwd/group.master etc/group
# tcpdump changes to this user
echo 'tcpdump:x:100:65534::/nonexistent:/usr/sbin/nologin' >> etc/passwd
# what the packages' alternatives would link
for name in iptables iptables-save iptables-restore ip6tables ip6tables-save ip6tables-restore; do
  [ -e "usr/sbin/$name" ] || ln -s xtables-nft-multi "usr/sbin/$name"
done
[ -e usr/bin/sh ] || ln -s dash usr/bin/sh
[ -e usr/bin/nc ] || ln -s nc.openbsd usr/bin/nc
mkdir -p dev proc sys run tmp root usr/local/bin sys/kernel/tracing
cp "$agent" usr/local/bin/skbench-agent
chmod 755 usr/local/bin/skbench-agent
