import Foundation
import SystemCalls
import Testing

@Suite struct `A file to read` {
    @Test func `is no named pipe, device or folder, and opening one waits for nobody`() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(mkfifo(folder + "/pipe", 0o600) == 0)
        for (path, kind) in [
            (folder + "/pipe", File.Kind.pipe), ("/dev/zero", .device), (folder, .folder),
        ] {
            #expect(throws: UnreadableFile.kind(kind)) { try File.bytes(of: path) }
        }
    }

    @Test func `may be one behind a link`() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("text".utf8).write(to: URL(fileURLWithPath: folder + "/text"))
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/link", withDestinationPath: folder + "/text")
        #expect(try File.bytes(of: folder + "/link") == Array("text".utf8))
    }

    @Test func `is read up to a limit alone, however large it says it is`() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let sparse = folder + "/sparse"
        #expect(FileManager.default.createFile(atPath: sparse, contents: nil))
        #expect(truncate(sparse, 2 << 30) == 0)
        #expect(throws: UnreadableFile.larger(than: File.largest)) { try File.bytes(of: sparse) }
        // What the system calls empty and is not.
        #expect(throws: UnreadableFile.larger(than: 1)) { try File.bytes(of: "/proc/self/stat", atMost: 1) }
    }

    @Test func `that is not there is told from one that cannot be read`() {
        #expect { try File.bytes(of: "/nowhere/text") } throws: { ($0 as? UnreadableFile)?.isMissing == true }
        #expect(UnreadableFile.kind(.pipe).isMissing == false)
        #expect("\(UnreadableFile.kind(.pipe))" == "it is a named pipe, not a file")
    }

    private func temporaryFolder() throws -> String {
        let folder = NSTemporaryDirectory() + "raingauge-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        return folder
    }
}
