import SQL

extension Review {
    /// What to ask the rows, each question once.
    ///
    /// Left out is whether rows would stop a statement in front of which the same run writes such rows, or does what nobody
    /// knows: it may have mended them by then.
    package var questions: [DataQuestion] {
        var (questions, asked): ([DataQuestion], Set<DataQuestion>) = ([], [])
        for finding in findings {
            guard let question = finding.question, !asked.contains(question) else { continue }
            guard !question.kind.stopsRun || !isWritten(question, before: finding.place) else { continue }
            asked.insert(question)
            questions.append(question)
        }
        return questions
    }

    private func isWritten(_ question: DataQuestion, before place: Finding.Place) -> Bool {
        statements.prefix { $0.place != place }.contains { statement in
            !statement.isUnderstood || statement.effects.writesRows(of: question)
        }
    }
}

extension Effects {
    /// Whether rows are written on which the answer depends: what a foreign key points at may be in any table.
    fileprivate func writesRows(of question: DataQuestion) -> Bool {
        relations.contains { relation, touch in
            (touch.isChanged || touch.lock == .rowExclusive)
                && (relation == question.table || question.kind == .orphan)
        }
    }
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
