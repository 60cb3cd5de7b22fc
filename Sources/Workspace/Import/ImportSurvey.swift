package import Rows
package import SQL

/// What a file holds, as far as it was looked at before anything was sent.
package struct ImportSurvey: Equatable, Sendable {
    /// The columns of the file; none where what is wrong with it is what names them.
    package let names: [String]
    /// How many rows, as far as it was looked at.
    package let rows: Int
    /// Whether that is all of it.
    package let isWhole: Bool
    package let size: ByteCount
    /// The first things that are wrong with it.
    package let errors: [ImportError]
    /// The first rows, to be shown and tried.
    package let records: [ImportRecord]

    package init(
        names: [String], rows: Int, isWhole: Bool, size: ByteCount, errors: [ImportError],
        records: [ImportRecord]
    ) {
        (self.names, self.rows, self.isWhole) = (names, rows, isWhole)
        (self.size, self.errors, self.records) = (size, errors, records)
    }

    /// How many rows, and bytes of them, are tried.
    private static let (mostRecords, mostBytes) = (1_000, 4 << 20)
    /// So far into a file anybody looks before it is imported.
    private static let furthest = 256 << 20
    private static let mostErrors = 5

    /// Reads the file, in the memory of ``records`` and one row more.
    ///
    /// - Throws: ``ImportRefusal``.
    static func reading(_ file: ImportFile) throws -> ImportSurvey {
        let bytes = try ImportBytes(file)
        var read = 0
        var reader = RecordReader(file.form) {
            let piece = try bytes.next()
            read += piece?.count ?? 0
            return piece
        }
        var (rows, errors, records, kept) = (0, [ImportError](), [ImportRecord](), 0)
        var (isNamed, isWhole) = (false, false)
        do {
            try reader.readNames()
            isNamed = true
            while !isWhole, read < furthest, errors.count < mostErrors {
                do {
                    isWhole = try !reader.next()
                    if !isWhole { rows += 1 }
                    guard !isWhole, records.count < mostRecords, kept < mostBytes else { continue }
                    records.append(reader.record)
                    kept += reader.record.size
                } catch let error as ImportError where error.isOfOneRow {
                    errors.append(error)
                }
            }
        } catch let error as ImportError {
            errors.append(error)
        }
        return ImportSurvey(
            names: isNamed ? reader.names : [], rows: rows, isWhole: isWhole, size: ByteCount(bytes.size),
            errors: errors, records: records)
    }
}
