import Catalog
import SQL

// What belongs to a table and may hold on to something.
extension HoldGraph {
    static func nodes(of table: Schema.Table, _ renaming: TableRenaming) -> [HoldNode] {
        let name = renaming.name(table.name)
        let columns = table.columns.compactMap { node(of: $0, in: name) }
        let keys = ([table.primaryKey].compactMap(\.self) + table.uniques).map { key in
            node(
                .init(key == table.primaryKey ? .primaryKey : .unique, key.name, in: name),
                key.definition(as: key == table.primaryKey ? "PRIMARY KEY" : "UNIQUE"), of: name,
                .key(of: name, []), moves: .key(name, key.columns))
        }
        let references = table.foreignKeys.map { key in
            var copy = key
            copy.target = renaming.name(key.target)
            return node(
                .init(.foreignKey, key.name, in: name), copy.definition, of: name,
                .key(of: copy.target, key.targetColumns))
        }
        let checks = table.checks.filter { !$0.isInherited }.map {
            node(.init(.check, $0.name, in: name), $0.definition, of: name, .calls)
        }
        return columns + keys + references + checks + indexes(of: table, name)
            + policies(of: table, name, renaming)
    }

    /// Of a constraint, whose definition begins with its name.
    private static func node(
        _ subject: Difference.Subject, _ definition: String, of table: QualifiedName, _ grip: HoldNode.Grip,
        moves: Moved? = nil
    ) -> HoldNode {
        let head = "ALTER TABLE \(table.quoted)"
        return HoldNode(
            holder: Holder(
                subject: subject,
                removal: ["\(head) DROP CONSTRAINT \(Identifier(subject.name).quoted)"],
                creation: ["\(head) ADD \(definition)"], words: Set(ShadowClosure.words(definition))),
            table: table, grip: grip, moves: moves)
    }

    private static func node(of column: Schema.Column, in table: QualifiedName) -> HoldNode? {
        let head = "ALTER TABLE \(table.quoted)"
        let name = Identifier(column.name).quoted
        func node(_ removal: String, _ creation: [String], _ text: String, _ grip: HoldNode.Grip) -> HoldNode
        {
            HoldNode(
                holder: Holder(
                    subject: .init(.column, column.name, in: table), removal: [removal], creation: creation,
                    words: Set(ShadowClosure.words(text))),
                table: table, grip: grip,
                moves: grip == .everything ? .column(table, column.name, isRemade: true) : nil)
        }
        switch column.value {
        case .generated(let text, _):
            return node(
                "\(head) DROP COLUMN \(name)",
                ["\(head) ADD COLUMN \(column.definition)"]
                    + table.setting(column.settings ?? [], of: column.name), text, .everything)
        case .expression(let text) where !column.isInherited:
            return node(
                "\(head) ALTER COLUMN \(name) DROP DEFAULT",
                ["\(head) ALTER COLUMN \(name) SET DEFAULT \(text)"], text, .calls)
        case .expression, .given, .serial, .identity: return nil
        }
    }

    private static func indexes(of table: Schema.Table, _ name: QualifiedName) -> [HoldNode] {
        let kind = PartKind.index(of: name)
        return table.indexes.map { index in
            let columns = index.keys.map(\.text) + index.includedColumns + [index.predicate ?? ""]
            return HoldNode(
                holder: Holder(
                    subject: .init(.index, index.name, in: name), removal: [kind.removal(index)],
                    creation: [kind.addition(index)],
                    words: Set(columns + columns.flatMap { ShadowClosure.words($0) })),
                table: name, grip: .calls, moves: nil)
        }
    }

    private static func policies(
        of table: Schema.Table, _ name: QualifiedName, _ renaming: TableRenaming
    ) -> [HoldNode] {
        let kind = PartKind.policy(of: name)
        return table.policies.map { policy in
            var copy = policy
            copy.using = policy.using.map(renaming.text)
            copy.withCheck = policy.withCheck.map(renaming.text)
            let texts = [copy.using, copy.withCheck].compactMap(\.self)
            return HoldNode(
                holder: Holder(
                    subject: .init(.policy, policy.name, in: name), removal: [kind.removal(copy)],
                    creation: [kind.addition(copy)], words: Set(texts.flatMap { ShadowClosure.words($0) })),
                table: name, grip: .everything, moves: nil)
        }
    }
}
