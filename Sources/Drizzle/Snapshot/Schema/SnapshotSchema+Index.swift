extension SnapshotSchema {
    package struct Index: Equatable, Sendable {
        package var name: String
        package var isNameExplicit = true
        package var keys: [Key]
        package var isUnique = false
        /// Such as `btree`.
        package var method = "btree"
        /// What follows `WHERE`.
        package var predicate: String?
        package var options: [Option] = []
        /// Was made without a lock; says nothing about the index that results.
        package var isConcurrent = false

        package init(_ name: String, keys: [Key]) { (self.name, self.keys) = (name, keys) }

        /// One column or expression of an index.
        package struct Key: Equatable, Sendable {
            /// A column's name, or an expression as SQL text.
            package var text: String
            package var isExpression = false
            package var isDescending = false
            /// PostgreSQL's own default is last for ascending and first for descending keys.
            package var putsNullsFirst = false
            /// The operator class; `nil` is the type's default.
            package var operatorClass: String?

            package init(_ text: String) { self.text = text }
        }
    }
}
