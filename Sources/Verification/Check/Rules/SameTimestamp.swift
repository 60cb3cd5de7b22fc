import Drizzle

/// Folders of Drizzle 1.0 from the same second.
///
/// Their order is that of their names, and an upgraded ledger of 0.x tells them apart only by the hash of their SQL.
struct SameTimestamp: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let folders = material.folder.migrations.filter { migration in
            if case .folder(let when) = migration.origin { when != nil } else { false }
        }
        let byTime = Dictionary(grouping: folders) { String($0.tag.prefix(14)) }
        return byTime.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { _, same in
            CheckFinding(
                "timestamp-twice", .caution, at: same.map { material.place(of: $0) },
                .sameSecond(same.map(\.tag)),
                remedy: .rename)
        }
    }
}

extension String {
    fileprivate static func sameSecond(_ tags: [String]) -> String {
        "\(tags.listed) are from the same second: Drizzle runs them in the order of their names."
    }
    fileprivate static let rename =
        "Where no database has the later one yet, give its folder a later time; the folder's name is its identity."
}
