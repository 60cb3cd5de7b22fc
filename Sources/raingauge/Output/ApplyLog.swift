import FoundationEssentials
import Glibc
import Reports
import Terminal
import Verification
import Workspace

/// Writes what happens during a run as it happens: lines for people on standard error, or JSON for programs.
struct ApplyLog: Sendable {
    private let format: ReportFormat

    init(_ format: ReportFormat) { self.format = format }

    func note(_ event: ApplyEvent) {
        switch format {
        case .text: if let line = event.line { Output.complain(line + "\n") }
        case .json: try? write(event)
        }
    }

    /// What is known before anything is sent; nothing where nothing was found.
    func note(_ foresight: ApplyForesight) {
        guard !foresight.isSilent else { return }
        switch format {
        case .text: Output.complain(Document(foresight.sections(on: .plain(.ofLocale))).text)
        case .json: try? write(Foreseen(foresight: foresight))
        }
    }

    private struct Foreseen: Encodable {
        let foresight: ApplyForesight

        private enum Key: String, CodingKey { case event }

        func encode(to encoder: any Encoder) throws {
            try foresight.encode(to: encoder)
            var json = encoder.container(keyedBy: Key.self)
            try json.encode("foreseen", forKey: .event)
        }
    }

    /// The last line, or for people the whole report.
    func end(_ report: ApplyReport, document: (Sheet) -> Document) throws {
        switch format {
        case .text: try format.write(report, document: document)
        case .json: try write(report)
        }
    }

    /// The last line; for people the problem is said by whoever throws it.
    func end(_ failure: ApplyFailure) throws { if format == .json { try write(failure) } }

    /// One line, at once.
    func write(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var output = Output(STDOUT_FILENO)
        let json = String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
        output.write(output.isTerminal ? json.escapedAsJSON(in: .ofLocale) : json)
        output.flush()
    }
}
