extension ManualPage {
    /// `kv`.
    static let keys: [ManualPage] = [
        ManualPage(
            .kvDelete,
            operands: "KEY",
            "Deletes a key, or all keys that begin so",
            "tombolo kv delete web/port",
            "tombolo kv delete -recurse web/"
        ),
        ManualPage(
            .kvExport,
            operands: "[PREFIX]",
            "Writes all keys that begin so as JSON, as kv import reads them",
            "tombolo kv export web/",
            "tombolo kv export"
        ),
        ManualPage(
            .kvGet,
            operands: "KEY",
            "Shows the value of a key, or several keys",
            "tombolo kv get web/port",
            "tombolo kv get -recurse web/",
            "tombolo kv get -keys web/"
        ),
        ManualPage(
            .kvImport,
            operands: "DATA",
            "Writes the keys that kv export wrote",
            details: "DATA is @file, - for standard input, or the text itself.",
            "tombolo kv import @keys.json",
            "tombolo kv import -prefix=copy/ @keys.json"
        ),
        ManualPage(
            .kvPut,
            operands: "KEY [DATA]",
            "Writes the value of a key",
            details: "DATA is @file, - for standard input, or the value itself; without it the value is empty.",
            "tombolo kv put web/port 8080",
            "tombolo kv put web/config @config.json",
            "tombolo kv put -cas -modify-index=42 web/port 8081"
        ),
    ]
}
