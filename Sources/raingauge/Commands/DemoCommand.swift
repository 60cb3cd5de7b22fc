import ArgumentParser
import Curses
import Glibc
import Postgres
import Reports
import ScratchServer
import SystemCalls
import Workspace

struct DemoCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Open the browser on a private server with a small shop in it.",
        usage: "raingauge demo [--serve]",
        discussion:
            "Needs PostgreSQL's server binaries. Everything is removed when the demo ends, however it ends.")

    @Flag(
        help:
            "Print the address and the folder of the project, and keep the server until standard input ends.")
    var serve = false

    /// Until the browser watches for signals itself, they may simply end the program: the watchdog cleans up.
    var interruption: Interruption { serve ? .atOnce : .ownWay }

    func status() async throws -> ExitStatus {
        // Nobody should wait for 200,000 orders only to hear that there is no terminal.
        if !serve { try checkTerminal() }
        let demo = try await start()
        let status: ExitStatus
        do {
            // An interrupt may come between two steps that nobody waits in.
            try Task.checkCancellation()
            status = serve ? Self.serve(demo) : try await browse(demo)
        } catch is CancellationError {
            status = .interrupted
        } catch {
            await demo.stop()
            throw error
        }
        await demo.stop()
        return status
    }

    private func checkTerminal() throws(Failure) {
        let environment = TerminalEnvironment { ProcessEnvironment[$0] }
        do {
            _ = try Screen.usableTerm(environment, input: STDIN_FILENO, output: STDOUT_FILENO)
        } catch {
            throw Failure(error)
        }
    }

    private func start() async throws -> Demo {
        do {
            return try await Demo.start { Output.complain($0 + "\n") }
        } catch let error as ScratchServerError {
            throw Failure(Problem(error), error == .cancelled ? .interrupted : .server)
        } catch let error as PostgresError {
            throw Failure(error)
        } catch let reason as SystemError {
            throw Failure(
                Problem("The demo's project cannot be written.", detail: reason.description), .usage)
        }
    }

    /// As if it were started in the folder of the shop's project.
    private func browse(_ demo: Demo) async throws -> ExitStatus {
        let (settings, _) = Settings.reading()
        chdir(demo.folder)
        let sources = TargetSources.gather()
        let browser = Interactive(
            target: demo.target, name: "shop@local", project: sources.project, settings: settings,
            environment: sources.environment, log: try .wanted(nil))
        return try await browser.run()
    }

    private static func serve(_ demo: Demo) -> ExitStatus {
        let forget = trust(demo)
        defer { forget() }
        var output = Output(STDOUT_FILENO)
        output.write("\(demo.url)\n\(demo.folder)\n")
        output.flush()
        var byte: UInt8 = 0
        while read(STDIN_FILENO, &byte, 1) > 0 {}
        return .done
    }

    /// Whoever starts raingauge in the demo's folder is not asked: the program wrote that project itself.
    ///
    /// Where this cannot be kept, the person is asked.
    ///
    /// - Returns: Forgets the project again.
    private static func trust(_ demo: Demo) -> () -> Void {
        let sources = TargetSources.gather(configuration: demo.folder + "/drizzle.config.ts")
        let keeper = TrustKeeper(sources.environment)
        guard let choice = try? TargetChoice(sources), let question = keeper.question(about: choice) else {
            return {}
        }
        try? keeper.file.keep(question.claim)
        return { try? keeper.file.forget(question.claim) }
    }
}
