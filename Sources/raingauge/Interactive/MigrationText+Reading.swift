import Browser
import Postgres
import Reports
import SQL
import SystemCalls

extension MigrationText {
    /// More than a person reads; a file of 50 MB would only be slow to colour.
    private static let readable = 1 << 20

    /// Reads a migration's file, at most its first ``readable`` bytes, and finds its tokens.
    static func reading(_ path: String) -> Result<MigrationText, Problem> {
        do {
            let file = try File(reading: path)
            let bytes = try file.bytes(atMost: readable)
            let text = bytes.withUnsafeBufferPointer { ServerText.decode($0) }
            let size = ByteCount(max(try file.byteCount, bytes.count))
            return .success(
                MigrationText(
                    path: path, text: text, tokens: SQL.tokens(of: text), byteCount: size,
                    isCut: size.bytes > bytes.count))
        } catch {
            return .failure(Problem("\(path) cannot be read.", detail: error.description))
        }
    }
}
