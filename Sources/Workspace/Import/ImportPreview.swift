import Catalog
package import Postgres
package import Rows
package import SQL

/// What would be imported, before anything is: where each column goes, the first rows, and what the server says to them.
package struct ImportPreview: Equatable, Sendable {
    package let plan: ImportPlan
    package let survey: ImportSurvey
    /// `nil` where nothing was tried, since the file itself is wrong, or has no rows.
    package let trial: ImportTrial?

    package init(plan: ImportPlan, survey: ImportSurvey, trial: ImportTrial?) {
        (self.plan, self.survey, self.trial) = (plan, survey, trial)
    }

    /// The columns of the table to which the file says nothing; none where nobody knows which columns it has.
    package var filled: [RowColumn] { survey.names.isEmpty ? [] : plan.filled }

    /// Whether nothing is known that would make the import fail.
    package var isFit: Bool {
        survey.errors.isEmpty && trial?.objections.isEmpty ?? true && plan.missing.isEmpty
    }
}

extension DatabaseAccess {
    /// Reads a file, finds where its columns go, and tries its first rows in a transaction that is rolled back.
    ///
    /// - Throws: ``ImportRefusal``, or the server's ``PostgresError`` where it is about no row.
    package func importPreview(of file: ImportFile, into relation: Oid) async throws -> ImportPreview {
        let survey = try ImportSurvey.reading(file)
        let source = try await open(OpenRequest(relation: relation, limit: nil)).0.source
        let plan = ImportPlan(file, names: survey.names, into: source)
        try await checkRights(of: plan, isReadable: survey.errors.allSatisfy(\.isOfOneRow))
        guard survey.errors.isEmpty, !survey.records.isEmpty, plan.missing.isEmpty else {
            return ImportPreview(plan: plan, survey: survey, trial: nil)
        }
        let trial = try await inOwnSession { connection, _ in
            try await connection.rehearse(plan, with: survey.records)
        }
        return ImportPreview(plan: plan, survey: survey, trial: trial)
    }

    private func checkRights(of plan: ImportPlan, isReadable: Bool) async throws {
        let question = EditRightsQuestion(plan.source.relation.oid)
        let rights = try question.rights(in: try await answer(question.batch))
        if let objection = rights.objection(to: .insert) {
            throw ImportRefusal.rights(objection, plan.source, nil)
        }
        guard isReadable else { return }
        guard !plan.columns.isEmpty else { throw ImportRefusal.noColumn(plan.source) }
        // COPY gives values to columns that the table would number itself.
        for column in plan.columns where column.column.value != .identity(.always) {
            if let objection = rights.objection(to: .insert, of: column) {
                throw ImportRefusal.rights(objection, plan.source, column.name)
            }
        }
    }
}
