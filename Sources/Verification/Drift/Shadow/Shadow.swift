package import Catalog
package import Postgres
package import SQL

/// Copies of expected tables and views, in schemas of their own, that PostgreSQL is asked to describe and that are rolled back.
///
/// Nothing of the user's is touched: a foreign key is never made, the copies refer to copies alone, and what mentions a
/// relation that has no copy is left out. So no lock is taken on any relation but the copies.
package struct Shadow: Sendable {
    package let expected: Schema
    private let names: ShadowNames
    private let tables: [Schema.Table]
    /// What all copies need.
    private let shared: [ShadowStatement]
    /// Tables, then views.
    private let parts: [Part]
    /// Why some copies are not even tried: what a file says of them is not one definition.
    package let refusals: [QualifiedName: String]

    /// What makes one copy.
    private struct Part {
        let name: QualifiedName
        /// A table with its indexes, or a view.
        let creations: [ShadowStatement]
        let policies: [ShadowStatement]

        var refusal: String? { (creations + policies).lazy.compactMap(\.refusal).first }
    }

    /// - Parameters:
    ///   - expected: Where the copies are made from.
    ///   - wanted: The tables and views to describe; what they mention is copied along.
    ///   - token: Lower-case letters and digits that nobody can guess.
    ///   - foreign: Names of relations that must not be mentioned.
    package init(
        of expected: Schema, wanted: Set<QualifiedName>, token: String, foreign: Set<String> = []
    ) {
        self.expected = expected
        let closure = ShadowClosure(expected, wanted: wanted)
        let all = expected.tables.map(\.name) + expected.views.map(\.name)
        let isForeign = foreign.subtracting(closure.names.map(\.name.name))
        let views = expected.views.filter {
            closure.names.contains($0.name) && !ShadowClosure.mentions($0.definition, isForeign)
        }
        tables = expected.tables.filter { closure.names.contains($0.name) }.map { $0.without(isForeign) }
        let others = expected.enums.map(\.name) + expected.sequences.map(\.name)
        names = ShadowNames(
            token: token, schemas: (["public"] + (all + others).map(\.schema.name)).uniqued,
            objects: Set(closure.names).union(others))
        let (renaming, places) = (names.toCopies, names.all)
        func read(_ texts: [String]) -> [ShadowStatement] { texts.map { ShadowStatement($0, in: places) } }
        shared = read(
            places.map { "CREATE SCHEMA \($0)" } + expected.enums.map { renaming.type($0).creation }
                + expected.sequences.map { renaming.sequence($0).creation })
        parts =
            tables.map { table in
                let copy = renaming.table(table)
                return Part(
                    name: table.name,
                    creations: read([copy.creation] + copy.indexes.map { $0.creation(on: copy.name) }),
                    policies: read(copy.policies.map { $0.creation(on: copy.name) }))
            }
            + views.map { Part(name: $0.name, creations: read([renaming.view($0).creation]), policies: []) }
        refusals = Dictionary(parts.compactMap { part in part.refusal.map { (part.name, $0) } }) { first, _ in
            first
        }
    }

    /// Every name that the copies' texts mention, for the server to say which of them are relations.
    package static func mentionedNames(of expected: Schema, wanted: Set<QualifiedName>) -> [String] {
        let closure = ShadowClosure(expected, wanted: wanted)
        let views = expected.views.filter { closure.names.contains($0.name) }.map(\.definition)
        let policies = expected.tables.filter { closure.names.contains($0.name) }.flatMap(\.policies)
            .flatMap { [$0.using, $0.withCheck].compactMap(\.self) }.filter {
                $0.lowercased().contains("select")
            }
        return (views + policies).flatMap { ShadowClosure.words($0) }.uniqued
    }

    package var isEmpty: Bool { parts.isEmpty }
    package var count: Int { parts.count }

    /// One statement and the object it makes; `nil` for what all of them need.
    package struct Step: Equatable, Sendable {
        package let sql: SQL
        package let owner: QualifiedName?
    }

    /// What makes the copies, without what `excluded` names and what is refused.
    package func steps(without excluded: Set<QualifiedName> = []) -> [Step] {
        let path = ShadowPath(copies: names.shadow("public"))
        let excluded = excluded.union(refusals.keys)
        var steps = [path.remembering, path.asInSession].map { Step(sql: $0, owner: nil) }
        func add(_ statements: [ShadowStatement], _ owner: QualifiedName? = nil) {
            for statement in statements where statement.refusal == nil {
                let made = Step(sql: SQL(unsafe: statement.text), owner: owner)
                guard statement.isPlanned else {
                    steps.append(made)
                    continue
                }
                steps += [Step(sql: path.trusted, owner: nil), made, Step(sql: path.asInSession, owner: nil)]
            }
        }
        add(shared)
        let made = parts.filter { !excluded.contains($0.name) }
        for part in made { add(part.creations, part.name) }
        // Policies may look into other tables, so they come last.
        for part in made { add(part.policies, part.name) }
        return steps
    }

    package var question: SchemaQuestion { SchemaQuestion(.named(names.all)) }

    package func batch(without excluded: Set<QualifiedName> = [], limits: SessionLimits? = nil) -> Batch {
        Batch(
            steps(without: excluded).map(\.sql) + question.statements, access: .rolledBack,
            searchPath: .session, limits: limits)
    }

    /// The expected schema with PostgreSQL's own texts, and the tables and views that have them.
    package func settled(by copies: Schema) -> (schema: Schema, names: Set<QualifiedName>) {
        let copies = names.restored(copies)
        var result = expected
        var settled: Set<QualifiedName> = []
        for index in result.tables.indices {
            guard let copy = copies.tables.first(where: { $0.name == result.tables[index].name }) else {
                continue
            }
            result.tables[index].takeTexts(from: copy)
            if tables.contains(where: {
                $0.name == copy.name && $0.policies.count == expected.tables[index].policies.count
            }) {
                settled.insert(copy.name)
            }
        }
        for index in result.views.indices {
            guard let copy = copies.views.first(where: { $0.name == result.views[index].name }) else {
                continue
            }
            result.views[index].definition = copy.definition
            settled.insert(copy.name)
        }
        return (result, settled)
    }
}

