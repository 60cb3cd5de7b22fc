import Crypto

/// Which snapshot files are copies of another one's, as `cp` leaves them: they say nothing about their own migration.
///
/// A copy has the other's contents and its id. One that was given an id of its own since follows the same snapshot with the
/// same contents, and its SQL names nothing of what is new in them, while the other's does; otherwise two branches made
/// the same change.
package struct SnapshotCopies: Equatable, Sendable {
    private var originals: [String: String] = [:]

    /// - Parameters:
    ///   - links: The folder's snapshots, of which only those are read whole that share an id or a parent.
    ///   - folder: Says which migration each belongs to, and so which of two equal ones was there first.
    package init(of links: [SnapshotLink], in folder: MigrationFolder) {
        let places = Dictionary(
            folder.migrations.enumerated().map { ($1.snapshotFile, $0) }
        ) { first, _ in first }
        let links = links.sorted { (places[$0.path] ?? .max, $0.path) < (places[$1.path] ?? .max, $1.path) }
        var contents = Contents(scripts: Dictionary(grouping: folder.migrations, by: \.snapshotFile))
        for group in Self.groups(links, by: { [$0.id] }) {
            note(group, &contents) { _, _, _ in true }
        }
        let rest = links.filter { originals[$0.path] == nil }
        let byID = Dictionary(rest.map { ($0.id, $0) }) { first, _ in first }
        for group in Self.groups(rest, by: \.previousIDs) {
            let parent = group[0].previousIDs.first.flatMap { byID[$0] }
            note(group, &contents) { contents, copy, original in
                let fresh = contents.names(in: original.path).subtracting(
                    parent.map { contents.names(in: $0.path) } ?? [])
                return contents.scripts(of: original.path, mention: fresh)
                    && !contents.scripts(of: copy.path, mention: fresh)
            }
        }
    }

    /// Reads four kilobytes of each migration's snapshot, and all of those that might be copies.
    package static func reading(_ folder: MigrationFolder) -> SnapshotCopies {
        let files = folder.migrations.filter(\.hasSnapshot).map(\.snapshotFile)
        return SnapshotCopies(of: Set(files).compactMap { SnapshotLink.reading($0) }, in: folder)
    }

    package static let none = SnapshotCopies()

    private init() {}

    /// The snapshot whose contents this one repeats; `nil` where it is no copy.
    package func original(of file: String) -> String? { originals[file] }

    /// Each copy with what it was copied from, by name.
    package var pairs: [(copy: String, original: String)] {
        originals.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static func groups(
        _ links: [SnapshotLink], by key: (SnapshotLink) -> [String]
    ) -> [[SnapshotLink]] {
        Dictionary(grouping: links, by: key).values.filter { $0.count > 1 }
    }

    private mutating func note(
        _ group: [SnapshotLink], _ contents: inout Contents,
        where isCopy: (inout Contents, SnapshotLink, SnapshotLink) -> Bool
    ) {
        var first: [SHA256Digest: SnapshotLink] = [:]
        for link in group {
            guard let digest = contents.digest(of: link.path) else { continue }
            guard let original = first[digest] else {
                first[digest] = link
                continue
            }
            if isCopy(&contents, link, original) { originals[link.path] = original.path }
        }
    }
}

/// What the files hold; what is asked for most is kept.
private struct Contents {
    let scripts: [String: [Migration]]
    private var digests: [String: SHA256Digest?] = [:]

    init(scripts: [String: [Migration]]) { self.scripts = scripts }

    /// Of everything but the links and white space; `nil` for what cannot be read.
    mutating func digest(of path: String) -> SHA256Digest? {
        if let known = digests[path] { return known }
        let digest = text(of: path).map { SHA256.hash(data: $0) }
        digests[path] = .some(digest)
        return digest
    }

    /// What tables, columns and their parts are called.
    func names(in path: String) -> Set<String> {
        let parts = String(decoding: text(of: path) ?? [], as: UTF8.self).split(separator: "\"name\":\"")
        return Set(parts.dropFirst().map { String($0.prefix { $0 != "\"" }) })
    }

    /// Whether the SQL beside a snapshot has one of the names in it.
    func scripts(of path: String, mention names: Set<String>) -> Bool {
        (scripts[path] ?? []).compactMap { $0.text() }.contains { text in names.contains(where: text.contains)
        }
    }

    private func text(of path: String) -> [UInt8]? {
        do { return SnapshotLinkText(try ProjectFiles().bytes(of: path)).unlinked } catch { return nil }
    }
}
