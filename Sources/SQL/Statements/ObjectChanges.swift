/// An object that a statement about any kind of object names.
package struct ObjectReference: Hashable, Sendable {
    package let kind: ObjectKind
    package let name: ObjectName
    /// The column, constraint, trigger or policy of the relation ``name``.
    package let part: Identifier?
    /// The types of a function's arguments; `nil` where none are written.
    package let arguments: [TypeReference]?

    package init(
        _ kind: ObjectKind, _ name: ObjectName, part: Identifier? = nil, arguments: [TypeReference]? = nil
    ) {
        (self.kind, self.name, self.part, self.arguments) = (kind, name, part, arguments)
    }
}

/// `DROP` of any kind of object.
package struct Drop: Hashable, Sendable {
    package let objects: [ObjectReference]
    package let isIfExists: Bool
    package let isCascading: Bool
    package let isConcurrent: Bool
}

/// `ALTER … RENAME TO`, of columns and constraints too.
package struct Rename: Hashable, Sendable {
    package let object: ObjectReference
    package let newName: Identifier
    package let isIfExists: Bool
}

/// `ALTER … SET SCHEMA`.
package struct SetSchema: Hashable, Sendable {
    package let object: ObjectReference
    package let schema: Identifier
}

/// `COMMENT ON`.
package struct Comment: Hashable, Sendable {
    package let object: ObjectReference
    /// `nil` takes the comment away.
    package let text: String?
}

/// `GRANT` and `REVOKE` of privileges on objects.
package struct Grant: Hashable, Sendable {
    package let isGrant: Bool
    package let kind: ObjectKind
    /// Empty for `ALL … IN SCHEMA` and default privileges, which speak of objects without naming them.
    package let objects: [ObjectReference]
    /// Upper case; empty for `ALL PRIVILEGES`.
    package let privileges: [String]
    /// Whether only some columns are meant.
    package let isForColumns: Bool
    package let grantees: [RoleName]
}

/// `DO`: code that nobody can judge without running it, but for one well known form.
package struct CodeBlock: Hashable, Sendable {
    package let body: String
    /// The statements of `BEGIN … EXCEPTION WHEN duplicate_object THEN null; END`, with which old versions of Drizzle Kit
    /// wrap what may be there already; empty for every other block.
    package let guarded: [SQLStatement]
}
