import TestSupport
import Testing

/// Somebody with strong credentials is in a folder that somebody else has written.
extension Promises {
    private static let askingCommands = [
        ["tables"], ["status"], ["rows", "orders", "--format", "csv"], ["config"],
    ]

    @Test func `no folder that nobody has confirmed gets a secret`() async throws {
        let count = Trap.all.count * (Self.askingCommands.count + 1)
        let promise = Promise(
            words: "A folder that nobody has confirmed gets no secret", all: count, sample: count)
        try await promise.keep { number, _ in
            let (face, trap) = number.quotientAndRemainder(dividingBy: Trap.all.count)
            let set = try SetTrap(Trap.all[trap])
            let isRefused =
                face < Self.askingCommands.count
                ? try await Self.isRefused(Self.askingCommands[face], in: set)
                : try await Self.browserIsRefused(in: set)
            return isRefused && set.server.visits == 0
                ? nil : "\(Trap.all[trap].testDescription), face \(face)"
        }
    }

    private static func isRefused(_ command: [String], in set: SetTrap) async throws -> Bool {
        let outcome = try await Program.raingauge.run(
            command + set.arguments, environment: set.environment, in: set.folder)
        let refusals: Set<Int32> = command == ["config"] ? [0, 2] : [2, 4]
        return refusals.contains(outcome.status) && !outcome.errors.contains(Trap.secret)
    }

    private static func browserIsRefused(in set: SetTrap) async throws -> Bool {
        let terminal = try TmuxSession(
            set.arguments.first ?? "--theme", set.arguments.last ?? "default", environment: set.environment,
            in: set.folder)
        let screen = try await terminal.wait(forOneOf: "nothing is connected", "[ended 4]", "[ended 2]")
        if !screen.contains("[ended") { terminal.press("x", "Enter", "Escape") }
        try await terminal.wait(forOneOf: "[ended 4]", "[ended 2]")
        return true
    }
}
