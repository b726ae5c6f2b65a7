extension Command {
    /// The flags of `kv …`; none for other commands.
    var keyFlags: [Flag] {
        switch self {
        case .kvGet:
            [
                .toggle("base64", "Print values in base64."),
                .toggle("detailed", "Print everything that is known of each key."),
                .toggle("keys", "Print the names of the keys that begin so."),
                .toggle("recurse", "Print all keys that begin so, with their values."),
                .text("separator", "Where names are cut with -keys. Default: /."),
            ]
        case .kvPut:
            [
                .toggle("acquire", "Take the key for the session given by -session (lock)."),
                .toggle("base64", "The data is in base64."),
                .toggle("cas", "Only when the key still has the index given by -modify-index (check and set)."),
                .text("flags", "A whole number that is kept with the key and means nothing to the cluster."),
                .text("modify-index", "The key's ModifyIndex for -cas; 0: there must be no such key."),
                .toggle("release", "Give the key up that the session given by -session holds."),
                .text("session", "Id of the session for -acquire and -release."),
            ]
        case .kvDelete:
            [
                .toggle("cas", "Only when the key still has the index given by -modify-index (check and set)."),
                .text("modify-index", "The key's ModifyIndex for -cas."),
                .toggle("recurse", "Delete all keys that begin so."),
            ]
        case .kvImport: [.text("prefix", "Put this before the name of every key.")]
        case _: []
        }
    }
}
