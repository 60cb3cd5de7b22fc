import Reports
import Terminal

/// A problem in a few lines below something that is still worth looking at; nothing without a problem.
struct TroubleLines {
    private let lines: [(text: String, role: Role)]

    /// Takes at most a third of the area, but always one line.
    init(_ problem: Problem?, size: Size, glyphs: Glyphs) {
        guard let problem, size.rows > 0 else {
            lines = []
            return
        }
        let parts: [(String?, Role)] = [
            ("\(glyphs.cross) \(problem.summary)", .danger), (problem.detail, .body), (problem.remedy, .info),
            ("R tries again.  Esc hides this.", .hint),
        ]
        let lines = parts.flatMap { text, role in
            TextWrap(text ?? "", width: size.columns - 2, in: glyphs).filter { !$0.isEmpty }.map {
                (String($0), role)
            }
        }
        self.lines = Array(
            lines.prefix(max(1, min(lines.count, size.rows < 12 ? size.rows / 2 : size.rows / 3))))
    }

    var count: Int { lines.count }

    /// Fills the current area of the frame.
    func draw(in frame: inout Frame) {
        for (row, line) in lines.enumerated() {
            frame.draw(line.text, at: 1, row: row, role: line.role, overflow: .ellipsis)
        }
    }
}

extension Notice {
    /// A failure that leaves everything as it is: one line is enough.
    init(_ problem: Problem) {
        let words = [problem.summary, problem.detail, problem.remedy].compactMap(\.self).joined(
            separator: " ")
        self.init(words, tone: problem == .stopped ? .plain : .danger)
    }
}
