extension Link {
    /// Whether the server is a standby, which takes no changes.
    var isReplica: Bool {
        if case .online(let facts) = self { facts.isReplica } else { false }
    }
}
