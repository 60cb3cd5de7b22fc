extension Difference.Kind {
    /// What it does when such a thing is not as it should be, where no more is known.
    var harm: Difference.Harm {
        switch self {
        case .role, .schema, .sequence, .table, .column, .enumeration, .view, .materializedView, .function,
            .domain, .compositeType, .rangeType, .extension, .partition, .rule, .trigger, .owner:
            .brokenQueries
        case .primaryKey, .unique, .check, .foreignKey, .exclusion: .dataLoss
        case .index, .statistics: .performance
        case .rowSecurity, .policy, .privileges, .defaultPrivileges: .exposure
        }
    }
}
