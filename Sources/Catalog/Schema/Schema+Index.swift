extension Schema {
    package struct Index: Equatable, Sendable {
        package var name: String
        package var method = "btree"
        package var keys: [Key]
        /// The columns behind INCLUDE.
        package var includedColumns: [String] = []
        package var isUnique = false
        package var treatsNullsAsEqual = false
        package var predicate: String?
        /// `name=value`, sorted.
        package var options: [String] = []
        /// False for what a failed CREATE INDEX CONCURRENTLY leaves behind.
        package var isValid = true
        package var isNameExplicit = true

        package init(_ name: String, keys: [Key]) { (self.name, self.keys) = (name, keys) }

        package struct Key: Equatable, Sendable {
            /// A column's name, or an expression as SQL text.
            package var text: String
            package var isExpression = false
            package var isDescending = false
            package var putsNullsFirst = false
            package var operatorClass: String?
            /// Whether ``operatorClass`` is what the type has anyway.
            package var isDefaultClass = true
            /// When it is not the column's own.
            package var collation: String?

            package init(_ text: String) { self.text = text }
        }
    }
}
