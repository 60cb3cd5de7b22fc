import ArgumentParser
import Catalog
import Reports
import Rows
import SQL

/// Which rows the arguments mean, and how they are sorted.
struct Arrangement: ParsableArguments {
    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "Only rows that meet this condition, as it stands behind a WHERE.", valueName: "sql"))
    var condition: String?

    @Option(
        help: ArgumentHelp("Sorted by these columns: \"a, b desc nulls last\".", valueName: "columns"))
    var order: String?

    var isGiven: Bool { condition != nil || order != nil }

    /// The rows of the source that are meant.
    func applied(to source: RowSource) throws(Failure) -> RowSource {
        var source = source
        if let condition { source.filter = try Self.filter(condition, of: source) }
        if let order { source.sort = try Self.sort(order, of: source) }
        return source
    }

    static func filter(_ text: String, of source: RowSource) throws(Failure) -> Filter {
        do { return try Filter(text, of: source.columns) } catch {
            throw .usage("--where is no condition: \(error.message).", remedy: error.place(in: text))
        }
    }

    private static func sort(_ text: String, of source: RowSource) throws(Failure) -> [SortTerm] {
        let written: [WrittenSorting]
        do { written = try SQL.sorting(text) } catch {
            throw .usage("--order is no list of columns: \(error.message).", remedy: error.place(in: text))
        }
        for term in written { try check(term.column, of: source) }
        return written.map { SortTerm($0) }
    }

    private static func check(_ name: Identifier, of source: RowSource) throws(Failure) {
        guard let column = source.columns.first(where: { $0.name == name }) else {
            throw .usage(
                "\(source.relation.name) has no column \(name).",
                remedy: "It has \(source.columns.map(\.name.name).listed).")
        }
        guard column.type.isOrdered else {
            throw .usage("PostgreSQL has no order for \(column.type.name), so nothing is sorted by \(name).")
        }
    }
}

extension SyntaxRefusal {
    /// The text up to where the parser stumbled.
    fileprivate func place(in text: String) -> String? {
        guard offset > 0 else { return nil }
        let before = String(decoding: text.utf8.prefix(offset), as: UTF8.self)
        return "It reads as far as: \(before)"
    }
}
