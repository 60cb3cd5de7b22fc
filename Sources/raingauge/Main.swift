import ArgumentParser
import CHost
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
            return try await headlessStatus(of: words)
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
        let named = Raingauge.subcommand(named: words.first)
        // The parser takes as long as the library does; help needs none.
        if let named = named as? any Subcommand.Type, named.asksServer, !Raingauge.isHelpWanted(in: words) {
            ClientLibrary.loadAhead()
        }
        var command = try Raingauge.parse(words, as: named)
        if let command = command as? any Subcommand {
            return try await command.interruption.status { try await command.status() }
        }
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
}

/// A subcommand that ends with a number of ours.
protocol Subcommand: ParsableCommand, Sendable {
    /// Whether it nearly always talks to a server.
    static var asksServer: Bool { get }
    /// What `^C` does to it.
    var interruption: Interruption { get }

    func status() async throws -> ExitStatus
}

extension Subcommand {
    static var asksServer: Bool { true }
    var interruption: Interruption { .atOnce }
}
