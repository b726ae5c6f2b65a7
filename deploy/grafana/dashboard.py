#!/usr/bin/env python3
"""Makes deploy/grafana/tombolo.json: dashboard.py >tombolo.json. Every expression is asked of a running Prometheus by a test."""

import json

ROWS = [
    ("What clients ask", [
        ("HTTP requests", "reqps", [("sum by (method) (rate(http_request_count[5m]))", "{{method}}")]),
        ("HTTP: time of all but waiting requests, 99 %", "s",
         [("histogram_quantile(0.99, sum by (le) (rate(http_request_bucket[5m])))", "p99"),
          ("histogram_quantile(0.5, sum by (le) (rate(http_request_bucket[5m])))", "p50")]),
        ("HTTP connections", "short", [("sum(http_connections)", "open")]),
        ("DNS answers", "reqps", [("sum by (code) (rate(dns_answers[5m]))", "{{code}}")]),
    ]),
    ("Services", [
        ("Requests on the bus", "reqps", [("sum by (service) (rate(tombolo_requests_count[5m]))", "{{service}}")]),
        ("Requests on the bus: 99 %", "s",
         [("histogram_quantile(0.99, sum by (le, service) (rate(tombolo_requests_bucket[5m])))", "{{service}}")]),
        ("Answered otherwise than ok", "reqps",
         [('sum by (service, method, result) (rate(tombolo_requests_count{result!="ok"}[5m])) or vector(0)', "{{service}} {{method}} {{result}}")]),
        ("Connected to the bus", "short", [("min by (process) (tombolo_bus_connected)", "{{process}}")]),
    ]),
    ("What is stored", [
        ("Durable writes", "wps", [("sum by (service) (rate(tombolo_journal_writes[5m]))", "{{service}}")]),
        ("Until a write is on disk: 99 %", "s",
         [("histogram_quantile(0.99, sum by (le, service) (rate(tombolo_journal_append_bucket[5m])))", "{{service}}")]),
        ("Writes that wait", "short", [("sum by (service) (tombolo_journal_waiting)", "{{service}}")]),
        ("Copies behind by entries", "short", [("max by (service) (tombolo_follower_lag)", "{{service}}")]),
    ]),
    ("Checks and proxies", [
        ("Runs of checks", "short", [("sum by (type, result) (rate(check_runs[5m]))", "{{type}} {{result}}")]),
        ("Proxies", "short", [("sum(xds_proxies)", "connected")]),
    ]),
]


def panels():
    number, y = 0, 0
    for title, row in ROWS:
        number += 1
        yield {"id": number, "type": "row", "title": title, "collapsed": False, "gridPos": {"h": 1, "w": 24, "x": 0, "y": y}, "panels": []}
        y += 1
        for place, (name, unit, targets) in enumerate(row):
            number += 1
            yield {
                "id": number, "type": "timeseries", "title": name, "datasource": {"type": "prometheus", "uid": "${datasource}"},
                "gridPos": {"h": 8, "w": 6, "x": 6 * place, "y": y},
                "fieldConfig": {"defaults": {"unit": unit, "min": 0}, "overrides": []},
                "targets": [{"refId": "ABCD"[index], "expr": expression, "legendFormat": legend,
                             "datasource": {"type": "prometheus", "uid": "${datasource}"}}
                            for index, (expression, legend) in enumerate(targets)],
            }
        y += 8


def main():
    print(json.dumps({
        "title": "Tombolo", "uid": "tombolo", "schemaVersion": 38, "version": 1, "editable": True, "refresh": "30s", "tags": ["tombolo"],
        "time": {"from": "now-1h", "to": "now"},
        "templating": {"list": [{"name": "datasource", "type": "datasource", "query": "prometheus", "label": "Prometheus"}]},
        "panels": list(panels()),
    }, indent=1))


main()
