import Foundation
import SystemCalls
import Testing

@Suite struct `New contents of a file` {
    @Test func `take the place of the old ones with their mode, and leave nothing else`() throws {
        try inFolder { folder in
            let replacement = try FileReplacement(of: folder + "/real", with: Array("new".utf8))
            #expect(try text(folder + "/real") == "old")
            try replacement.putInPlace()
            #expect(try text(folder + "/real") == "new")
            let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/real")
            #expect(attributes[.posixPermissions] as? Int == 0o640)
            #expect(try names(in: folder) == ["real"])
        }
    }

    @Test func `are gone once they are given up`() throws {
        try inFolder { folder in
            try FileReplacement(of: folder + "/real", with: Array("new".utf8)).discard()
            #expect(try text(folder + "/real") == "old")
            #expect(try names(in: folder) == ["real"])
        }
    }

    @Test func `that cannot be put in their place leave nothing behind, and say why`() throws {
        try inFolder { folder in
            let replacement = try FileReplacement(of: folder + "/real", with: Array("new".utf8))
            try FileManager.default.removeItem(atPath: folder + "/real")
            try FileManager.default.createDirectory(
                atPath: folder + "/real", withIntermediateDirectories: false)
            #expect(throws: SystemError(number: EISDIR)) { try replacement.putInPlace() }
            #expect(try names(in: folder) == ["real"])
        }
    }

    @Test func `need a file whose place they take`() {
        #expect(throws: SystemError(number: ENOENT)) {
            try FileReplacement(of: "/nowhere/real", with: [])
        }
    }

    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "files-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try "old".write(toFile: folder + "/real", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder + "/real")
        try body(folder)
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }
}
