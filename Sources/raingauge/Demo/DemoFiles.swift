import CDemo
import Glibc
import SystemCalls

/// What the binary carries for its demo: a Drizzle project, and two migrations as they once were.
struct DemoFiles {
    /// Paths such as `project/drizzle.config.ts` and `history/0006_swift_banshee.sql`.
    private let texts: [String: String]

    init() {
        let files = (0...).lazy.map { demo_file($0) }.prefix { $0 != nil }.compactMap(\.?.pointee)
        texts = Dictionary(
            uniqueKeysWithValues: files.map { file in
                let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
                return (String(cString: file.path), String(decoding: bytes, as: UTF8.self))
            })
    }

    subscript(path: String) -> String {
        guard let text = texts[path] else { preconditionFailure("project.c embeds \(path)") }
        return text
    }

    /// Writes the project into a new folder, with the demo's own address in its configuration.
    func writeProject(to folder: String, url: String) throws(SystemError) {
        for (path, text) in texts.sorted(by: { $0.key < $1.key }) where path.hasPrefix("project/") {
            let target = folder + path.dropFirst("project".count)
            try Self.makeFolders(of: target)
            try Self.write(text.replacing("__DEMO_URL__", with: url), to: target)
        }
    }

    private static func makeFolders(of path: String) throws(SystemError) {
        for slash in path.indices.dropFirst() where path[slash] == "/" {
            guard mkdir(String(path[..<slash]), 0o755) == 0 || errno == EEXIST else {
                throw .last
            }
        }
    }

    private static func write(_ text: String, to path: String) throws(SystemError) {
        try File(writing: path, mode: 0o666).write(Array(text.utf8))
    }
}
