import Foundation
import TestSupport
import Testing

/// What SECURITY.md says is kept however often it is tried: a sample in every run of the tests, all of it by
/// `Scripts/faults`.
struct Promise: Sendable {
    let words: String
    /// How often it is tried by `Scripts/faults`.
    let all: Int
    /// And in every run of the tests.
    let sample: Int

    static let isWhole = ProcessInfo.processInfo.environment["RAINGAUGE_FAULTS"] != nil

    var count: Int { Self.isWhole ? all : sample }

    /// A row for the table, which `Scripts/faults` takes from what the tests print.
    static func report(_ words: String, tried: Int, kept: Int) {
        print("PROMISE | \(words) | \(tried) | \(kept) |")
    }

    /// Tries it in every way, four at a time, and says how often it was kept.
    ///
    /// - Parameter attempt: Takes the number of the attempt, and random numbers that are the same in every run; answers what
    ///   went wrong.
    /// - Throws: Why an attempt could not be made.
    func keep(_ attempt: @escaping @Sendable (Int, inout SeededGenerator) async throws -> String?)
        async throws
    {
        let complaints = try await withThrowingTaskGroup(of: String?.self) { group in
            var complaints: [String] = []
            // The whole is spread over all numbers, so that a sample sees every kind.
            for place in 0..<count {
                if place >= 4 { complaints += [try await group.next() ?? nil].compactMap(\.self) }
                let number = place * all / count
                group.addTask {
                    var random = SeededGenerator(seed: UInt64(number))
                    return try await attempt(number, &random).map { "\(number): \($0)" }
                }
            }
            for try await complaint in group { complaints += [complaint].compactMap(\.self) }
            return complaints
        }
        Self.report(words, tried: count, kept: count - complaints.count)
        #expect(complaints.isEmpty, "\(complaints.count) of \(count): \(complaints.prefix(5))")
    }
}
