import Glibc

/// How many files and connections this process may have open (RLIMIT_NOFILE).
package enum DescriptorLimit {
    /// Descriptors that connections leave for other uses: the bus, files, listeners, event loops.
    package static let reserve = 128

    /// Raises the limit as far as an ordinary process may, and returns it.
    package static func raise() -> Int {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return 1024 }
        if limit.rlim_cur < limit.rlim_max {
            var wanted = limit
            wanted.rlim_cur = limit.rlim_max
            if setrlimit(resource, &wanted) == 0 { limit = wanted }
        }
        return Int(clamping: limit.rlim_cur)
    }

    /// Raises the limit likewise, and tells how many of the descriptors may be connections of a server that shares its process
    /// with much else: an eighth is left, at least 64.
    ///
    /// - Parameter wanted: How many connections there shall be at most.
    /// - Returns: At least 16, at most `wanted`.
    package static func connections(_ wanted: Int) -> Int {
        let open = raise()
        return min(wanted, max(16, open - max(64, open / 8)))
    }

    private static var resource: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_NOFILE.rawValue) }
}
