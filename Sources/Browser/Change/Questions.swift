package import Rows
package import SQL
package import Workspace

/// What may be changed in a relation, asked once the session may change rows.
///
/// One round trip.
package struct LoadRights: Question {
    package typealias Answer = EditRights
    package static let isAskedAgain = false

    package let relation: Oid

    package init(_ relation: Oid) { self.relation = relation }
}

/// Whether the server takes a text for a value of a column; a failure says why not.
///
/// One round trip.
package struct CheckValue: Question {
    package typealias Answer = Bool
    package static let isAskedAgain = false

    package let cell: EditedCell
    package let text: String

    package init(_ text: String, in cell: EditedCell) { (self.text, self.cell) = (text, cell) }
}

/// Values of one row, whole, before they are edited or copied into a new one.
///
/// One round trip.
package struct LoadWhole: Question {
    package typealias Answer = [FullValue]
    package static let isAskedAgain = false

    package let requests: [ValueRequest]

    package init(_ requests: [ValueRequest]) { self.requests = requests }
}

/// Which rows a cell of a foreign key could refer to.
///
/// Three round trips.
package struct OfferKeys: Question {
    package typealias Answer = [OfferedKey]
    package static let isAskedAgain = false

    package let request: OfferedKeysRequest

    package init(_ request: OfferedKeysRequest) { self.request = request }
}

/// What follows from what is staged, table by table.
///
/// Three round trips for each table.
package struct LoadConsequences: Question {
    package typealias Answer = [Consequences]
    package static let isAskedAgain = false

    package let changes: ChangeSet

    package init(of changes: ChangeSet) { self.changes = changes }
}

/// Commits what is staged, once a person has seen it.
package struct CommitChanges: Question {
    package typealias Answer = CommitOutcome
    /// Only the person says when it is tried.
    package static let isAskedAgain = false

    package let changes: ChangeSet

    package init(_ changes: ChangeSet) { self.changes = changes }

    package static func outcome(of answer: CommitOutcome) -> String {
        switch answer {
        case .committed: "ok"
        case .refused: "refused"
        }
    }
}
/// What was staged when a session before ended without its commit, staged again.
///
/// One round trip for each table.
package struct RestoreChanges: Question {
    package typealias Answer = ChangeSet
    package static let isAskedAgain = false

    package let kept: KeptChanges

    package init(_ kept: KeptChanges) { self.kept = kept }
}
