/// A name as a statement writes it: with its schema or without.
package struct ObjectName: Hashable, Sendable, CustomStringConvertible {
    /// `nil` where the search path decides.
    package let schema: Identifier?
    package let name: Identifier

    package init(schema: Identifier? = nil, _ name: Identifier) { (self.schema, self.name) = (schema, name) }

    package var description: String { schema.map { "\($0).\(name)" } ?? name.name }
    /// As it stands in a statement, and as `to_regclass` takes it.
    package var quoted: String { schema.map { "\($0.quoted).\(name.quoted)" } ?? name.quoted }
}

/// What kinds of objects statements speak of; the raw value is PostgreSQL's `ObjectType`.
///
/// - Source: parsenodes.h, `ObjectType`.
package enum ObjectKind: String, Hashable, Sendable {
    case table = "OBJECT_TABLE"
    case foreignTable = "OBJECT_FOREIGN_TABLE"
    case view = "OBJECT_VIEW"
    case materializedView = "OBJECT_MATVIEW"
    case sequence = "OBJECT_SEQUENCE"
    case index = "OBJECT_INDEX"
    case type = "OBJECT_TYPE"
    case domain = "OBJECT_DOMAIN"
    case schema = "OBJECT_SCHEMA"
    case `extension` = "OBJECT_EXTENSION"
    case function = "OBJECT_FUNCTION"
    case procedure = "OBJECT_PROCEDURE"
    case routine = "OBJECT_ROUTINE"
    case aggregate = "OBJECT_AGGREGATE"
    case trigger = "OBJECT_TRIGGER"
    case policy = "OBJECT_POLICY"
    case column = "OBJECT_COLUMN"
    case constraint = "OBJECT_TABCONSTRAINT"
    case role = "OBJECT_ROLE"
    /// Anything else: operators, casts, publications, large objects, …
    case other

    init(_ text: String?) { self = text.flatMap(ObjectKind.init(rawValue:)) ?? .other }
}

extension Identifier {
    /// The name as the server stores it: cut to 63 bytes, between characters.
    ///
    /// - Source: PostgreSQL manual, "Identifiers and Key Words"; scansup.c, `truncate_identifier`.
    package init(cutting name: String) {
        guard name.utf8.count > Self.maximalLength else {
            self.init(name)
            return
        }
        var end = name.utf8.index(name.startIndex, offsetBy: Self.maximalLength)
        while end.samePosition(in: name.unicodeScalars) == nil { end = name.utf8.index(before: end) }
        self.init(String(name[..<end]))
    }

    /// In bytes; `NAMEDATALEN - 1`.
    package static let maximalLength = 63
}
