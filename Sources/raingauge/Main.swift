import ArgumentParser
import CHost
import Dispatch
import Glibc
import Postgres
import Workspace

@main
struct Main {
    static func main() async {
        share_one_heap()
        // For who looks for a bug of ours, a debugger may attach and a crash may leave its image.
        if ProcessEnvironment["RAINGAUGE_CORE"] == nil { host_forbid_images() }
        let words = ProcessArguments.take()
        // Whoever started us may ignore it; a reader that goes away ends the program, without a word.
        signal(SIGPIPE, SIG_DFL)
        exit(await status(of: words).rawValue)
    }

    private static func status(of words: [String]) async -> ExitStatus {
        do {
            if isPlain(words) {
                // Of all that happens before the first screen this takes longest, so it begins first.
                ClientLibrary.loadAhead()
                return try await Browse.plainStatus(address: words.first)
            }
            // The demo ends in the browser, which watches for signals itself; until then ^C may simply end it, as the
            // watchdog cleans up. Two watches of one signal would take it away from one another.
            if words.first == "demo", !words.contains("--serve") {
                return try await headlessStatus(of: words)
            }
            return try await interruptible { try await headlessStatus(of: words) }
        } catch let failure as Failure {
            return end(failure)
        } catch let error as WorkspaceError {
            return end(Failure(error))
        } catch {
            return explain(error)
        }
    }

    private static func end(_ failure: Failure) -> ExitStatus {
        Output.complain(failure.problem)
        return failure.status
    }

    /// Nothing, or only the address of a database: the way into the browser that must not wait for a parser.
    private static func isPlain(_ words: [String]) -> Bool {
        guard let word = words.first else { return true }
        return words.count == 1 && !word.hasPrefix("-") && (word.contains("://") || word.contains("="))
    }

    private static func headlessStatus(of words: [String]) async throws -> ExitStatus {
        var command = try Raingauge.parseAsRoot(words)
        if let command = command as? any Subcommand { return try await command.status() }
        try command.run()
        return .done
    }

    /// `--help` goes to standard output and is no failure; everything else ArgumentParser throws is a misuse.
    private static func explain(_ error: any Error) -> ExitStatus {
        let message = Raingauge.fullMessage(for: error) + "\n"
        guard Raingauge.exitCode(for: error) == .success else {
            Output.complain(message)
            return .usage
        }
        var output = Output(STDOUT_FILENO)
        output.write(words: message)
        output.flush()
        return .done
    }

    /// Lets `SIGINT` cancel the work, so that the server stops too; a second one ends the program at once.
    private static func interruptible(
        _ work: @escaping @Sendable () async throws -> ExitStatus
    ) async throws -> ExitStatus {
        let task = Task { try await work() }
        signal(SIGINT, SIG_IGN)
        let interrupts = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        interrupts.setEventHandler {
            if task.isCancelled { exit(ExitStatus.interrupted.rawValue) }
            task.cancel()
        }
        interrupts.resume()
        defer { interrupts.cancel() }
        let status = try await task.value
        return task.isCancelled ? .interrupted : status
    }
}

/// A subcommand that ends with a number of ours.
protocol Subcommand: ParsableCommand {
    func status() async throws -> ExitStatus
}
