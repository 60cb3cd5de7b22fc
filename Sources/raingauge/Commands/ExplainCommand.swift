import ArgumentParser
import Glibc
import Reports
import Review

struct ExplainCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say what a rule of the review is about, and what to do instead.",
        usage: "raingauge explain [RULE]",
        discussion: "Without a rule, the names of all of them.")

    static let asksServer = false

    @Argument(help: "The rule's name, such as set-not-null.") var rule: String?

    func status() async throws -> ExitStatus {
        var output = Output(STDOUT_FILENO)
        if let rule {
            guard let page = ReviewRules.page(of: rule) else {
                throw Failure.usage(
                    "There is no rule \(rule).", remedy: "`raingauge explain` names all of them.")
            }
            output.write(page.document(on: .plain(.ofLocale)))
        } else {
            output.write(RulePage.list(ReviewRules.pages, on: .plain(.ofLocale)))
        }
        output.flush()
        return .done
    }
}
