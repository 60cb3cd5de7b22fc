import Glibc
import JSON
import SystemCalls
import Verification

/// How far a migration without a transaction has come, so that a run that was stopped can go on behind it.
///
/// In a file of this account, and not in a table: a table would be another object in somebody's database, which drift
/// tells of and `drizzle-kit push` drops, and the ledger's own has room for whole migrations only.
struct ApplyRecord: Equatable, Sendable {
    /// How many statements have run, from the first on.
    var done = 0
    /// Whether the next one was sent, and nobody has heard how it ended.
    var isInDoubt = false
    /// For whoever reads the file.
    let database: String
    let tag: String

    var json: String {
        """
        {"version": 1, "database": \(JSONString.quoted(database)), "migration": \(JSONString.quoted(tag)), \
        "done": \(done), "inDoubt": \(isInDoubt)}

        """
    }

    /// `nil` for what was not written by ``json``.
    init?(json: String) {
        guard case .object(let members)? = JSONValue(text: json)?.content else { return nil }
        let values = Dictionary(members.map { ($0.name, $0.value.scalarText) }) { $1 }
        guard values["version"] == "1", let done = values["done"]?.flatMap({ Int($0) }), done >= 0 else {
            return nil
        }
        self.done = done
        isInDoubt = values["inDoubt"] != "false"
        (database, tag) = ((values["database"] ?? nil) ?? "", (values["migration"] ?? nil) ?? "")
    }

    init(database: String, tag: String) { (self.database, self.tag) = (database, tag) }
}

/// The file of one record.
struct ApplyRecordFile: Sendable {
    let path: String

    /// - Parameters:
    ///   - folder: Where all of them are.
    ///   - database: Of which database, as no other is called.
    ///   - hash: Of the migration's file, so that another text begins anew.
    init(in folder: String, of database: String, hash: String) {
        let name = database.map { $0.isLetter || $0.isNumber ? $0 : "-" }
        path = "\(folder)/\(String(name))-\(hash.prefix(16)).json"
    }

    /// `nil` where there is none.
    ///
    /// - Throws: ``ApplyRefusal/noRecord(path:reason:)`` for one that says nothing that anybody could rely on.
    func read() throws(ApplyRefusal) -> ApplyRecord? {
        let bytes: [UInt8]
        do { bytes = try File.bytes(of: path, atMost: 65_536) } catch {
            guard !error.isMissing else { return nil }
            throw .noRecord(path: path, reason: error.description)
        }
        guard let record = ApplyRecord(json: String(decoding: bytes, as: UTF8.self)) else {
            throw .noRecord(path: path, reason: "what is in it was not written by this program")
        }
        return record
    }

    func write(_ record: ApplyRecord) throws(ApplyRefusal) {
        do { try replace(record) } catch { throw .noRecord(path: path, reason: error.description) }
    }

    private func replace(_ record: ApplyRecord) throws(SystemError) {
        _ = try PrivateFolder(holding: File.folder(of: path))
        try FreshFile.put(Array(record.json.utf8), at: path, isForced: true)
    }

    func remove() { unlink(path) }
}