extension Schema.Table {
    /// Without what would only cost time or touch others: foreign keys, and policies that mention foreign relations.
    ///
    /// Every policy is for everybody, since a role may not exist where the copies are made.
    fileprivate func without(_ foreign: Set<String>) -> Schema.Table {
        var copy = self
        copy.foreignKeys = []
        copy.policies = policies.filter { policy in
            ![policy.using, policy.withCheck].compactMap(\.self).contains { text in
                text.lowercased().contains("select") && ShadowClosure.mentions(text, foreign)
            }
        }
        for index in copy.policies.indices { copy.policies[index].roles = ["public"] }
        return copy
    }

    /// What PostgreSQL made of the texts; names, roles and keys stay as they are.
    fileprivate mutating func takeTexts(from copy: Schema.Table) {
        for index in columns.indices {
            guard let other = copy.columns.first(where: { $0.name == columns[index].name }) else { continue }
            columns[index].type = other.type
            if case .serial = columns[index].value { continue }
            columns[index].value = other.value
        }
        for index in checks.indices {
            guard let other = copy.checks.first(where: { $0.name == checks[index].name }) else { continue }
            checks[index].expression = other.expression
        }
        for index in indexes.indices {
            guard let other = copy.indexes.first(where: { $0.name == indexes[index].name }) else { continue }
            let isExplicit = indexes[index].isNameExplicit
            indexes[index] = other
            indexes[index].isNameExplicit = isExplicit
        }
        for index in policies.indices {
            guard let other = copy.policies.first(where: { $0.name == policies[index].name }) else {
                continue
            }
            (policies[index].using, policies[index].withCheck) = (other.using, other.withCheck)
        }
    }
}
