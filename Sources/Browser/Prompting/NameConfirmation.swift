import Reports

/// What goes on only once a person has typed the name of the database, letter by letter.
struct NameConfirmation: Sendable {
    /// By which its answer is known.
    let question: String
    /// As in "To *apply this*, type shop".
    let wish: String
    /// What holds as long as another name is typed, as in "*nothing was run*".
    let otherwise: String

    func prompt(_ name: String) -> Prompt { .answer(to: question, label: "To \(wish), type \(name): ") }

    /// Asks once more: what is typed next is another try, and no keys of the screen.
    func again(_ name: String, insteadOf text: String) -> [Request] {
        let refusal = "“\(text)” is not its name; \(otherwise). Esc leaves."
        return [.prompt(prompt(name)), .say(Notice(refusal, tone: .caution))]
    }
}
