/// What a person has confirmed: which servers a project may lead to, as long as its files stay as they were.
package struct Trust: Equatable, Sendable {
    package private(set) var entries: [Entry]

    package init(_ entries: [Entry] = []) { self.entries = entries }

    /// One project, as it was when it was confirmed.
    package struct Entry: Equatable, Sendable {
        /// The real path of its configuration.
        package let configuration: String
        /// Such as `db1:5432`.
        package let servers: [String]
        package let files: [AddressClaim.FileMark]

        package init(configuration: String, servers: [String], files: [AddressClaim.FileMark]) {
            (self.configuration, self.servers, self.files) = (configuration, servers, files)
        }

        init(_ claim: AddressClaim) {
            self.init(configuration: claim.configuration, servers: claim.names, files: claim.files)
        }
    }

    package func standing(of claim: AddressClaim) -> TrustStanding {
        let own = entries.filter { $0.configuration == claim.configuration }
        guard let last = own.last else { return .unknown }
        guard let same = own.last(where: { $0.servers == claim.names }) else {
            return .moved(from: last.servers)
        }
        let changed = Set(same.files).symmetricDifference(claim.files)
        return changed.isEmpty ? .trusted : .changed(Set(changed.map(\.path)).sorted())
    }

    package mutating func keep(_ claim: AddressClaim) {
        forget(claim)
        entries.append(Entry(claim))
    }

    package mutating func forget(_ claim: AddressClaim) {
        entries.removeAll { $0.configuration == claim.configuration && $0.servers == claim.names }
    }
}

/// How a project stands with the person.
package enum TrustStanding: Equatable, Sendable {
    case trusted
    /// Nobody has been asked yet.
    case unknown
    /// It leads to the same servers, and these files are not what they were.
    case changed([String])
    /// It was confirmed for other servers.
    case moved(from: [String])
}

extension AddressClaim {
    /// The servers by their names.
    package var names: [String] { servers.map(\.name) }
}
