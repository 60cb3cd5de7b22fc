import Browser
import Postgres
import Reports
import Terminal

// Kinds and names only: what a person typed at a prompt, what a row holds and what a server said stays out.

extension Event {
    /// `nil` for the passing of time, which says nothing.
    func logged(isTyping: Bool) -> String? {
        switch self {
        case .key(let key): "key \(isTyping ? "(typed)" : key.description(in: .unicode))"
        case .resized(let size): "resized \(size.columns)x\(size.rows)"
        case .link(let link): "link \(link.logged)"
        case .answered(let answer, let cost):
            "answer \(answer.kind) \(answer.outcome)" + (cost.map { " \($0.logged)" } ?? "")
        case .said: "said"
        case .edited: "edited"
        case .progressed, .tick: nil
        }
    }
}

extension Link {
    fileprivate var logged: String {
        switch self {
        case .connecting: "connecting"
        case .online(let facts):
            "online, server \(facts.version), \(facts.isEncrypted ? "encrypted" : "not encrypted")"
                + (facts.isReplica ? ", replica" : "")
        case .offline: "offline"
        case .failed: "failed"
        }
    }
}

extension Effect {
    var logged: String {
        switch self {
        case .ask(let question, _): "ask \(type(of: question.value))"
        case .cancel: "cancel"
        case .reconnect: "reconnect"
        case .stopConnecting: "stop connecting"
        case .saveCopy: "save the copy"
        case .edit: "edit"
        case .keepStaged: "keep what is staged"
        case .copy: "copy"
        case .keep: "keep"
        case .useTheme(let name): "theme \(name)"
        case .useMouse(let isOn): "mouse \(isOn ? "on" : "off")"
        case .redraw: "redraw"
        case .suspend: "suspend"
        case .quit: "quit"
        }
    }
}
