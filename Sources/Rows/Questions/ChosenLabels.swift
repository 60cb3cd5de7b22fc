package import SQL

/// By which columns a person wants to know the rows of some tables, instead of the first unique text.
package struct ChosenLabels: Hashable, Sendable {
    package var columns: [QualifiedName: Identifier]

    package init(_ columns: [QualifiedName: Identifier] = [:]) { self.columns = columns }
}
