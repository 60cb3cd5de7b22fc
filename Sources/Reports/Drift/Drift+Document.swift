import Terminal
package import Verification

extension Drift {
    /// How many differences, how bad, and compared with what: the beginning of everything that is said about it.
    package var headline: String {
        switch measure {
        case .snapshot, .database, .files: "\(summary), against \(against)"
        case .nothing: summary
        }
    }

    /// How it was found out, and what PostgreSQL could not describe.
    package var remarks: [StatusFinding] {
        fromFiles.sentences.map { StatusFinding(sentence: $0, isSerious: false) }
            + (measure == .nothing ? [omission] : [method.sentence, omission])
            .map { StatusFinding(sentence: $0, isSerious: false) }
            + unmade.map { StatusFinding(sentence: $0.sentence) }
    }

    /// That nothing differs, with how much was compared.
    package var calm: Problem {
        guard measure != .nothing else { return Problem("Nothing is applied yet.", remedy: omission) }
        let tables = Numbers.count(counts.tables, "table")
        let columns = Numbers.count(counts.columns, "column")
        return Problem(
            "No drift: \(tables) with \(columns) are as in \(against).",
            remedy: remarks.map(\.sentence).joined(separator: " "))
    }

    /// The summary, then each difference with both definitions and the SQL that closes it, those of one table together.
    package func document(on sheet: Sheet) -> Document {
        let head = sheet.wrapped(headline) + remarks.flatMap { sheet.wrapped($0.styled) }
        let groups = groups.flatMap { name, differences -> [Document.Section] in
            let pages = differences.map { DifferencePage($0, on: sheet).document.sections }
            let note = Numbers.count(differences.count, "difference")
            return [.blank, .heading(name, note: note)] + pages.joined(separator: [.blank]).map(\.indented)
        }
        return Document([.lines(head)] + groups + wholeScript(on: sheet))
    }

    /// All statements of more than one difference, since single ones need not work in the order of harm.
    private func wholeScript(on sheet: Sheet) -> [Document.Section] {
        guard certain.count > 1, case let statements = closing.database, !statements.isEmpty else {
            return []
        }
        return [.blank, .heading("To bring the database to the schema, in an order that works", note: "")]
            + [.lines(sheet.script(statements))]
    }

    /// The differences by table, or by kind of object, the group with the worst one first, and so in each group.
    package var groups: [(name: String, differences: [Difference])] {
        Dictionary(grouping: differences, by: \.subject.group)
            .sorted { ($0.value[0].rank, $0.key) < ($1.value[0].rank, $1.key) }.map { ($0.key, $0.value) }
    }
}

extension Document.Section {
    /// The same, two places further in.
    fileprivate var indented: Document.Section {
        switch self {
        case .lines(let lines): .lines(lines.map { ["  "] + $0 })
        case .heading(let title, let note):
            .lines([["  ", Styled(title, .title, .bold), Styled(note.isEmpty ? "" : "  \(note)", .dim)]])
        case .table, .rows, .marked, .blank: self
        }
    }
}

extension Drift.Unmade {
    fileprivate var sentence: String { "PostgreSQL could not describe \(name.display): \(reason)." }
}

extension Difference {
    /// What the harm is called, if it is known to be one.
    package var harmWord: String { isAwaited ? "pending" : isCertain ? harm.rawValue : "undecided" }
}
