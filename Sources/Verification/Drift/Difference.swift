package import SQL

/// One thing that is not as it should be, with both sides and the way to close it.
package struct Difference: Equatable, Sendable {
    package let subject: Subject
    package let change: Change
    /// What should be there, as SQL; `nil` when nothing should.
    package let expected: String?
    /// What is there, as SQL; `nil` when nothing is.
    package let live: String?
    package let harm: Harm
    /// Statements for a person to read and copy, each without its semicolon; never run by this program.
    package let closing: Closing
    /// The migration that is behind it, as far as one is known to be.
    package let origin: Origin?
    /// False where nothing but the texts of two expressions differ and PostgreSQL was not asked what they mean.
    package let isCertain: Bool

    package init(
        _ subject: Subject, _ change: Change, expected: String?, live: String?, harm: Harm, closing: Closing,
        isCertain: Bool = true, origin: Origin? = nil
    ) {
        (self.subject, self.change, self.harm) = (subject, change, harm)
        (self.expected, self.live) = (expected, live)
        (self.closing, self.isCertain, self.origin) = (closing, isCertain, origin)
    }

    /// What a difference is about.
    package struct Subject: Hashable, Sendable {
        package let kind: Kind
        /// The table that a part belongs to.
        package let table: QualifiedName?
        /// The object's own name; with its schema where it is no part of a table.
        package let name: String

        package init(_ kind: Kind, _ name: QualifiedName) {
            (self.kind, table, self.name) = (kind, nil, name.display)
        }

        package init(_ kind: Kind, _ name: String, in table: QualifiedName? = nil) {
            (self.kind, self.table, self.name) = (kind, table, name)
        }
    }

    package enum Kind: String, Sendable, CaseIterable {
        case role, schema, sequence, table, column
        case enumeration = "enum"
        case primaryKey = "primary key"
        case unique = "unique constraint"
        case check
        case foreignKey = "foreign key"
        case index
        case rowSecurity = "row-level security"
        case policy
        case view
        case materializedView = "materialised view"
        case exclusion = "exclusion constraint"
        case trigger, rule, partition, function, domain
        case compositeType = "composite type"
        case rangeType = "range type"
        case `extension`
        case statistics, owner, privileges
        case defaultPrivileges = "default privileges"
    }

    package enum Change: Equatable, Sendable {
        /// Expected and not there.
        case missing
        /// There and not expected.
        case extra
        /// The same but for its name.
        case renamed(from: String)
        /// What of it is different, such as `type` or `default`.
        case changed([String])
    }

    /// What the difference does to whoever trusts the schema; the worst first.
    package enum Harm: String, Sendable, CaseIterable, Comparable {
        /// Rows are shown or given to more people than they should be: row-level security off, a policy opened, a grant
        /// widened.
        case exposure
        /// Rows are lost, or nothing protects them: a missing constraint, or something that closing would drop.
        case dataLoss = "data loss"
        /// Statements that Drizzle writes fail or answer something else.
        case brokenQueries = "broken queries"
        case performance
        case cosmetic

        package static func < (left: Harm, right: Harm) -> Bool {
            left.rank < right.rank
        }

        fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    package struct Closing: Equatable, Sendable {
        /// Makes the database what is expected.
        package let database: [String]
        /// What a migration has to do, so that the database as it is becomes what is expected.
        package let expectation: [String]
        /// The same without what has to make way meanwhile.
        let own: Sides<String>
        /// What stays as it is and has to make way meanwhile.
        let holders: Sides<Holder>

        package init(database: [String], expectation: [String]) {
            (self.database, self.expectation) = (database, expectation)
            (own, holders) = (Sides(database, expectation), Sides([], []))
        }

        /// `whole` is all of it in an order that works.
        init(whole: Sides<String>, own: Sides<String>, holders: Sides<Holder>) {
            (database, expectation) = (whole.database, whole.expectation)
            (self.own, self.holders) = (own, holders)
        }
    }

    /// What is done to the database, and what leads the other way.
    struct Sides<Element: Equatable & Sendable>: Equatable, Sendable {
        let database: [Element]
        let expectation: [Element]

        init(_ database: [Element], _ expectation: [Element]) {
            (self.database, self.expectation) = (database, expectation)
        }
    }
}

extension Difference {
    /// Smaller for what a person should see first.
    package var rank: Int {
        guard isCertain else { return Harm.allCases.count + 1 + harm.rank }
        return isAwaited ? Harm.allCases.count : harm.rank
    }
}

extension QualifiedName {
    /// Without `public`, which goes without saying.
    package var display: String { schema.name == "public" ? name.name : description }
}
