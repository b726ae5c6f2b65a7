# Tombolo. `make help` lists the targets; everything they need is installed by `make setup` (Debian 12 with Swift 6.3).
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash -o pipefail

export SWIFT_BACKTRACE := enable=no
unexport TOMBOLO_ONLY
SOURCES := Package.swift Services Shared Tests

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

setup: ## Install the apt packages, nats-server and Envoy (only what is missing)
	@deploy/make/setup.sh

build: setup ## Build every program and the web UI for use, into .build/release
	TOMBOLO_ONLY=programs swift build -c release
	@deploy/make/ui.sh .build/release

configuration-reference: ## Write deploy/docs/configuration.md from the table of keys
	@swift run -q tombolo validate -reference > deploy/docs/configuration.md.new && mv deploy/docs/configuration.md.new deploy/docs/configuration.md

ui: ## The web UI alone: types, bundle, unit tests, into .build/ui and beside the programs of the debug build
	@deploy/make/ui.sh --test .build/debug

test: setup ## Everything a change must pass: generated code, format, all tests, end to end
	@deploy/make/test.sh

check: setup ## The quick half of test: format, layers, generated code
	@deploy/make/check.sh

fmt: ## Format the sources in place
	swift format --in-place --parallel --recursive $(SOURCES)

generate: setup ## Make the C and Swift code again from the .proto files
	deploy/make/generate.sh

demo: build ## Two clusters on this machine, one call through both gateways; KEEP=1 leaves them running
	@KEEP=$(KEEP) deploy/make/demo.sh

kubernetes-tools: ## Build a kube-apiserver from Debian's sources and fetch Helm (once, about 20 minutes), outside the checkout
	@deploy/make/kubernetes-tools.sh

kubernetes-test: setup kubernetes-tools ## Two Kubernetes API servers and two clusters of Tombolo, peered by manifests
	TOMBOLO_ONLY=programs swift build
	TOMBOLO_KUBERNETES=required TOMBOLO_BIN=.build/debug Tests/EndToEnd/kubernetes/run
	TOMBOLO_KUBERNETES=required TOMBOLO_BIN=.build/debug Tests/EndToEnd/kubernetes-injection/run
	TOMBOLO_KUBERNETES=required TOMBOLO_BIN=.build/debug Tests/EndToEnd/kubernetes-chart/run

images: ## Container images of every service, NATS and Envoy (podman or docker)
	@deploy/images/build.sh

demo-containers: images ## The demo in containers; KEEP=1 leaves them running, SCALE=n sets the replicas
	@KEEP=$(KEEP) TOMBOLO_SCALE=$(or $(SCALE),2) deploy/make/demo-containers.sh

chaos: setup ## Faults by chance on journals and on three whole machines: SECONDS=3600 (of the machines), ROUNDS=40 (of the journals), SEED=1
	swift build --build-tests --explicit-target-dependency-import-check error
	TOMBOLO_CHAOS_ROUNDS=$(or $(ROUNDS),40) TOMBOLO_CHAOS_SEED=$(or $(SEED),1) swift test --skip-build --disable-xctest --no-parallel \
		--filter 'Journal on three servers'
	TOMBOLO_CHAOS_SECONDS=$(or $(SECONDS),3600) TOMBOLO_CHAOS_SEED=$(or $(SEED),1) TOMBOLO_BIN=.build/debug Tests/EndToEnd/machine-faults/chaos

simulate: setup ## The pure cores in worlds moved by chance: RUNS=20000 seeds each, SEED=n for one alone
	TOMBOLO_ONLY=SimulationTests swift build --build-tests
	TOMBOLO_SIMULATION_RUNS=$(or $(RUNS),20000) TOMBOLO_SIMULATION_SEED=$(SEED) TOMBOLO_ONLY=SimulationTests swift test --skip-build --disable-xctest \
		--no-parallel

fuzz: setup ## Fuzz every decoder, guided by coverage: TARGET=name for one, SECONDS_EACH=140 (an hour in all)
	@TARGET="$(TARGET)" SECONDS_EACH=$(or $(SECONDS_EACH),140) deploy/make/fuzz.sh

bench: setup ## The benchmarks; their figures stand in Tests/Benchmarks/README.md
	swift build -c release --product tombolo-benchmark
	.build/release/tombolo-benchmark

clean: ## Remove what was built (what setup fetched into .tools stays)
	rm -rf .build .build-*

.PHONY: help setup build configuration-reference ui test check fmt generate demo kubernetes-tools kubernetes-test images demo-containers chaos simulate fuzz bench clean
