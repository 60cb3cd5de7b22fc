package import Review
import SQL
package import Terminal
import Verification

extension Finding {
    /// Everything there is to say of it, wrapped to a width.
    package func document(_ answer: DataAnswer?, on sheet: Sheet) -> Document {
        let head = [
            Styled("\(severity.mark(in: sheet.glyphs)) \(severity.rawValue)", severity.role),
            Styled("  \(rule)  \(shownPlace)", .dim),
        ]
        let known = facts(answer).flatMap { sheet.wrapped($0, .info) }
        var sections: [Document.Section] = [
            .lines([head] + sheet.wrapped(sentence) + known), .blank, .lines(sheet.wrapped(page.why)), .blank,
            .lines(sheet.wrapped("Instead: \(page.instead)", .info)),
        ]
        if !safeWay.isEmpty { sections += [.blank, .lines(safeLines(indent: 0))] }
        if let question {
            sections += [
                .blank, .lines([[Styled("The rows in the way:", .dim)], [Styled(question.rows + ";")]]),
            ]
        }
        return Document(sections)
    }

    /// The file and line, with as much of the path as tells files apart.
    package var shownPlace: String { "\(place.file.fileName):\(place.line)" }

    /// The migration and the line.
    package var briefPlace: String { "\(place.tag):\(place.line)" }

    /// The same in so many columns: the line, and as much of the name as fits in front of it.
    package func briefPlace(in width: Int, _ glyphs: Glyphs) -> String {
        guard TextWidth.columns(of: briefPlace) > width else { return briefPlace }
        let line = "\(glyphs.ellipsis):\(place.line)"
        return place.tag.prefix(max(0, width - TextWidth.columns(of: line, in: glyphs))) + line
    }

    /// The steps of the safe way as a script to copy.
    package var safeText: String {
        safeWay.map { step in
            "-- \(step.heading)\n" + step.lines.map { $0 + "\n" }.joined()
        }.joined(separator: "\n")
    }
}
