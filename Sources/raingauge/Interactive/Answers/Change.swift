import Browser
import Catalog
import Postgres
import Reports
import Rows
import SQL
import Workspace

extension LoadRights: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (EditRights, Cost?) {
        let question = EditRightsQuestion(relation)
        let answer = try await sources.work.answer(question.batch)
        return (try question.rights(in: answer), answer.cost)
    }
}

extension CheckValue: Answerable {
    static let thread = AnsweringThread.background

    /// A line that is lost says nothing about the value.
    func answer(from sources: AnswerSources) async throws -> (Bool, Cost?) {
        do {
            let answer = try await sources.work.answer(ValueCheck(text, for: cell.column).batch)
            _ = try answer.get()
            return (true, answer.cost)
        } catch {
            guard error.kind != .server else { throw error }
            return (false, nil)
        }
    }
}

extension LoadWhole: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> ([FullValue], Cost?) {
        try await LoadValues(requests).answer(from: sources)
    }
}

extension OfferKeys: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> ([OfferedKey], Cost?) {
        try await sources.work.offeredKeys(request)
    }
}

extension LoadConsequences: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> ([Consequences], Cost?) {
        var found: [Consequences] = []
        for source in changes.sources {
            let structure = StructureQuestion(source.relation.oid)
            let keys = try structure.structure(in: try await sources.work.answer(structure.batch))
                .referencedBy
            let question = ConsequencesQuestion(of: changes, in: source, referencedBy: keys)
            found.append(try await question.consequences(in: sources.work))
        }
        return (found, nil)
    }
}

extension CommitChanges: Answerable {
    static let thread = AnsweringThread.background
    static let mustEnd = true

    func answer(from sources: AnswerSources) async throws -> (CommitOutcome, Cost?) {
        (try await sources.work.commit(changes) { sources.tell($0.waitingWords) }, nil)
    }
}

extension RestoreChanges: Answerable {
    static let thread = AnsweringThread.background

    /// A table that is gone takes only its own changes with it.
    func answer(from sources: AnswerSources) async throws -> (ChangeSet, Cost?) {
        var found: [QualifiedName: RowSource] = [:]
        for table in kept.tables {
            let answer = try await sources.work.answer(Batch(RelationSummary.oid(named: table.quoted)))
            guard let oid = try? answer.get().first?.oid(0, 0) else { continue }
            found[table] = try await sources.work.open(OpenRequest(relation: oid, limit: nil)).0.source
        }
        return (kept.staged(in: found), nil)
    }
}
