import Terminal

/// A unified diff with the meaning of each of its lines.
enum DiffColours {
    static func lines(of diff: String) -> [[Styled]] {
        diff.split(separator: "\n").map { line in
            switch line.first {
            case "+" where !line.hasPrefix("+++"): [Styled(String(line), .success)]
            case "-" where !line.hasPrefix("---"): [Styled(String(line), .danger)]
            case "@": [Styled(String(line), .info)]
            case "+", "-": [Styled(String(line), .title)]
            default: [Styled(String(line), .dim)]
            }
        }
    }
}
