import CPostgres
import SQL

/// Hands one statement to libpq, which copies it.
struct Statement: Sendable {
    private let text: [CChar]
    private let parameters: [[CChar]?]

    /// - Throws: ``PostgresError`` when a zero byte would cut the statement or a parameter short on its way.
    init(_ sql: SQL) throws(PostgresError) {
        text = try Self.terminated(sql.text)
        var parameters: [[CChar]?] = []
        for parameter in sql.parameters {
            if let parameter {
                parameters.append(try Self.terminated(parameter))
            } else {
                parameters.append(nil)
            }
        }
        self.parameters = parameters
    }

    /// Text that is ours and has no parameters.
    init(ours text: String) {
        self.text = text.utf8CString.map { $0 }
        parameters = []
    }

    /// Queues the statement; false when libpq has no memory or no connection.
    func send(to connection: OpaquePointer) -> Bool {
        let lengths = parameters.map { $0?.count ?? 0 }
        let arena = parameters.flatMap { $0 ?? [] }
        return arena.withUnsafeBufferPointer { arena in
            var offset = 0
            let values = zip(parameters, lengths).map { parameter, length -> UnsafePointer<CChar>? in
                defer { offset += length }
                return parameter == nil ? nil : arena.baseAddress.map { $0 + offset }
            }
            return PQsendQueryParams(connection, text, Int32(values.count), nil, values, nil, nil, 0) == 1
        }
    }

    private static func terminated(_ text: String) throws(PostgresError) -> [CChar] {
        let bytes = ServerText.encode(text)
        guard !bytes.contains(0) else { throw .zeroByte }
        return bytes.map(CChar.init(bitPattern:)) + [0]
    }
}

extension PostgresError {
    fileprivate static let zeroByte = PostgresError(
        kind: .server, sqlState: .characterNotInRepertoire,
        message: "PostgreSQL stores no text with a zero byte")
}
