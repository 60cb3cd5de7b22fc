import Catalog
import Reports
import Rows
import SQL
package import Terminal

extension ValueScreen {
    package func location(in context: Context) -> Location {
        let relation = subject.source.relation.name
        let key =
            subject.key.map { " \(context.glyphs.breadcrumb) \($0.values.joined(separator: ", "))" } ?? ""
        return Location(
            path: "\(relation)\(key) \(context.glyphs.breadcrumb) \(column.name)", summary: summary)
    }

    private var summary: String {
        guard let body, let text = body.text else { return column.type.name }
        return ([column.type.name] + body.layout.facts(of: text)).joined(separator: "  ")
    }

    package func draw(in frame: inout Frame, area: Rect, context: Context) {
        frame.within(area) { body in
            let trouble = TroubleLines(trouble, size: body.size, glyphs: body.glyphs)
            body.within(body.bounds.droppingBottom(trouble.count)) { drawValue(in: &$0, context: context) }
            body.within(body.bounds.bottom(trouble.count)) { trouble.draw(in: &$0) }
        }
    }

    private func drawValue(in frame: inout Frame, context: Context) {
        guard let body else {
            if let problem = fetching.problem {
                return problem.draw(in: &frame, area: frame.bounds, keys: "R tries again.")
            }
            let size = subject.cell.sizeWords.map { ", \($0)" } ?? ""
            return Waiting("Reading \(column.name)\(size)").draw(
                in: &frame, area: frame.bounds, context: context)
        }
        if let remark { frame.draw(remark, at: 1, row: 0, role: .caution, overflow: .ellipsis) }
        let labels = labelLines(context.body, frame.glyphs)
        frame.within(frame.bounds.bottom(labels.count)) { frame in
            for (row, line) in labels.enumerated() { frame.draw(line, at: 1, row: row, role: .info) }
        }
        let room = frame.bounds.droppingTop(remark == nil ? 0 : 1).droppingBottom(labels.count)
        frame.within(room) { value in
            body.layout.draw(in: &value)
            if !needle.isEmpty { value.mark(needle) }
            if trouble != nil { value.restyle(value.bounds, adding: .dim) }
        }
    }
}
