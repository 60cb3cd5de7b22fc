import SQL

extension Rehearsal {
    /// Names that are the same once PostgreSQL has cut them to 63 bytes.
    ///
    /// - Source: PostgreSQL's scansup.c, `truncate_identifier`, which says no more than a NOTICE.
    /// - Returns: What collides; the names are taken from here on.
    mutating func takeNames(
        _ statement: SQLStatement, _ text: () -> String, at place: Place
    ) -> [LongName.Collision] {
        free(statement)
        let given = statement.givenNames.filter(\.isLong)
        guard !given.isEmpty else { return [] }
        var written = text().namesToCut
        return given.compactMap { given in
            // Of several that become the same, the first is written first.
            let index = written.firstIndex { Identifier(cutting: $0) == given.name }
            let name = LongName(
                written: index.map { written.remove(at: $0) } ?? given.name.name, tag: place.tag,
                file: place.file, line: place.line)
            if index != nil { names.note(cut: name) }
            return names.give(name, given)
        }
    }

    private mutating func free(_ statement: SQLStatement) {
        for name in statement.freedNames { names.free(name) }
        guard case .drop(let drop) = statement else { return }
        for object in drop.objects where object.kind == .table {
            names.free(table: TypeBook.whole(object.name))
        }
    }
}

extension String {
    /// The names in SQL that PostgreSQL cuts, in order, each as often as it is written.
    fileprivate var namesToCut: [String] {
        let bytes = Array(utf8)
        return SQL.tokens(of: self).compactMap { token in
            guard token.kind == .identifier, token.range.count > Identifier.maximalLength else { return nil }
            let name = String(decoding: bytes[token.range], as: UTF8.self).unquotedName
            return name.utf8.count > Identifier.maximalLength ? name : nil
        }
    }
}
