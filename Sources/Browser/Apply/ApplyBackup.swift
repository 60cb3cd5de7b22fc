import Reports
import Terminal
import Verification

/// The backup that comes before a run: the file that was named for it, whether it is being made, and where those are
/// that were made.
struct ApplyBackup: Sendable {
    private(set) var making: Slot<MakeBackup>
    /// Into which one goes before the next run.
    private(set) var file: String?
    /// Those that were made on this screen, in their order.
    private var made: [String] = []

    static let question = "back-up-first"

    init(of screen: ScreenID) { making = Slot(of: screen) }

    /// Asks for a file; one that was made keeps its name.
    func prompt(_ plan: ApplyPlan, of database: String) -> Prompt {
        let number = made.isEmpty ? "" : "-\(made.count + 1)"
        let text = file ?? "\(database)-before-\(plan.tags.first ?? "upgrade")\(number).dump"
        return Self.prompt(text)
    }

    private static func prompt(_ text: String) -> Prompt {
        .answer(to: question, label: "Backup first into: ", text: text)
    }

    /// Takes the name of a file, or that none is wanted; what was wrong with another one is over.
    mutating func take(_ text: String) -> [Request] {
        guard !made.contains(text) else {
            let words = "\(text) is the backup of an earlier try; name another file."
            return [.prompt(Self.prompt(text)), .say(Notice(words, tone: .caution))]
        }
        forget()
        file = text.isEmpty ? nil : text
        let words = text.isEmpty ? "No backup is made." : "A backup is made before it is applied."
        return [.say(Notice(words))]
    }

    /// Forgets why the last one was not made.
    mutating func forget() { making.clear() }

    /// Begins with it where one is wanted.
    mutating func begin() -> Request? { file.map { making.ask(MakeBackup(into: $0)) } }

    /// Whether it has been made; `nil` where the answer is to something else.
    mutating func receive(_ answer: AnyAnswer) -> Bool? {
        guard let result = making.take(answer) else { return nil }
        guard case .success(let file) = result else { return false }
        made.append(file)
        self.file = nil
        return true
    }

    /// What is to come, and what is there.
    var lines: [String] {
        let next = file.map { "First a backup goes into \($0)." }
        let last = made.last.map { "The backup of an earlier try is in \($0)." }
        let other = file == nil && !made.isEmpty ? "No other is made unless b names a file." : nil
        return [last, next, other].compactMap(\.self)
    }
}
