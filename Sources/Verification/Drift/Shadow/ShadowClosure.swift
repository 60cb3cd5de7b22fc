import Catalog
import SQL

/// The tables and views that have to be copied so that the wanted ones can be.
struct ShadowClosure {
    private(set) var names: Set<QualifiedName>

    init(_ schema: Schema, wanted: Set<QualifiedName>) {
        names = wanted
        let texts = Self.texts(schema)
        let byBareName = Dictionary(grouping: texts.keys, by: \.name.name)
        var queue = Array(wanted)
        while let name = queue.popLast() {
            let mentioned = (texts[name] ?? []).flatMap { Self.words($0) }
            for other in mentioned.flatMap({ byBareName[$0] ?? [] }) where names.insert(other).inserted {
                queue.append(other)
            }
        }
    }

    /// The texts of each table and view that may name others.
    private static func texts(_ schema: Schema) -> [QualifiedName: [String]] {
        let tables = schema.tables.map { table in
            (table.name, table.policies.flatMap { [$0.using, $0.withCheck].compactMap(\.self) })
        }
        let views = schema.views.map { ($0.name, [$0.definition]) }
        return Dictionary(tables + views) { first, _ in first }
    }

    /// Every name in a text, as PostgreSQL stores it.
    static func words(_ text: String) -> [String] {
        SQLPieces(scanning: text).pieces.compactMap { piece in
            if case .word(let word) = piece, word.contains(where: { $0.isLetter || $0 == "_" }) {
                word
            } else {
                nil
            }
        }
    }

    static func mentions(_ text: String, _ names: Set<String>) -> Bool {
        words(text).contains(where: names.contains)
    }
}
