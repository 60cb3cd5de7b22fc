package import SQL

/// One column of a relation.
package struct Column: Hashable, Sendable, Identifiable {
    /// `attnum`: stable for the life of the table, with gaps where columns were dropped.
    package let number: Int
    package let name: Identifier
    package let type: ColumnType
    package let isRequired: Bool
    package let value: Value
    /// Only when it is not the collation of the type.
    package let collation: QualifiedName?
    package let storage: Storage
    package let comment: String?
    /// Whether the session may `SELECT` it.
    package let isReadable: Bool
    /// Whether the column is declared here, not only inherited from a parent.
    package let isLocal: Bool

    package init(
        number: Int, name: Identifier, type: ColumnType, isRequired: Bool = false, value: Value = .given,
        collation: QualifiedName? = nil, storage: Storage = Storage(), comment: String? = nil,
        isReadable: Bool = true, isLocal: Bool = true
    ) {
        (self.number, self.name, self.type, self.isRequired) = (number, name, type, isRequired)
        (self.value, self.collation, self.storage, self.comment) = (value, collation, storage, comment)
        (self.isReadable, self.isLocal) = (isReadable, isLocal)
    }

    package var id: Int { number }

    /// Where the value of a new row comes from when it is not in the `INSERT`.
    package enum Value: Hashable, Sendable {
        /// NULL.
        case given
        case defaults(to: String)
        case identity(Identity)
        case generated(String, Generation)
    }

    package enum Identity: Hashable, Sendable { case always, byDefault }

    package enum Generation: Hashable, Sendable {
        case stored
        /// Computed when read, from PostgreSQL 18 on.
        case virtual
    }

    /// How large values are stored, where it was changed from what the type does by itself.
    package struct Storage: Hashable, Sendable {
        /// `PLAIN`, `EXTERNAL`, `EXTENDED` or `MAIN`.
        package let strategy: String?
        /// `pglz` or `lz4`.
        package let compression: String?
        /// `nil`: the server's default.
        package let statisticsTarget: Int?

        package init(strategy: String? = nil, compression: String? = nil, statisticsTarget: Int? = nil) {
            (self.strategy, self.compression) = (strategy, compression)
            self.statisticsTarget = statisticsTarget
        }
    }
}
