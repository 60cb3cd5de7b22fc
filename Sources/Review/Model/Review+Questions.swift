import SQL

extension Review {
    /// What to ask the rows, each question once.
    ///
    /// Left out is whether rows would stop a statement in front of which the same run writes such rows, or does what nobody
    /// knows: it may have mended them by then.
    package var questions: [DataQuestion] {
        var (questions, asked): ([DataQuestion], Set<DataQuestion>) = ([], [])
        let writers = writers
        let starts = Dictionary(statements.enumerated().map { ($1.place, $0) }) { first, _ in first }
        for finding in findings {
            guard let question = finding.question, !asked.contains(question) else { continue }
            let start = starts[finding.place] ?? statements.count
            let isMended =
                question.kind.stopsRun && writers.contains { $0 < start && writes(at: $0, question) }
            guard !isMended else { continue }
            asked.insert(question)
            questions.append(question)
        }
        return questions
    }

    /// The statements that write rows, or of which nobody knows what they do.
    private var writers: [Int] {
        let opaque = Set(
            (findings + ignored.map(\.finding)).filter { $0.rule == OpaqueBlock().page.id }.map(\.place))
        return statements.indices.filter { index in
            let statement = statements[index]
            return !statement.isUnderstood || opaque.contains(statement.place)
                || statement.effects.relations.values.contains(where: \.writesRows)
        }
    }

    /// Whether such a statement may write rows on which the answer depends: what a foreign key points at may be in any
    /// table.
    private func writes(at index: Int, _ question: DataQuestion) -> Bool {
        let effects = statements[index].effects
        guard effects.relations.values.contains(where: \.writesRows) else { return true }
        return question.kind == .orphan || effects.relations[question.table]?.writesRows == true
    }
}

extension Effects.Touch {
    fileprivate var writesRows: Bool { isChanged || lock == .rowExclusive }
}

extension DataQuestion.Kind {
    /// Whether the server refuses the statement because of a single such row.
    var stopsRun: Bool {
        switch self {
        case .missingValue, .duplicate, .orphan, .unknownLabel, .anyRow, .unmet: true
        case .violation, .lostValue, .lostRow: false
        }
    }
}
