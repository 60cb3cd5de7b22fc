import Catalog
import Postgres
import Rows
import SQL
import Terminal
package import Workspace

extension ImportPreview {
    /// Where each column goes, the first rows, what the table fills by itself, and what would be refused.
    package func document(_ report: ImportReport? = nil, on sheet: Sheet) -> Document {
        let head: [Document.Section] = [.heading(plan.file.path, note: note)]
        let mapping: [Document.Section] = survey.names.isEmpty ? [] : [.blank, .table(columns(on: sheet))]
        let doubts = mistakes(on: sheet) + tried(on: sheet)
        guard isFit else {
            // What has to be mended is seen first, however many columns there are.
            let rest = doubts + filled(on: sheet) + mapping + remarks(on: sheet)
            return Document(head + rest + ending(report, on: sheet))
        }
        let rest = remarks(on: sheet) + filled(on: sheet) + doubts
        return Document(head + Array(mapping.dropFirst()) + rest + ending(report, on: sheet))
    }

    /// What was done, or what does it; a screen says that by itself.
    private func ending(_ report: ImportReport?, on sheet: Sheet) -> [Document.Section] {
        guard !sheet.hasKeys else { return [] }
        let words =
            report?.words
            ?? (isFit
                ? "Nothing is changed yet: --yes imports all rows in one transaction."
                : "Nothing is changed: it would be refused as a whole.")
        return [.blank, .lines(sheet.wrapped(words))]
    }

    /// Such as `1,204 rows, 88 kB, into public.orders`, without the rows where none could be read.
    package var note: String {
        let count = Numbers.count(survey.rows, "row")
        let rows = survey.isWhole ? "\(count), " : survey.rows == 0 ? "" : "at least \(count), "
        return "\(rows)\(survey.size), into \(plan.source.relation.name)"
    }

    private func columns(on sheet: Sheet) -> TextTable {
        let shown = survey.records.prefix(3)
        let heads =
            [TextColumn("in the file"), TextColumn("in the table"), TextColumn("type", maximum: 30)]
            + shown.map { TextColumn("line \($0.line)", maximum: 40) }
        let rows = plan.names.indices.map { place in
            [Styled(plan.names[place])] + plan.targets[place].words
                + shown.map { $0.words(place, in: sheet.glyphs) }
        }
        return TextTable(heads, rows: rows, in: sheet.glyphs)
    }

    private func remarks(on sheet: Sheet) -> [Document.Section] {
        guard !plan.numbered.isEmpty else { return [] }
        let names = plan.numbered.map(\.name.name).listed
        let words = "\(names): the file gives the numbers, and the table's own counter does not follow."
        return [.blank, .lines(sheet.wrapped(words, .caution))]
    }

    private func filled(on sheet: Sheet) -> [Document.Section] {
        guard !filled.isEmpty else { return [] }
        let rows = filled.map { column in
            column.hasToBeGiven
                ? [
                    Styled(column.name.name, .danger),
                    Styled("has to have a value, and nothing gives one", .danger),
                ]
                : [Styled(column.name.name), Styled(column.fillingWords, .dim)]
        }
        let table = TextTable([TextColumn("column"), TextColumn("becomes")], rows: rows, in: sheet.glyphs)
        return [.blank, .heading("Not in the file", note: ""), .rows(table)]
    }

    private func mistakes(on sheet: Sheet) -> [Document.Section] {
        guard !survey.errors.isEmpty else { return [] }
        let lines = survey.errors.flatMap { error in
            sheet.wrapped(
                ([error.sentence] + [error.remedy].compactMap(\.self)).joined(separator: " "), .danger)
        }
        return [.blank, .heading("What is wrong with the file", note: ""), .lines(lines)]
    }

    private func tried(on sheet: Sheet) -> [Document.Section] {
        guard let trial else { return [] }
        let isAll = survey.isWhole && trial.rows == survey.rows
        let rows = isAll ? "all rows" : "the first \(Numbers.count(trial.rows, "row"))"
        let lines =
            trial.objections.isEmpty
            ? sheet.wrapped("The server takes them.", .success)
            : trial.objections.flatMap { sheet.wrapped($0.sentence, .danger) }
        return [.blank, .heading("Tried with \(rows)", note: "and taken back"), .lines(lines)]
    }
}

extension ImportTrial.Objection {
    /// Such as `line 7, price: invalid input syntax for type integer: "abc" (22P02)`.
    package var sentence: String {
        let place = [line.map { "line \($0)" }, column.map(\.name)].compactMap(\.self).joined(separator: ", ")
        let words = error.wordsOfRow.replacing("\n", with: " ")
        return place.isEmpty ? words : "\(place): \(words)"
    }
}

extension ImportPlan.Target {
    /// The column and its type.
    fileprivate var words: [Styled] {
        switch self {
        case .column(let column): [Styled(column.name.name), Styled(column.type.name, .dim)]
        case .computed: [Styled("left out: computed", .caution), .empty]
        case .none: [Styled("left out: no such column", .caution), .empty]
        }
    }
}

extension ImportRecord {
    /// The beginning of a value, as it stands in the file.
    fileprivate func words(_ place: Int, in glyphs: Glyphs) -> Styled {
        guard let text = text(of: place, upTo: 200) else { return Styled(glyphs.null, .null) }
        return Styled(text.isEmpty ? "''" : text)
    }
}
