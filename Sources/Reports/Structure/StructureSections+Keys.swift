import Catalog
import SQL
import Terminal

extension StructureSections {
    /// Keys and constraints, references both ways, triggers, policies and partitions; only what there is.
    package var keys: [Document.Section] {
        let groups = keyGroups
        guard !groups.isEmpty else {
            return [.lines([[Styled("There are no keys and no constraints.", .dim)]])]
        }
        return Array(groups.joined(separator: [.blank]))
    }

    var keyGroups: [[Document.Section]] {
        let groups = [
            constraints(.primaryKey, "Primary key"), constraints(.unique, "Unique"), references, referencing,
            constraints(.check, "Checks"), constraints(.exclusion, "Exclusions"),
            triggers, policies, partitions, statements(.rule, "Rules"),
            statements(.statistics, "Statistics objects"), statements(.columnOptions, "Options of columns"),
            statements(.grant, "Grants"),
        ]
        return groups.filter { !$0.isEmpty }
    }

    private func constraints(_ kind: Constraint.Kind, _ title: String) -> [Document.Section] {
        let found = structure.constraints.filter { $0.kind == kind }
        return group(
            title,
            found.map { constraint in
                [
                    Styled(constraint.name.name), Styled(constraint.definition, .sqlIdentifier),
                    validity(constraint.isValidated), Styled(constraint.comment ?? "", .dim),
                ]
            })
    }

    private var references: [Document.Section] {
        group(
            "References",
            structure.foreignKeys.map { key in
                [
                    Styled(key.source.columns.list, .foreignKey),
                    Styled("\(glyphs.becomes) \(key.target.written)"),
                    validity(key.isValidated), Styled(key.actions, .dim), Styled(key.name.name, .dim),
                ]
            })
    }

    private var referencing: [Document.Section] {
        group(
            "Referenced by",
            structure.referencedBy.map { key in
                [
                    Styled(key.source.written, .foreignKey),
                    Styled("\(glyphs.becomes) \(key.target.columns.list)"),
                    validity(key.isValidated), Styled(key.actions, .dim), Styled(key.name.name, .dim),
                ]
            })
    }

    private var triggers: [Document.Section] {
        group(
            "Triggers",
            structure.triggers.map { trigger in
                [
                    Styled(trigger.name.name),
                    Styled(trigger.definition.behindName(trigger.name), .sqlIdentifier),
                    trigger.firing.styled,
                    Styled(trigger.comment ?? "", .dim),
                ]
            })
    }

    private var policies: [Document.Section] {
        let rows = structure.policies.map { policy in
            let roles = policy.roles.isEmpty ? "PUBLIC" : policy.roles.list
            let using = policy.using.map { "USING (\($0))" }
            let check = policy.check.map { "WITH CHECK (\($0))" }
            return [
                Styled(policy.name.name),
                Styled(
                    ["\(policy.command.rawValue) TO \(roles)", using, check].compactMap { $0 }.joined(
                        separator: " "), .sqlIdentifier),
                policy.isPermissive ? .empty : Styled("restrictive", .caution),
                Styled(policy.comment ?? "", .dim),
            ]
        }
        switch structure.rowSecurity {
        case .disabled:
            return rows.isEmpty ? [] : group("Policies (row security is off, so none applies)", rows)
        case .enabled:
            return group(
                "Policies", rows,
                or: "Row security is on and there is no policy: nobody but the owner sees a row.")
        case .forced:
            return group(
                "Policies (also for the owner)", rows,
                or: "Row security is forced and there is no policy: nobody sees a row.")
        }
    }

    private var partitions: [Document.Section] {
        let partitioning = structure.partitioning
        let parents = partitioning.parents.map { parent in
            [Styled("of \(parent)"), Styled(partitioning.bound ?? "", .sqlIdentifier), .empty, .empty]
        }
        let children = partitioning.children.map { child in
            let rows = child.estimatedRows.map { Numbers.estimate($0, "row") } ?? ""
            return [
                Styled(child.name.name.name), Styled(child.bound ?? "inherits", .sqlIdentifier),
                Styled(rows, .number), .empty,
            ]
        }
        let title =
            partitioning.key.map { "Partitions by \($0)" }
            ?? (partitioning.bound == nil ? "Inheritance" : "Partition")
        return group(title, parents + children)
    }

    private func validity(_ isValidated: Bool) -> Styled {
        isValidated ? .empty : Styled("NOT VALID", .caution)
    }

    /// A heading with rows below it, all with as many texts; nothing when there is nothing.
    func group(
        _ title: String, _ rows: [[Styled]], minimum: Int = 10, or otherwise: String? = nil
    ) -> [Document.Section] {
        if rows.isEmpty {
            return otherwise.map { [.heading(title, note: ""), .lines([[Styled("  " + $0, .caution)]])] }
                ?? []
        }
        let more = rows[0].dropFirst(2).map { _ in TextColumn("", isOptional: true) }
        let heads = [TextColumn("", minimum: minimum), TextColumn("", minimum: 16)] + more
        return [.heading(title, note: ""), .rows(TextTable(heads, rows: rows, in: glyphs))]
    }
}

extension [Identifier] {
    var list: String { map(\.name).joined(separator: ", ") }
}

extension ForeignKey.End {
    fileprivate var written: String { "\(table)(\(columns.list))" }
}

extension ForeignKey {
    /// What happens to the reference; nothing when that is to refuse.
    fileprivate var actions: String {
        let update = onUpdate == .noAction ? nil : "ON UPDATE \(onUpdate.rawValue)"
        let delete = onDelete == .noAction ? nil : "ON DELETE \(onDelete.rawValue)"
        return [delete, update].compactMap { $0 }.joined(separator: " ")
    }
}

extension Trigger.Firing {
    fileprivate var styled: Styled {
        switch self {
        case .origin: .empty
        case .disabled: Styled("disabled", .caution)
        case .replica: Styled("on replicas only", .info)
        case .always: Styled("also on replicas", .info)
        }
    }
}

extension String {
    /// Of a `CREATE TRIGGER`: what follows the name.
    fileprivate func behindName(_ name: Identifier) -> String {
        for written in [name.quoted, name.name] {
            if let range = firstRange(of: "TRIGGER \(written) ") { return String(self[range.upperBound...]) }
        }
        return self
    }
}
