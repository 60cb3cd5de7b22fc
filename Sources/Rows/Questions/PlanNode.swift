import JSON

/// A node of a plan, as `EXPLAIN (FORMAT JSON)` has it.
struct PlanNode {
    let kind: String
    let rows: Int64?
    private let cost: Double
    private let hasIndexCondition: Bool
    private let hasFilter: Bool
    private let parts: [PlanNode]

    init?(json: String) {
        guard case .array(let plans)? = JSONValue(text: json)?.content, let plan = plans.first?["Plan"] else {
            return nil
        }
        self.init(plan)
    }

    private init(_ value: JSONValue) {
        kind = value["Node Type"]?.scalarText ?? ""
        rows = value["Plan Rows"]?.scalarText.flatMap(Double.init).flatMap { Int64(exactly: $0.rounded()) }
        cost = value["Total Cost"]?.scalarText.flatMap(Double.init) ?? 0
        hasIndexCondition = value["Index Cond"] != nil || value["Recheck Cond"] != nil
        hasFilter = value["Filter"] != nil
        if case .array(let parts)? = value["Plans"]?.content {
            self.parts = parts.map(PlanNode.init)
        } else {
            parts = []
        }
    }

    /// What lies below the limit of a page.
    var unlimited: PlanNode { kind == "Limit" ? parts.first ?? self : self }

    /// Whether the rows are found by an index; one that is only followed from its beginning finds nothing.
    var isServed: Bool {
        let isScan = kind == "Seq Scan" || kind == "Parallel Seq Scan"
        let isWalk = kind.hasPrefix("Index") && !hasIndexCondition && hasFilter
        return !isScan && !isWalk && parts.allSatisfy(\.isServed)
    }

    /// Between 0 and 1: what the limit leaves of the work; nothing is left out where all has to be sorted.
    var share: Double {
        let whole = unlimited.cost
        guard kind == "Limit", !unlimited.sorts, whole > 0 else { return 1 }
        return min(1, cost / whole)
    }

    private var sorts: Bool { kind == "Sort" || parts.contains(where: \.sorts) }
}

extension JSONValue {
    fileprivate subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.name == name }?.value
    }
}
