import SQL

extension LandingReplay {
    /// What a difference about an object of the migrations is about; `nil` for what drift does not look at by itself.
    func subject(of id: ObjectID) -> Difference.Subject? {
        let object = replayed[id]
        let name = QualifiedName(object.key.schema, object.name)
        switch object.kind {
        case .schema: return Difference.Subject(.schema, object.name)
        case .table: return Difference.Subject(.table, name)
        case .view: return Difference.Subject(.view, name)
        case .materializedView: return Difference.Subject(.materializedView, name)
        case .sequence: return Difference.Subject(.sequence, name)
        case .type: return isEnum(id) ? Difference.Subject(.enumeration, name) : nil
        case .column: return part(id, .column)
        case .index: return part(id, .index)
        case .policy: return part(id, .policy)
        case .constraint: return rule(of: id).flatMap { part(id, $0.differenceKind) }
        case .trigger: return part(id, .trigger)
        case .function: return Difference.Subject(.function, name)
        case .domain: return Difference.Subject(.domain, name)
        case .extension: return Difference.Subject(.extension, object.name)
        case .label, .privilege, .other: return nil
        }
    }

    private func part(_ id: ObjectID, _ kind: Difference.Kind) -> Difference.Subject? {
        guard let table = replayed[id].parent.map({ replayed[$0] }) else { return nil }
        return Difference.Subject(
            kind, replayed[id].name, in: QualifiedName(table.key.schema, table.name))
    }

    private func isEnum(_ id: ObjectID) -> Bool {
        effects.contains { $0.object == id && $0.claims.contains { $0.aspect == .labels } }
    }

    private func rule(of id: ObjectID) -> ConstraintDefinition.Rule? {
        for effect in effects where effect.object == id {
            for claim in effect.claims {
                if case .constraint(let definition) = claim.expected { return definition.rule }
            }
        }
        return nil
    }
}

extension ConstraintDefinition.Rule {
    fileprivate var differenceKind: Difference.Kind {
        switch self {
        case .primaryKey, .usingIndex: .primaryKey
        case .unique: .unique
        case .check: .check
        case .foreignKey: .foreignKey
        case .exclusion: .exclusion
        }
    }
}
