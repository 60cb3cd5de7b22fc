import SQL

extension Rehearsal {
    /// Statements about types that no server takes, and `$1` without a value.
    mutating func judgeTypes(
        _ statement: ExaminedStatement, _ look: StatementLook, at place: Place
    ) {
        if case .alterTable(let alteration) = statement.statement {
            for change in alteration.changes {
                guard case .setType(_, let type, _) = change, type.serial != nil else { continue }
                note(.noSuchType(type.name.name.name), at: place)
            }
        }
        for number in Self.parameters(in: statement, look).prefix(1) where !statement.statement.isFunction {
            note(.parameter("$\(number)"), at: place)
        }
        if case .drop(let drop) = statement.statement, !drop.isCascading {
            for object in drop.objects where object.kind == .type { judgeDrop(of: object.name, at: place) }
        }
    }

    /// A statement that defines nothing is taken apart only where there is a `$1` in it; `PREPARE` may have some.
    private static func parameters(in statement: ExaminedStatement, _ look: StatementLook) -> [Int] {
        guard case .other(let words) = statement.statement, words != "PREPARE" else {
            return statement.mentions.parameters
        }
        let bytes = look.text.utf8
        guard zip(bytes, bytes.dropFirst()).contains(where: { $0 == 0x24 && (0x31...0x39).contains($1) })
        else {
            return []
        }
        return look.deep?.mentions.parameters ?? []
    }

    /// A type that a column still has cannot go; what a block of code may have changed is not judged.
    private mutating func judgeDrop(of type: ObjectName, at place: Place) {
        guard let (table, column) = types.column(of: type), !made.mayTouch(table.name),
            !made.mayTouch(type.name)
        else { return }
        note(.typeInUse(type: type.shownName, column: "\(table.shownName).\(column)"), at: place)
    }
}

extension SQLStatement {
    /// The body of one in standard SQL has parameters of its own.
    fileprivate var isFunction: Bool { if case .createFunction = self { true } else { false } }
}

extension ObjectName {
    /// Without `public`, as people call it.
    var shownName: String { schema?.name == "public" ? name.name : description }
}
