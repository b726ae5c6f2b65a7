/// Finds what somebody probably meant.
package enum Spelling {
    /// The candidate nearest to a word; nil when none is near.
    ///
    /// Near is a beginning of at least three letters, or an edit distance of at most a third of the word's length.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        let word = word.lowercased()
        guard !word.isEmpty else { return nil }
        let ranked = candidates.map { ($0, distance(word, $0.lowercased())) }
        let limit = max(1, min(3, word.count / 3 + 1))
        if let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= limit, best.1 < word.count { return best.0 }
        guard word.count >= 3 else { return nil }
        return candidates.filter { $0.lowercased().hasPrefix(word) || $0.split(separator: "-").contains { $0 == word } }
            .min { $0.count < $1.count }
    }

    /// How many letters have to be added, left out, replaced, or swapped with their neighbour (edit distance).
    static func distance(_ left: String, _ right: String) -> Int {
        let (a, b) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
        var before: [Int] = []
        var previous = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var cost = min(row[j] + 1, previous[j + 1] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
                row.append(cost)
            }
            (before, previous) = (previous, row)
        }
        return previous[b.count]
    }
}
