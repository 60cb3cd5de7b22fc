import Glibc
import SystemCalls
import Testing

@testable import raingauge

@Suite struct `A copy in a file` {
    @MainActor
    @Test func `is its owner's alone, one for each text, and gone at the end`() throws {
        let files = CopyFiles(environment: [:])
        let paths = [try files.keep(Array("one".utf8)), try files.keep(Array("two".utf8))]
        defer { files.remove() }
        #expect(Set(paths).count == 2)
        #expect(
            try paths.map { String(decoding: try File(reading: $0).bytes(), as: UTF8.self) } == [
                "one", "two",
            ])
        let folder = String(paths[0].prefix(upTo: try #require(paths[0].lastIndex(of: "/"))))
        #expect(Self.mode(paths[0]) == 0o600 && Self.mode(folder) == 0o700)
        files.remove()
        #expect(access(folder, F_OK) != 0)
    }

    @Test func `is never made in the place of another file`() throws {
        var template = Array("/tmp/raingauge-test-XXXXXX".utf8CString)
        let folder = String(cString: try #require(mkdtemp(&template)))
        defer { rmdir(folder) }
        let path = folder + "/taken"
        _ = try File(creating: path, mode: 0o600)
        defer { unlink(path) }
        #expect(throws: SystemError.self) { _ = try File(creating: path, mode: 0o600) }
    }

    private static func mode(_ path: String) -> UInt32 {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }
}
