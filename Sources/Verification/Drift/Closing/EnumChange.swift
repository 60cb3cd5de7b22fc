import Catalog
import SQL

/// Statements that turn one list of an enum's values into another.
enum EnumChange {
    /// New values are added in their places; `nil` where something else has to be done, for which the type is made anew.
    static func additions(from old: Schema.Enum, to new: Schema.Enum) -> [String]? {
        guard new.values.filter(old.values.contains) == old.values else { return nil }
        return new.values.enumerated().filter { !old.values.contains($0.element) }.map { place, value in
            let position =
                place > 0
                ? " AFTER \(SQL.literal(new.values[place - 1]))"
                : old.values.first.map { " BEFORE \(SQL.literal($0))" } ?? ""
            return "ALTER TYPE \(new.name.quoted) ADD VALUE \(SQL.literal(value))\(position)"
        }
    }
}
