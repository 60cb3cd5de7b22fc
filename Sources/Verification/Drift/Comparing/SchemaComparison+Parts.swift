import Catalog
import SQL

/// What the comparison has to know about one kind of a table's parts.
struct PartKind<Part> {
    let kind: Difference.Kind
    let name: (Part) -> String
    /// Whether another name is a difference.
    var isNameExplicit: (Part) -> Bool = { _ in true }
    let definition: (Part) -> String
    let addition: (Part) -> String
    let removal: (Part) -> String
    let renaming: (_ old: Part, _ new: Part) -> String
    let harmWhenMissing: (Part) -> Difference.Harm
    let harmWhenExtra: (Part) -> Difference.Harm
    /// What a change does, by the two and the names of what differs.
    let harmWhenChanged: (_ expected: Part, _ live: Part, [String]) -> Difference.Harm
    /// Whether it comes from another table, which tells all about it.
    var isInherited: (Part) -> Bool = { _ in false }
    /// What moves while it is dropped and added again.
    var moved: (Part) -> [Moved] = { _ in [] }
}

extension SchemaComparison {
    mutating func compare<Part>(
        _ wanted: [Part], _ found: [Part], of table: QualifiedName, as kind: PartKind<Part>,
        butForName areSame: (Part, Part) -> Bool,
        aspects: (inout SchemaComparison, Part, Part) -> (names: [String], isCertain: Bool)
    ) {
        let pairing = Pairing(wanted, found, by: kind.name, butForName: areSame)
        // One may be the other under a new name, spelled differently.
        let hasTexts = [Difference.Kind.check, .index, .policy].contains(kind.kind)
        if hasTexts, !pairing.missing.isEmpty, !pairing.extra.isEmpty { _ = doubt(table) }
        func subject(_ part: Part) -> Difference.Subject { .init(kind.kind, kind.name(part), in: table) }
        for part in pairing.missing where !kind.isInherited(part) {
            report(
                subject(part), .missing, expected: kind.definition(part), kind.harmWhenMissing(part),
                database: [kind.addition(part)], expectation: [kind.removal(part)])
        }
        for part in pairing.extra where !kind.isInherited(part) {
            report(
                subject(part), .extra, live: kind.definition(part), kind.harmWhenExtra(part),
                database: [kind.removal(part)], expectation: [kind.addition(part)])
        }
        for (expected, live) in pairing.renamed
        where kind.isNameExplicit(expected) && !(kind.isInherited(expected) && kind.isInherited(live)) {
            report(
                subject(expected), .renamed(from: kind.name(live)), expected: kind.definition(expected),
                live: kind.definition(live), .cosmetic, database: [kind.renaming(live, expected)],
                expectation: [kind.renaming(expected, live)])
        }
        for (expected, live) in pairing.pairs where !(kind.isInherited(expected) && kind.isInherited(live)) {
            let changed = aspects(&self, expected, live)
            guard !changed.names.isEmpty else { continue }
            report(
                subject(expected), .changed(changed.names), expected: kind.definition(expected),
                live: kind.definition(live), kind.harmWhenChanged(expected, live, changed.names),
                database: [kind.removal(live), kind.addition(expected)],
                expectation: [kind.removal(expected), kind.addition(live)], isCertain: changed.isCertain,
                moving: .init(kind.moved(live), kind.moved(expected)))
        }
    }
}

extension PartKind {
    /// A constraint, which ALTER TABLE adds, drops and renames.
    static func constraint(
        _ kind: Difference.Kind, of table: QualifiedName, name: @escaping (Part) -> String,
        isNameExplicit: @escaping (Part) -> Bool = { _ in true }, harm: Difference.Harm,
        definition: @escaping (Part) -> String
    ) -> PartKind {
        let head = "ALTER TABLE \(table.quoted)"
        return PartKind(
            kind: kind, name: name, isNameExplicit: isNameExplicit, definition: definition,
            addition: { "\(head) ADD \(definition($0))" },
            removal: { "\(head) DROP CONSTRAINT \(Identifier(name($0)).quoted)" },
            renaming: {
                "\(head) RENAME CONSTRAINT \(Identifier(name($0)).quoted) TO \(Identifier(name($1)).quoted)"
            },
            harmWhenMissing: { _ in harm }, harmWhenExtra: { _ in .brokenQueries },
            harmWhenChanged: { _, _, _ in harm })
    }
}
