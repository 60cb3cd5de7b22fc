import Foundation
import TestSupport
import Testing

/// The migrations are on a network that is away.
@Suite(.enabled(if: StalledMount.isPossible, "only the superuser can mount a file system"))
struct `A folder that never answers` {
    private static let configuration = "export default { dialect: 'postgresql', out: './drizzle' };"

    private func project() throws -> (TemporaryProject, StalledMount) {
        let project = try TemporaryProject(configuration: Self.configuration)
        let folder = project.path + "/drizzle"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return (project, try #require(StalledMount(at: folder)))
    }

    @Test func `is said not to answer, and the tables are there`() async throws {
        try await withDatabase("CREATE TABLE orders (id int)") { database in
            let (project, mount) = try project()
            let outcome = try await Program.raingauge.run(
                "status", "--url", database.address, in: project.path)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("The folder \(mount.path) does not answer."))
            let terminal = try TmuxSession(database.address, columns: 140, in: project.path)
            try await terminal.wait(for: "orders", "does not answer")
            terminal.press("Enter")
            try await terminal.wait(for: "no rows")
            terminal.press("m")
            try await terminal.wait(for: "The folder \(mount.path) does not answer.")
            terminal.press("Q")
            try await terminal.wait(for: "[ended 0]")
        }
    }

    @Test(arguments: ["INT", "TERM"]) func `is left when a signal says so`(name: String) async throws {
        let (project, mount) = try project()
        let running = try Program.raingauge.start("check", mount.path)
        let process = running.process
        let (program, signal) = (process.processIdentifier, name == "INT" ? SIGINT : SIGTERM)
        // On a thread of its own: the folder is waited for only for so long, and other tests take their time.
        #expect(
            try await onOwnThread {
                let isWaitedFor = StalledMount.isWaitedFor(by: program, within: .seconds(30))
                kill(program, signal)
                process.waitUntilExit()
                return isWaitedFor
            })
        let wasKilled = process.terminationReason == .uncaughtSignal
        #expect(name == "INT" ? process.terminationStatus == 130 : wasKilled)
        withExtendedLifetime((project, mount)) {}
    }

    @Test func `does not keep the browser, whatever is asked of it`() async throws {
        try await withDatabase("CREATE TABLE orders (id int)") { database in
            for keys in [["m"], ["C"], ["D"], ["m", "C-c", "C"]] {
                let (project, mount) = try project()
                let terminal = try TmuxSession(database.address, columns: 140, in: project.path)
                let process = try terminal.program()
                #expect(
                    try await onOwnThread { StalledMount.isWaitedFor(by: process, within: .seconds(30)) })
                for key in keys { terminal.press(key) }
                kill(process, SIGTERM)
                try await terminal.wait(for: "[ended 130]")
                withExtendedLifetime((project, mount)) {}
            }
        }
    }
}
