import Catalog
import Rows
import SQL
import Synchronization

/// How the rows of the tables that were opened before are read, so that the next time their page can be asked for at once.
///
/// A page says by itself where its table has got other columns or is gone; everything else is looked up behind it.
final class KnownTables: Sendable {
    struct Table {
        let structure: Structure
        let source: RowSource
    }

    static let most = 32

    /// The one that was used last at the end.
    private let tables = Mutex<[Table]>([])

    func table(_ relation: Oid) -> Table? {
        tables.withLock { tables in tables.first { $0.structure.relation.oid == relation } }
    }

    func keep(_ structure: Structure, _ source: RowSource) {
        tables.withLock { tables in
            tables.removeAll { $0.structure.relation.oid == structure.relation.oid }
            if tables.count >= Self.most { tables.removeFirst() }
            tables.append(Table(structure: structure, source: source.plain))
        }
    }

    func forget(_ relation: Oid) {
        tables.withLock { tables in tables.removeAll { $0.structure.relation.oid == relation } }
    }

    /// Takes what the catalog says now; a table whose rows would be read in another way is not known any more.
    func confirm(_ structure: Structure) {
        guard let known = table(structure.relation.oid) else { return }
        if structure.isRead(like: known.structure) {
            keep(structure, known.source)
        } else {
            forget(structure.relation.oid)
        }
    }
}
