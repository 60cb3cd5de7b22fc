import Postgres
import ScratchServer
import TestSupport

extension ScratchServer {
    /// What to call the program with.
    func address(database: String = "postgres", user: String = "postgres") -> String {
        "host=\(folder) port=\(port) dbname=\(database) user=\(user)"
    }
}

extension TestDatabase {
    var address: String { server.address(database: name) }
}

extension HalfOpenLine {
    /// What to call the program with.
    var address: String {
        target.parameters.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
    }
}
