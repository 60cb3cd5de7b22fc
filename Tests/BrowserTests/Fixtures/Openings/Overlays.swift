import Terminal

@testable import Browser

extension Opening {
    static let overlays = [
        overlay("help", isHelp) { $0.press("?") },
        overlay("palette", isPicker) { $0.press(":") },
        overlay("jump", isPicker) { $0.press(.control("p")) },
        overlay("themes", isPicker) {
            $0.press(":theme")
            $0.press(.enter)
        },
        overlay("search", isPrompt) { $0.press("/o") },
        overlay("choice", isChoice) {
            $0.openTable()
            $0.press("gy")
        },
        overlay("confirmation", isPrompt) {
            $0.openRepair()
            $0.press(.character("j"), .enter, .character("a"))
        },
        overlay("editor of a cell", isEditor) {
            $0.openTable()
            $0.allowWriting()
            $0.press("le")
        },
        overlay("address", isPrompt) { $0.press("m=") },
    ]

    private static func overlay(
        _ name: String, _ isKind: @escaping @Sendable (Overlay) -> Bool,
        steps: @escaping @Sendable (inout Conversation) -> Void
    ) -> Opening {
        Opening(name, isOpen: { $0.overlay.map(isKind) ?? false }, steps: steps)
    }

    private static func isHelp(_ overlay: Overlay) -> Bool { if case .help = overlay { true } else { false } }
    private static func isPicker(_ overlay: Overlay) -> Bool {
        if case .picker = overlay { true } else { false }
    }
    private static func isPrompt(_ overlay: Overlay) -> Bool {
        if case .prompt = overlay { true } else { false }
    }
    private static func isEditor(_ overlay: Overlay) -> Bool {
        if case .editor = overlay { true } else { false }
    }
    private static func isChoice(_ overlay: Overlay) -> Bool {
        if case .choice = overlay { true } else { false }
    }
}
