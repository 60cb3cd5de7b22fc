import ArgumentParser
import FoundationEssentials
import Glibc
import Reports
import Terminal

/// How a subcommand says what it found: for people, or for programs.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json

    /// Writes a report with the database that it is about: in its fields, or in a line on standard error before it.
    ///
    /// - Throws: Why a value cannot be written as JSON.
    func write<Report: Encodable>(
        _ report: Report, about subject: Subject, document: (Sheet) -> Document
    ) throws {
        if self == .text { Output.complain(subject.line + "\n") }
        try write(SubjectReport(report, about: subject), document: document)
    }

    /// Writes a report to standard output; JSON has its keys in order.
    ///
    /// - Parameters:
    ///   - report: What was found.
    ///   - document: The same for people; only worked out when wanted.
    /// - Throws: Why a value cannot be written as JSON.
    func write(_ report: some Encodable, document: (Sheet) -> Document) throws {
        var output = Output(STDOUT_FILENO)
        switch self {
        case .text: output.write(document(.plain(.ofLocale)))
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let json = String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
            output.write(output.isTerminal ? json.escapedAsJSON(in: .ofLocale) : json)
        }
        output.flush()
    }
}
