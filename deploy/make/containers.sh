# shellcheck shell=bash
# Sourced by deploy/images/build.sh and demo-containers.sh: finds podman or docker, and makes podman work on machines
# where its defaults do not.
#
# CONTAINER_ENGINE=podman|docker chooses; without it a docker engine that answers is taken, else podman.

container_engine() {
    if [ -n "${CONTAINER_ENGINE:-}" ]; then
        echo "$CONTAINER_ENGINE"
    elif command -v docker >/dev/null && timeout 5 docker info >/dev/null 2>&1; then
        echo docker
    elif command -v podman >/dev/null; then
        echo podman
    fi
}

# Where cgroups are not version 2, crun refuses to work; where the hard limits cannot be raised, podman's wish to raise
# them ends every container before it starts. Both are answered by a configuration of ours, used by these scripts only.
configure_podman() {
    local folder=$1
    [ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ] && return
    mkdir -p "$folder"
    cat >"$folder/containers.conf" <<END
[containers]
default_ulimits = ["nofile=$(ulimit -Hn):$(ulimit -Hn)", "nproc=10000:10000"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "netavark"
END
    export CONTAINERS_CONF=$folder/containers.conf
}

# Sets engine; ends the script where there is none.
find_engine() {
    engine=$(container_engine)
    if [ -z "$engine" ]; then
        echo "$(basename "$0"): there is neither a docker engine that answers nor podman." >&2
        echo "    On Debian: deploy/make/setup.sh containers" >&2
        exit 1
    fi
    if [ "$engine" = podman ]; then configure_podman "$PWD/.run/podman"; fi
}
