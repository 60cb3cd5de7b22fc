import Reports
import Terminal

/// What stands in the header, and what it means: the last part of the help.
enum HeaderSign: CaseIterable {
    case estimate, share, readOnly, sent, bytes, trips, time

    /// As an example of it looks.
    private func example(in glyphs: Glyphs) -> String {
        switch self {
        case .estimate: "~200k"
        case .share: "60%"
        case .readOnly: "RO"
        case .sent: "\(glyphs.up)1.2 kB/1"
        case .bytes: "\(glyphs.down)14 kB/10"
        case .trips: "1 rt"
        case .time: "1.0 ms"
        }
    }

    private var meaning: String {
        switch self {
        case .estimate: "How many rows the table has, as the server estimates; # counts them."
        case .share:
            "How much of the table lies above the screen, about; 100% at its end. 60% goes there by key."
        case .readOnly: "Read-only: what is asked here can change nothing."
        case .sent: "How much was sent to the server for the last answer to this screen."
        case .bytes:
            """
            How much came back. Behind the stroke, in a wide window and over TCP: in how many segments either went, of some \
            1.4 kB on most lines.
            """
        case .trips:
            """
            Round trips: how often the server had to be waited for. On a line of 100 ms, each takes that long; what is sent \
            at once may be ten segments before the line itself makes one more of it.
            """
        case .time: "How long that took, from the question to the whole answer."
        }
    }

    /// The signs whose example or meaning holds a text, under a title; none where no sign does.
    static func lines(saying wanted: String, width: Int, in glyphs: Glyphs) -> [[Styled]] {
        let found = allCases.filter {
            wanted.isEmpty || "\($0.example(in: glyphs)) \($0.meaning)".lowercased().contains(wanted)
        }
        guard !found.isEmpty else { return [] }
        let lines = found.flatMap { sign in
            TextWrap(sign.meaning, width: width - room, in: glyphs).enumerated().map { line, part in
                let example = line == 0 ? sign.example(in: glyphs) : ""
                return [Styled(example.padded(to: room, in: glyphs), .hintKey), Styled(String(part))]
            }
        }
        return [[Styled("In the header", .title, .bold)]] + lines
    }

    private static let room = 11
}
