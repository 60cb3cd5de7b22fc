import Postgres
import ScratchServer
import SystemCalls
import Verification

/// pg_dump and pg_restore of one installation.
struct ClientPrograms: Sendable {
    let dump: String
    private let restore: String

    private init(folder: String?) {
        let start = folder.map { $0 + "/" } ?? ""
        (dump, restore) = (start + "pg_dump", start + "pg_restore")
    }

    /// Those of the search path or, where these are older than the server, those beside the newest server of this machine.
    static func found(forServer major: Int) throws(BackupRefusal) -> ClientPrograms {
        var newest: Int?
        for folder in [nil, ServerBinaries.find()?.folder] {
            let programs = ClientPrograms(folder: folder)
            guard let release = programs.release else { continue }
            if release >= major { return programs }
            newest = max(newest ?? 0, release)
        }
        throw newest.map { BackupRefusal.older(program: $0, server: major) } ?? .noProgram("pg_dump")
    }

    /// Starts pg_dump, which writes into a descriptor and complains into a channel.
    ///
    /// The password is in its environment, which only this account may read, and never among its arguments.
    func dump(
        _ options: [String], _ argument: String, of target: ConnectionTarget, into output: Int32,
        errors: Int32,
        lockTimeout: Duration
    ) throws(BackupRefusal) -> ChildProcess {
        let waiting = lockTimeout == .zero ? [] : ["--lock-wait-timeout=\(lockTimeout.milliseconds)"]
        do {
            return try ChildProcess(
                [dump] + options + ["--no-password"] + waiting + ["--dbname=\(argument)"],
                output: output, errors: .to(errors), variables: ConnectionTarget.variables,
                settings: target.secretVariables)
        } catch { throw .noProgram(dump) }
    }

    /// How many entries pg_restore finds in a backup.
    func entries(in file: FreshFile) throws(BackupRefusal) -> Int {
        let answer: (status: Int32, text: String)
        do {
            let reading = try file.reading()
            answer = try ChildProcess.output(
                of: [restore, "--list"], input: reading.descriptor, variables: ["PATH"])
            // Not closed before the program has read it.
            _ = consume reading
        } catch { throw .noProgram(restore) }
        let lines = answer.text.split(whereSeparator: \.isNewline)
        guard answer.status == 0 else { throw .unreadable(words: lines.map(String.init)) }
        return lines.count { !$0.hasPrefix(";") }
    }

    /// Such as 15; `nil` where there is no such program.
    private var release: Int? {
        let answer = try? ChildProcess.output(of: [dump, "--version"], variables: ["PATH"])
        guard let answer, answer.status == 0 else { return nil }
        let numbers = answer.text.split(separator: " ").lazy.compactMap { word in
            Int(word.prefix { $0.isNumber })
        }
        return numbers.first
    }
}
