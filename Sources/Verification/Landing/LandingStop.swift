/// A statement that the server would refuse, because what it makes is there or what it changes is not.
package struct LandingStop: Equatable, Sendable, Encodable {
    /// The line of the file on which the statement begins, from 1.
    package let line: Int
    /// Its first words on one line.
    package let text: String
    /// The SQLSTATE of the refusal, such as `42701`.
    package let code: String
    package let kind: LandingKind
    /// As the statement calls it: `orders.total`.
    package let name: String
    package let reason: Reason

    package enum Reason: String, Equatable, Sendable, Encodable {
        case isThere = "is there already"
        case isMissing = "is not there"
    }

    package init(
        line: Int, text: String, code: String, kind: LandingKind, name: String, reason: Reason
    ) {
        (self.line, self.text, self.code) = (line, text, code)
        (self.kind, self.name, self.reason) = (kind, name, reason)
    }
}

extension LandingKind {
    /// The SQLSTATE with which the server refuses to make another one of a name.
    ///
    /// - Source: PostgreSQL 15, appendix A, and what the table in `AheadTests` provokes.
    var duplicateCode: String {
        switch self {
        case .table, .view, .materializedView, .sequence, .index: "42P07"
        case .column: "42701"
        case .schema: "42P06"
        case .function: "42723"
        case .type, .domain, .extension, .constraint, .policy, .trigger, .label, .privilege, .other: "42710"
        }
    }

    /// The SQLSTATE with which the server refuses to change or drop one that is not there.
    var undefinedCode: String {
        switch self {
        case .table, .view, .materializedView, .sequence: "42P01"
        case .column: "42703"
        case .schema: "3F000"
        case .function: "42883"
        case .label: "22023"
        case .index, .type, .domain, .extension, .constraint, .policy, .trigger, .privilege, .other: "42704"
        }
    }
}
