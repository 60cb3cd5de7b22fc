/// A value is added to an enum and used before the transaction is over.
///
/// PostgreSQL lets nobody use the value before the transaction that added it is over (55P04), and Drizzle runs everything
/// that is pending in one transaction. In one file this always fails; across two, where a database gets both in one run,
/// as a new one does. What really is pending `status` knows.
///
/// - Source: measured on PostgreSQL 15; the sources of 12 to 16 are alike, and 17 lets a type's values be used that the same transaction made.
struct NewEnumValues: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        var later: [(new: RunFault.NewEnumValue, uses: [RunFault])] = []
        let inOneFile = material.faults { fault in
            guard case .newEnumValue(let new) = fault.cause else { return nil }
            if new.file == fault.file {
                return CheckFinding(
                    "enum-value-too-new", .danger, at: [fault.finding, new.finding], .inOneFile(new),
                    remedy: fault.remedy)
            }
            if let place = later.firstIndex(where: { $0.new == new }) {
                later[place].uses.append(fault)
            } else {
                later.append((new, [fault]))
            }
            return nil
        }
        return inOneFile
            + later.map { new, uses in
                CheckFinding(
                    "enum-value-too-new", .caution, at: uses.map(\.finding) + [new.finding],
                    .acrossFiles(uses, new), remedy: uses[0].remedy)
            }
    }
}

extension RunFault.NewEnumValue {
    fileprivate var finding: CheckFinding.Place { CheckFinding.Place(file, line: line, tag: tag) }
}

extension String {
    fileprivate static func inOneFile(_ new: RunFault.NewEnumValue) -> String {
        let who =
            new.isTypeNew
            ? "PostgreSQL 12 to 16 refuse a new value until the transaction is over; 17 allows it, because the file made the type too."
            : "PostgreSQL refuses a new value until the transaction is over."
        return
            "\(new.tag) uses '\(new.value)', which it adds to \(new.type.shownName) on line \(new.line): \(who)"
    }
    fileprivate static func acrossFiles(_ uses: [RunFault], _ new: RunFault.NewEnumValue) -> String {
        let tags = uses.map(\.tag).uniqued
        return
            "\(tags.listed) \(tags.count == 1 ? "uses" : "use") '\(new.value)', which \(new.tag) adds to \(new.type.shownName): a database that gets both in one run stops (55P04), on PostgreSQL 17 only where the type is older than the run."
    }
}
