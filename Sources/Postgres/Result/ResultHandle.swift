import CPostgres

/// Owns a `PGresult`; clearing it is not something anyone can forget.
///
/// Sendable because a finished `PGresult` is never changed again: the functions used on it only read.
final class ResultHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { PQclear(pointer) }

    var status: ExecStatusType { PQresultStatus(pointer) }

    /// A field of an error or notice, such as `DIAG_HINT`.
    func field(_ code: Int32) -> String? {
        PQresultErrorField(pointer, code).map(ServerText.decode(cString:))
    }
}
