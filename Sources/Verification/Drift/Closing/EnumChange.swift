import Catalog
import SQL

/// Statements that turn one list of an enum's values into another.
enum EnumChange {
    /// New values are added in their places; nothing else can be done to a type that is in use.
    static func statements(from old: Schema.Enum, to new: Schema.Enum) -> [String] {
        let kept = new.values.filter(old.values.contains)
        guard kept == old.values else { return recreation(new) }
        return new.values.enumerated().filter { !old.values.contains($0.element) }.map { place, value in
            let position =
                place > 0
                ? " AFTER \(SQL.literal(new.values[place - 1]))"
                : old.values.first.map { " BEFORE \(SQL.literal($0))" } ?? ""
            return "ALTER TYPE \(new.name.quoted) ADD VALUE \(SQL.literal(value))\(position)"
        }
    }

    private static func recreation(_ type: Schema.Enum) -> [String] {
        let old = QualifiedName(type.name.schema.name, type.name.name.name + "_old")
        return Renaming.type(type.name, to: old) + [
            type.creation,
            """
            -- Move every column over, before the old type can go: a value cannot be taken from an enum.
            -- ALTER TABLE … ALTER COLUMN … SET DATA TYPE \(type.name.quoted) USING …::text::\(type.name.quoted)
            DROP TYPE \(old.quoted)
            """,
        ]
    }
}
