#!/usr/bin/env bash
# make check: what can be known in a minute, without building the product.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/steps.sh"

architecture_holds() {
    TOMBOLO_ONLY=ArchitectureTests swift test --quiet --disable-xctest --scratch-path .build-slices/arch
}

check_format
step "architecture" "Each rule says why in Tests/Architecture/*Rules.swift and LayerTable.swift." architecture_holds
check_generated
