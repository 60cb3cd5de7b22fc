import Glibc
import SystemCalls

/// Reads the files of a project; the only place of this module that touches the file system.
struct ProjectFiles {
    /// A file that could not be read, with the system's words for it.
    enum Failure: Error, Equatable {
        case missing
        case unreadable(String)
    }

    /// The whole file, for configurations and journals.
    func bytes(of path: String) throws(Failure) -> [UInt8] {
        do { return try File.bytes(of: path) } catch { throw Failure(error) }
    }

    /// The first `count` bytes, or all there are.
    func head(of path: String, count: Int) throws(Failure) -> [UInt8] {
        do { return try File(reading: path).bytes(atMost: count) } catch { throw Failure(error) }
    }

    /// Passes the file on in pieces of at most 64 kB, so that it costs no memory.
    func stream(_ path: String, to consume: (UnsafeRawBufferPointer) -> Void) throws(Failure) {
        do { try File.bounded(path).stream(to: consume) } catch { throw Failure(error) }
    }

    /// Reads the whole file into memory that is used again and again.
    func read(_ path: String, into buffer: PaddedBuffer) throws(Failure) {
        buffer.clear()
        do {
            let file = try File.bounded(path)
            while try buffer.append(
                room: 65_536, { room throws(UnreadableFile) in try file.read(into: room) }) > 0
            {}
        } catch {
            throw Failure(error)
        }
    }

    /// What a folder holds, by name, without hidden entries; `nil` when it is not a folder one can list.
    func entries(of folder: String) -> [Entry]? { entries(of: folder) { !$0.hasPrefix(".") } }

    /// The entries that are wanted, by name.
    func entries(of folder: String, where isWanted: (String) -> Bool) -> [Entry]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var entries: [Entry] = []
        while let pointer = readdir(stream) {
            let name = name(of: pointer)
            guard isWanted(name) else { continue }
            entries.append(Entry(name: name, isFolder: isFolder(pointer, path: folder + "/" + name)))
        }
        return entries.sorted { $0.name < $1.name }
    }

    /// The full paths of the links in a folder, by name.
    func links(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var links: [String] = []
        while let entry = readdir(stream) {
            guard [DT_LNK, DT_UNKNOWN].contains(Int(entry.pointee.d_type)) else { continue }
            let path = folder + "/" + name(of: entry)
            if isLink(path) { links.append(path) }
        }
        return links.sorted()
    }

    private func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    func isFile(_ path: String) -> Bool { mode(of: path) == S_IFREG }

    /// Whether there is anything behind the path; a link to nowhere is nothing.
    func exists(_ path: String) -> Bool { mode(of: path) != nil }

    func isFolder(_ path: String) -> Bool { mode(of: path) == S_IFDIR }

    /// The path behind all links; `nil` when there is nothing.
    func realPath(_ path: String) -> String? { File.realPath(path) }

    struct Entry: Equatable {
        let name: String
        let isFolder: Bool
    }

    private func mode(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    private func name(of entry: UnsafeMutablePointer<dirent>) -> String {
        withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    /// The directory usually says it itself; a link or an unusual file system needs a look.
    private func isFolder(_ entry: UnsafeMutablePointer<dirent>, path: String) -> Bool {
        switch Int(entry.pointee.d_type) {
        case Int(DT_DIR): true
        case Int(DT_REG): false
        default: isFolder(path)
        }
    }
}

extension ProjectFiles.Failure {
    fileprivate init(_ error: UnreadableFile) {
        self = error.isMissing ? .missing : .unreadable(error.description)
    }
}
