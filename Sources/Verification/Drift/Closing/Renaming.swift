import Catalog
import SQL

/// Statements that give an object another name, and another schema where that differs too.
enum Renaming {
    static func relation(_ keyword: String, _ old: QualifiedName, to new: QualifiedName) -> [String] {
        statements("ALTER \(keyword)", old, new)
    }

    static func type(_ old: QualifiedName, to new: QualifiedName) -> [String] {
        statements("ALTER TYPE", old, new)
    }

    private static func statements(_ head: String, _ old: QualifiedName, _ new: QualifiedName) -> [String] {
        var statements: [String] = []
        if old.schema != new.schema {
            statements.append("\(head) \(old.quoted) SET SCHEMA \(new.schema.quoted)")
        }
        if old.name != new.name {
            let place = QualifiedName(schema: new.schema, name: old.name)
            statements.append("\(head) \(place.quoted) RENAME TO \(new.name.quoted)")
        }
        return statements
    }
}
