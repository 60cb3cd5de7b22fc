import Browser
import Glibc
import Postgres
import SystemCalls

/// The person's own editor: `$VISUAL`, else `$EDITOR`, else `vi`.
struct ExternalEditor {
    private let command: String
    private let parent: String
    private let environment: [String: String]

    init(environment: [String: String]) {
        self.environment = environment
        command = Self.first(of: ["VISUAL", "EDITOR"], in: environment) ?? "vi"
        parent = Self.first(of: ["XDG_RUNTIME_DIR", "TMPDIR"], in: environment) ?? "/tmp"
    }

    private static func first(of names: [String], in environment: [String: String]) -> String? {
        names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }

    /// Lets a person edit a text in a file of a folder that nobody else can enter; both are gone afterwards.
    ///
    /// Blocks; the terminal has to be given back before.
    func edit(_ file: EditorFile) -> EditorOutcome {
        var template = Array("\(parent)/raingauge-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            return .failed("No private file can be made: \(SystemError.last).")
        }
        let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        defer { File.removeTree(folder) }
        do {
            return try edit(file, at: "\(folder)/value.\(file.suffix)")
        } catch {
            return .failed("The editor “\(command)” cannot be used: \(error).")
        }
    }

    private func edit(_ file: EditorFile, at path: String) throws -> EditorOutcome {
        let before = ServerText.encode(file.text)
        let written = try File(creating: path, mode: 0o600)
        try written.write(before)
        // The variable may hold arguments, which the shell takes apart as everywhere else.
        let status = try ForegroundProgram.run(
            ["sh", "-c", "\(command) \"$1\"", "sh", path], environment: environment)
        guard status == 0 else {
            return .failed("“\(command)” ended with status \(status); nothing is staged.")
        }
        let after = try File.bytes(of: path)
        let text = after.withUnsafeBufferPointer(ServerText.decode)
        // Editors end a file with a line end that no value had.
        let own = !file.text.hasSuffix("\n") && text.hasSuffix("\n") ? String(text.dropLast()) : text
        return ServerText.encode(own) == before ? .unchanged : .text(own)
    }
}
