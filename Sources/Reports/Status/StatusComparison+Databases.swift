package import Verification
package import Workspace

extension StatusComparison {
    /// The statuses side by side; of a database that could not be asked, the column says why.
    package init(_ databases: [DatabaseStatus]) {
        self.init(
            databases.map { database in
                switch database.status {
                case .success(let status): Column(name: database.name, finding: .status(status))
                case .failure(let error):
                    Column(name: database.name, finding: .unreached(Problem(error).onOneLine))
                }
            })
    }
}

extension Problem {
    /// What happened, and the first line of whose words; libpq asks questions in further lines, for which a column has no room.
    fileprivate var onOneLine: String {
        [summary, detail?.prefix { $0 != "\n" }.description].compactMap(\.self).joined(separator: " ")
    }
}
