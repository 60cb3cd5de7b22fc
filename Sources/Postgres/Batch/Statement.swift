import CPostgres
import Glibc
import SQL

/// Hands one statement to libpq, which copies it.
struct Statement: Sendable {
    let text: String
    private let parameters: [[CChar]?]

    /// - Throws: ``PostgresError`` when a zero byte would cut the statement or a parameter short on its way.
    init(_ sql: SQL) throws(PostgresError) {
        guard !sql.text.holds(0) else { throw .zeroByte }
        text = sql.text
        var parameters: [[CChar]?] = []
        for parameter in sql.parameters {
            guard parameter?.holds(0) != true else { throw .zeroByte }
            parameters.append(parameter.map(Self.terminated))
        }
        self.parameters = parameters
    }

    /// Text that is ours and has no parameters.
    init(ours text: String) { (self.text, parameters) = (text, []) }

    /// Queues the statement; false when libpq has no memory or no connection.
    func send(to connection: OpaquePointer, as form: PreparedStatements.Form) -> Bool {
        switch form {
        case .text: sendText(to: connection)
        case .preparing(let name):
            PQsendPrepare(connection, name, Self.terminated(text), 0, nil) == 1
                && send(to: connection, by: name)
        case .byName(let name): send(to: connection, by: name)
        }
    }

    /// How many bytes that puts on the wire.
    func weight(as form: PreparedStatements.Form) -> Int {
        let values = parameters.reduce(0) { $0 + 4 + ($1.map { $0.count - 1 } ?? 0) }
        return switch form {
        case .text: ProtocolWeight.parse(text) + ProtocolWeight.execution(values)
        case .preparing(let name):
            ProtocolWeight.parse(text, as: name) + ProtocolWeight.execution(values, of: name)
        case .byName(let name): ProtocolWeight.execution(values, of: name)
        }
    }

    /// Queues the text by the simple protocol, outside of a pipeline; it may hold several statements.
    func sendPlainly(to connection: OpaquePointer) -> Bool {
        PQsendQuery(connection, Self.terminated(text)) == 1
    }

    private func sendText(to connection: OpaquePointer) -> Bool {
        withParameters { count, values in
            PQsendQueryParams(connection, Self.terminated(text), count, nil, values, nil, nil, 0) == 1
        }
    }

    private func send(to connection: OpaquePointer, by name: String) -> Bool {
        withParameters { count, values in
            PQsendQueryPrepared(connection, name, count, values, nil, nil, 0) == 1
        }
    }

    private func withParameters(_ body: (Int32, [UnsafePointer<CChar>?]) -> Bool) -> Bool {
        let arena = parameters.flatMap { $0 ?? [] }
        return arena.withUnsafeBufferPointer { arena in
            var offset = 0
            let values = parameters.map { parameter -> UnsafePointer<CChar>? in
                guard let parameter else { return nil }
                defer { offset += parameter.count }
                return arena.baseAddress.map { $0 + offset }
            }
            return body(Int32(values.count), values)
        }
    }

    private static func terminated(_ text: String) -> [CChar] {
        ServerText.encode(text).map(CChar.init(bitPattern:)) + [0]
    }
}

extension PostgresError {
    fileprivate static let zeroByte = PostgresError(
        kind: .server, sqlState: .characterNotInRepertoire,
        message: "PostgreSQL stores no text with a zero byte")
}
