import SQL

extension Course {
    /// What the change comes to; `nil` where nobody knows which type the column has.
    func typeChange(
        of column: Identifier, in table: QualifiedName, to type: TypeReference,
        using expression: SQLExpression?
    ) -> TypeChange? {
        guard let old = self.type(of: column, in: table) else { return nil }
        return TypeChange(
            from: old, to: type, using: conversion(of: column, to: type, expression),
            isUTC: conditions.isUTC && conditions.major >= 12, isEnum: isEnum)
    }

    private func conversion(
        of column: Identifier, to type: TypeReference, _ expression: SQLExpression?
    ) -> TypeChange.Conversion {
        guard let expression else { return .none }
        switch expression {
        case .column(let path) where path.last == column: return .plain
        case .cast(.column(let path), let target) where path.last == column && target == type: return .plain
        case .null, .constant, .column, .cast, .call, .operation, .array, .keyword, .other:
            return .expression
        }
    }

    private func isEnum(_ type: TypeReference) -> Bool? { enums[whole(type.name)].map { _ in true } }
}
