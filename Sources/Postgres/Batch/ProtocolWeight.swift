import CPostgres
import Glibc

/// How many bytes messages took: the server's, recomputed from what libpq made of them, and ours.
///
/// Every message is a letter, a length of four bytes and its fields, in the formats of the chapter "Frontend/Backend
/// Protocol". Only `ParameterStatus`, which no result remembers, is left out.
enum ProtocolWeight {
    static let parseComplete = 5
    static let bindComplete = 5
    static let noData = 5
    static let emptyQuery = 5
    static let readyForQuery = 6
    static let sync = 5

    /// Parse, with no types for its parameters.
    static func parse(_ text: String, as name: String = "") -> Int {
        5 + name.utf8.count + 1 + text.utf8.count + 1 + 2
    }

    /// Bind, Describe and Execute of the unnamed portal, with so many bytes of parameters and their lengths.
    static func execution(_ values: Int, of name: String = "") -> Int {
        let bind = 5 + 1 + name.utf8.count + 1 + 2 + 2 + values + 4
        let (describe, execute) = (5 + 1 + 1, 5 + 1 + 4)
        return bind + describe + execute
    }

    /// ParseComplete, BindComplete, RowDescription, every DataRow and CommandComplete of one statement.
    ///
    /// One that was prepared before is not parsed again.
    static func statement(_ result: OpaquePointer, isParsed: Bool) -> Int {
        let parseComplete = isParsed ? parseComplete : 0
        if PQresultStatus(result) == PGRES_EMPTY_QUERY {
            return parseComplete + bindComplete + noData + emptyQuery
        }
        let columns = PQnfields(result)
        let tag = 5 + length(PQcmdStatus(result)) + 1
        let description =
            columns == 0 && PQresultStatus(result) != PGRES_TUPLES_OK ? noData : rowDescription(result)
        return parseComplete + bindComplete + description + rows(result, columns) + tag
    }

    /// ErrorResponse or NoticeResponse: each field has a letter and ends with a zero byte, as does the whole.
    static func report(_ result: OpaquePointer) -> Int {
        letters.reduce(5 + 1) { total, letter in
            guard let text = PQresultErrorField(result, letter) else { return total }
            return total + 1 + length(text) + 1
        }
    }

    private static func rowDescription(_ result: OpaquePointer) -> Int {
        (0..<PQnfields(result)).reduce(5 + 2) { $0 + length(PQfname(result, $1)) + 1 + 18 }
    }

    private static func rows(_ result: OpaquePointer, _ columns: Int32) -> Int {
        var total = 0
        for row in 0..<PQntuples(result) {
            total += 5 + 2 + 4 * Int(columns)
            for column in 0..<columns { total += Int(PQgetlength(result, row, column)) }
        }
        return total
    }

    private static func length(_ text: UnsafePointer<CChar>?) -> Int { text.map { strlen($0) } ?? 0 }
    private static func length(_ text: UnsafeMutablePointer<CChar>?) -> Int { text.map { strlen($0) } ?? 0 }

    /// The field codes of the protocol, as of PostgreSQL 18.
    private static let letters = "SVCMDHPpqWstcdnFLR".utf8.map { Int32($0) }
}
