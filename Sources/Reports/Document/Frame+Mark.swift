package import Terminal

extension Frame {
    /// Gives the search's role to every place of the area whose text is `needle`, whatever its case.
    ///
    /// Looks at the cells, so it finds what is seen and nothing that is cut.
    package mutating func mark(_ needle: String) {
        let wanted = needle.lowercased().unicodeScalars.map(\.value)
        guard !wanted.isEmpty, wanted.count <= size.columns else { return }
        for row in 0..<size.rows {
            let line = (0..<size.columns).map {
                self[$0, row]?.scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? 0
            }
            var column = 0
            while column + wanted.count <= line.count {
                guard line[column..<column + wanted.count].elementsEqual(wanted) else {
                    column += 1
                    continue
                }
                restyle(Rect(column: column, row: row, columns: wanted.count, rows: 1), role: .searchMatch)
                column += wanted.count
            }
        }
    }
}
