import ArgumentParser
import FoundationEssentials
import Glibc
import Reports
import Review
import SystemCalls

/// Runs a collection of cases through the rules of the review; `Scripts/lint-cases` calls it, and nobody else has to know.
struct LintCasesCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "lint-cases", abstract: "Lay the rules of the review beside a collection of cases.",
        shouldDisplay: false)

    static let asksServer = false

    @Argument(help: "The collection, as JSON.") var file: String

    func status() async throws -> ExitStatus {
        let bytes = try File.bytes(of: file)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let cases = try decoder.decode([LintCase].self, from: Data(bytes))
        var wrong = ""
        var right = 0
        for (index, lintCase) in cases.enumerated() {
            let found = lintCase.found
            let wanted = Set(lintCase.expect).sorted()
            guard found != wanted else {
                right += 1
                continue
            }
            wrong += "\n\(index): \(lintCase.sql)\n    wanted \(wanted), found \(found)\n"
        }
        var output = Output(STDOUT_FILENO)
        output.write(words: "\(right) of \(cases.count) right\n\(wrong)")
        output.flush()
        return wrong.isEmpty ? .done : .found
    }
}
