import Crypto

/// Finds out what one SQL file holds while its bytes pass by.
///
/// Drizzle decodes the file as UTF-8, splits it at every `--> statement-breakpoint` and hashes what it decoded, so bytes
/// that are not UTF-8 count as U+FFFD. Memory is a few pieces of the file, whatever its size.
///
/// - Source: drizzle-orm/src/migrator.ts, `readMigrationFiles`.
struct MigrationScan {
    private var repair = UTF8Repair()
    private var hash = SHA256()
    private var lineEndings = LineEndingHashes()
    private var markers = MarkerCounter()
    private var byteCount = 0

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        byteCount += bytes.count
        if let repaired = repair.repaired(bytes) {
            repaired.withUnsafeBytes { append(decoded: $0) }
        } else {
            append(decoded: bytes)
        }
    }

    consuming func finish() -> Migration.Content {
        repair.finish().withUnsafeBytes { append(decoded: $0) }
        let hash = hash.finalize().hexadecimal
        return Migration.Content(
            hash: hash,
            lineEndingHashes: lineEndings.finish().filter { $0 != hash },
            statementCount: markers.count + 1,
            byteCount: byteCount,
            isUTF8: !repair.hasReplaced
        )
    }

    private mutating func append(decoded bytes: UnsafeRawBufferPointer) {
        guard !bytes.isEmpty else { return }
        hash.update(bufferPointer: bytes)
        lineEndings.append(bytes)
        markers.append(bytes)
    }
}

extension SHA256Digest {
    /// Lower-case, as Drizzle stores it.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
