package import SystemCalls

/// The file in which it is kept what a person has confirmed.
package struct TrustFile: Sendable {
    /// The full path, such as `~/.local/state/raingauge/trust.json`; `nil` where the person has no place for it.
    package let path: String?
    private let person: Person

    package init(path: String?, person: Person) { (self.path, self.person) = (path, person) }

    /// Why nothing in it counts, or nothing can be kept.
    package enum Refusal: Error, Equatable, Sendable {
        /// Neither `XDG_STATE_HOME` nor `HOME` says where.
        case nowhere
        case unreadable(path: String, reason: String)
        /// It is no list of trusted projects.
        case broken(path: String)
        /// Others could have written it.
        case notOwn(path: String, Person.Objection)
        case unwritable(path: String, reason: String)
    }

    /// What was confirmed so far; nothing where there is no file.
    package func read() throws(Refusal) -> Trust {
        guard let path else { return Trust() }
        guard let real = File.realPath(path) else { return Trust() }
        if let (place, objection) = person.objection(to: real) { throw .notOwn(path: place, objection) }
        let bytes: [UInt8]
        do { bytes = try File.bytes(of: path, atMost: Self.largest) } catch {
            throw .unreadable(path: path, reason: error.description)
        }
        guard let trust = Trust(json: String(decoding: bytes, as: UTF8.self)) else {
            throw .broken(path: path)
        }
        return trust
    }

    /// Adds what was confirmed now.
    package func keep(_ claim: AddressClaim) throws(Refusal) { try change { $0.keep(claim) } }

    /// Takes that back.
    package func forget(_ claim: AddressClaim) throws(Refusal) { try change { $0.forget(claim) } }

    /// Of two programs that do so at once, none loses anything.
    private func change(_ body: (inout Trust) -> Void) throws(Refusal) {
        guard let path else { throw .nowhere }
        let folder: PrivateFolder
        do { folder = try PrivateFolder(holding: File.folder(of: path)) } catch {
            throw .unwritable(path: path, reason: error.description)
        }
        var trust = try read()
        body(&trust)
        do { try FreshFile.put(Array(trust.json.utf8), at: path) } catch {
            throw .unwritable(path: path, reason: error.description)
        }
        _ = consume folder
    }

    /// In bytes; nobody confirms so many projects.
    private static let largest = 4 << 20
}
