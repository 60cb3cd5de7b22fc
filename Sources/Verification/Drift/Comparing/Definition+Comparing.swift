import Catalog
import SQL

// What makes two definitions one, what a difference between them is about, and what it harms.
extension Schema.Definition {
    struct Identity: Hashable {
        let kind: Kind
        let table: QualifiedName?
        var object: Object?
        let name: QualifiedName
    }

    var identity: Identity {
        switch kind {
        // An extension is there once, in whatever schema.
        case .extension: Identity(kind: kind, table: nil, name: QualifiedName("", name.name.name))
        // Everything has one.
        case .owner: Identity(kind: kind, table: table, object: object, name: QualifiedName("", ""))
        case .domain, .composite, .range, .function, .exclusion, .trigger, .rule, .statistics, .privileges,
            .defaults:
            Identity(kind: kind, table: table, object: object, name: name)
        }
    }

    /// What the privileges or the owner are of.
    struct Right: Hashable {
        let kind: Kind
        let table: QualifiedName?
        let object: Object?
        let schema: Identifier
    }

    var right: Right { Right(kind: kind, table: table, object: object, schema: name.schema) }

    /// Under which its own owner and privileges are known.
    var ownObject: Object? {
        switch kind {
        case .domain, .composite, .range: Object(.type, name)
        case .function: Object(.function, name)
        case .extension, .exclusion, .trigger, .rule, .statistics, .owner, .privileges, .defaults: nil
        }
    }

    var subject: Difference.Subject {
        switch kind {
        case .extension: .init(.extension, name.name.name)
        case .domain: .init(.domain, name)
        case .composite: .init(.compositeType, name)
        case .range: .init(.rangeType, name)
        case .function: .init(.function, name)
        case .exclusion: .init(.exclusion, name.name.name, in: table)
        case .trigger: .init(.trigger, name.name.name, in: table)
        case .rule: .init(.rule, name.name.name, in: table)
        case .statistics: .init(.statistics, name.name.name, in: table)
        case .defaults: .init(.defaultPrivileges, name.name.name)
        case .owner: .init(.owner, object?.title ?? table?.name.name ?? "", in: table)
        case .privileges: .init(.privileges, name.name.name + (object?.place ?? ""), in: table)
        }
    }

    var harmWhenMissing: Difference.Harm {
        isGrant ? .brokenQueries : subject.kind.harm
    }

    var harmWhenExtra: Difference.Harm {
        switch kind {
        case .privileges, .defaults: isGrant ? .exposure : .brokenQueries
        case .exclusion, .trigger, .rule, .owner: .brokenQueries
        case .statistics, .extension, .domain, .composite, .range, .function: .cosmetic
        }
    }

    /// More privileges than expected open something; fewer only close it.
    func harm(against live: Schema.Definition) -> Difference.Harm {
        guard kind == .privileges || kind == .defaults else { return subject.kind.harm }
        return live.privileges.isSubset(of: privileges) ? .brokenQueries : .exposure
    }

    /// Whether it gives something, rather than taking away what everybody has.
    private var isGrant: Bool {
        (kind == .privileges && text.hasPrefix("GRANT ")) || (kind == .defaults && text.contains(" GRANT "))
    }

    /// The words between `GRANT` and `ON`; those that may be passed on a second time, with that.
    private var privileges: Set<String> {
        Set(statements.flatMap(Self.privileges))
    }

    private static func privileges(in statement: String) -> [String] {
        let option = statement.hasSuffix(" WITH GRANT OPTION") ? " WITH GRANT OPTION" : ""
        let start = statement.firstRange(of: "GRANT ")?.upperBound ?? statement.startIndex
        let rest = statement[start...]
        let list = rest[..<(rest.firstRange(of: " ON ")?.lowerBound ?? rest.endIndex)]
        return list.split(separator: ", ").map { $0 + option }
    }
}

extension Schema.Definition.Object {
    init(schema name: String) { self.init(.schema, QualifiedName(name, name)) }

    /// Such as `function one()`.
    fileprivate var title: String { "\(kind.rawValue) \(kind == .schema ? name.name.name : name.display)" }

    fileprivate var place: String { "\(kind == .schema ? " in " : " on ")\(title)" }
}

extension Schema.Definition.Kind {
    /// Whether it says who may do something.
    var isRight: Bool {
        switch self {
        case .owner, .privileges, .defaults: true
        case .extension, .domain, .composite, .range, .function, .exclusion, .trigger, .rule, .statistics:
            false
        }
    }
}
