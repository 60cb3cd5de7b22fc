/// A journal as Drizzle Kit writes it: two spaces, seven lines to an entry, the first on line 5, no line feed at the end.
package func writtenJournal(_ entries: [(index: Int, when: Int64, tag: String)]) -> String {
    let parts = entries.map { entry in
        """
            {
              "idx": \(entry.index),
              "version": "7",
              "when": \(entry.when),
              "tag": "\(entry.tag)",
              "breakpoints": true
            }
        """
    }
    return """
        {
          "version": "7",
          "dialect": "postgresql",
          "entries": [
        \(parts.joined(separator: ",\n"))
          ]
        }
        """
}
