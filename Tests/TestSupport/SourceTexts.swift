import Foundation

/// The project's own files, for tests that hold a list to what is declared.
package enum SourceTexts {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardized

    /// Whether tests write what they make, instead of only comparing it: pictures, and sections of the README.
    package static var areUpdated: Bool { ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil }

    /// The texts of all Swift files below a folder such as `Sources/Browser`.
    ///
    /// - Throws: Why the sources cannot be read, as where only the tests' binary was taken along.
    package static func all(in folder: String) throws -> [String] {
        let place = root.appending(path: folder).path
        return try FileManager.default.subpathsOfDirectory(atPath: place).filter { $0.hasSuffix(".swift") }
            .map {
                try String(contentsOfFile: "\(place)/\($0)", encoding: .utf8)
            }
    }
}
