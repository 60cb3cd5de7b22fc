import Catalog
import Reports
import Rows
import SQL

/// Names of columns as they are written on the command line.
struct WrittenColumns {
    /// What was given, each of it a name or several with commas between them.
    private let words: [String]

    init(_ words: [String]) { self.words = words }

    /// A word that is the name of a column means that one, whatever is in it; otherwise commas separate names.
    func found(in source: RowSource) throws(Failure) -> [Identifier] {
        let all = source.columns.map(\.name)
        var found: [Identifier] = []
        for word in words {
            let names =
                all.contains(Identifier(word)) ? [Identifier(word)] : WrittenName.parts(of: word, at: ",")
            if let unknown = names.first(where: { !all.contains($0) }) {
                throw .usage(
                    unknown.name.isEmpty
                        ? "--columns names no column." : "\(source.relation.name) has no column \(unknown).",
                    remedy: "It has \(all.map(\.name).listed).")
            }
            found += names
        }
        return found
    }
}
