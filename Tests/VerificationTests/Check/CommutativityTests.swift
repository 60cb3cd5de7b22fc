import Catalog
import SQL
import Testing
import Verification

@Suite struct `Two branches` {
    /// A base, one change for each side, and whether Drizzle Kit calls it a conflict.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let base: [Thing]
        let left: [Thing]
        let right: [Thing]
        let conflicts: Bool
        var order: WorkingOrder?

        init(
            _ name: String, _ base: [Thing], _ left: [Thing], _ right: [Thing], conflicts: Bool = true,
            _ order: WorkingOrder? = nil
        ) {
            (self.name, self.base, self.left, self.right) = (name, base, left, right)
            (self.conflicts, self.order) = (conflicts, order)
        }

        var testDescription: String { name }
    }

    /// An object and its name.
    struct Thing: Sendable {
        let entity: SchemaEntities.Entity
        let (schema, table, name): (String, String, String)

        init(
            _ entity: SchemaEntities.Entity, _ name: String, of table: String = "",
            in schema: String = "public"
        ) {
            (self.entity, self.schema, self.table, self.name) = (entity, schema, table, name)
        }
    }

    private static let users = table("users")
    private static let posts = table("posts")

    private static func table(_ name: String, in schema: String = "public", rls: Bool = false) -> Thing {
        Thing(.table(hasRowSecurity: rls), name, in: schema)
    }
    private static func column(_ name: String, of table: String = "users", _ type: String = "text") -> Thing {
        Thing(.column(.init(name, type: .init(type))), name, of: table)
    }
    private static func index(_ name: String, of table: String = "users", _ columns: String = "a") -> Thing {
        Thing(.index(.init(name, keys: [.init(columns)])), name, of: table)
    }
    private static func part(
        _ kind: (_ value: String) -> SchemaEntities.Entity, _ name: String, of table: String = "users",
        _ value: String = "1"
    ) -> Thing {
        Thing(kind(value), name, of: table)
    }
    private static func foreignKey(_ column: String) -> SchemaEntities.Entity {
        let target = QualifiedName("public", "target")
        return .foreignKey(.init("f", columns: [column], target: target, targetColumns: ["id"]))
    }
    private static func unique(_ column: String) -> SchemaEntities.Entity {
        .unique(.init("u", columns: [column]))
    }
    private static func primaryKey(_ column: String) -> SchemaEntities.Entity {
        .primaryKey(columns: [column])
    }
    private static func policy(
        _ name: String, of table: String = "users", _ command: Policy.Command = .all, using: String = "true"
    ) -> Thing {
        var policy = Schema.Policy(name)
        (policy.command, policy.using) = (command, using)
        return Thing(.policy(policy), name, of: table)
    }
    private static func mood(_ values: String...) -> Thing {
        Thing(.enumeration(values), "mood")
    }
    private static func view(_ name: String, _ definition: String = "select 1") -> Thing {
        Thing(.view(.init(QualifiedName("public", name), definition: definition)), name)
    }
    private static func sequence(_ name: String, _ start: String = "1") -> Thing {
        Thing(.sequence(.init(start: start)), name)
    }
    private static func role(_ name: String, inherits: Bool = true) -> Thing {
        Thing(.role(.init(name, inherits: inherits)), name, in: "")
    }
    private static func schema(_ name: String) -> Thing { Thing(.schema, name, in: "") }
    private static func right(_ grantee: String, _ table: String = "users", grantable: Bool = false) -> Thing
    {
        Thing(.privilege(isGrantable: grantable), grantee, of: table)
    }

    static let cases: [Case] = [
        Case("make the same table", [], [users], [users], .impossible),
        Case("make two tables", [], [users], [posts], conflicts: false),
        Case("drop the same table", [users], [], [], .impossible),
        Case("drop a table and add a column to it", [users], [], [users, column("a")], .rightFirst),
        Case(
            "drop a table and alter a column of it", [users, column("a")], [], [users, column("a", "int")],
            .rightFirst),
        Case("drop a table and drop a column of it", [users, column("a")], [], [users], .rightFirst),
        Case(
            "drop a table and index it", [users, column("a")], [], [users, column("a"), index("i")],
            .rightFirst),
        Case(
            "drop a table and switch its row security", [users], [], [table("users", rls: true)], .rightFirst),
        Case(
            "drop a table and add a check to it", [users], [],
            [users, part(SchemaEntities.Entity.check, "c")], conflicts: false),
        Case(
            "drop a table and add a column to another", [users, posts], [posts],
            [users, posts, column("a", of: "posts")], conflicts: false),
        Case(
            "add the same column", [users], [users, column("a")], [users, column("a", "int")], .impossible),
        Case("add two columns", [users], [users, column("a")], [users, column("b")], conflicts: false),
        Case(
            "alter the same column", [users, column("a")], [users, column("a", "int")],
            [users, column("a", "date")], .lastDecides),
        Case(
            "alter and drop the same column", [users, column("a")], [users, column("a", "int")], [users],
            .leftFirst),
        Case("drop the same column", [users, column("a")], [users], [users], .impossible),
        Case(
            "make an index of the same name", [users, column("a")], [users, column("a"), index("i")],
            [users, column("a"), index("i", "b")], .impossible),
        Case(
            "make two indexes of one table", [users], [users, index("i")], [users, index("j")],
            conflicts: false),
        Case("drop the same index", [users, index("i")], [users], [users], .impossible),
        Case("change and drop the same index", [users, index("i")], [users, index("i", "b")], [users]),
        Case(
            "add two foreign keys to one table", [users], [users, part(foreignKey, "f")],
            [users, part(foreignKey, "g")], .any),
        Case(
            "add foreign keys to two tables", [users, posts], [users, posts, part(foreignKey, "f")],
            [users, posts, part(foreignKey, "g", of: "posts")], conflicts: false),
        Case(
            "change and drop a foreign key", [users, part(foreignKey, "f")],
            [users, part(foreignKey, "f", "2")], [users], .leftFirst),
        Case(
            "add two uniques to one table", [users], [users, part(unique, "u")],
            [users, part(unique, "v")], .any),
        Case(
            "add the same unique", [users], [users, part(unique, "u")], [users, part(unique, "u")],
            .impossible),
        Case(
            "add two checks to one table", [users], [users, part(SchemaEntities.Entity.check, "c")],
            [users, part(SchemaEntities.Entity.check, "d")],
            .any),
        Case(
            "add a check and a unique to one table", [users],
            [users, part(SchemaEntities.Entity.check, "c")],
            [users, part(unique, "u")], conflicts: false),
        Case(
            "make two primary keys", [users], [users, part(primaryKey, "p")],
            [users, part(primaryKey, "p", "2")], .impossible),
        Case(
            "change and drop a primary key", [users, part(primaryKey, "p")],
            [users, part(primaryKey, "p", "2")], [users], .leftFirst),
        Case("make the same enum", [], [mood("a")], [mood("b")], .impossible),
        Case("add a value each to one enum", [mood("a")], [mood("a", "b")], [mood("a", "c")], .lastDecides),
        Case("add a value to an enum and drop it", [mood("a")], [mood("a", "b")], [], .leftFirst),
        Case("take a value away and add one", [mood("a", "b")], [mood("a")], [mood("a", "b", "c")]),
        Case("make the same sequence", [], [sequence("s")], [sequence("s", "2")], .impossible),
        Case("alter and drop a sequence", [sequence("s")], [sequence("s", "2")], [], .leftFirst),
        Case("make the same view", [], [view("v")], [view("v", "select 2")], .impossible),
        Case("make two views", [], [view("v")], [view("w")], conflicts: false),
        Case(
            "alter the same view", [view("v")], [view("v", "select 2")], [view("v", "select 3")], .lastDecides
        ),
        Case(
            "drop a schema and make a table in it", [schema("app")], [],
            [schema("app"), table("t", in: "app")], .rightFirst),
        Case(
            "drop a schema and make an enum in it", [schema("app")], [],
            [schema("app"), Thing(.enumeration([]), "e", in: "app")], .rightFirst),
        Case("make a schema and a table elsewhere", [], [schema("app")], [users], conflicts: false),
        Case("make the same schema", [], [schema("app")], [schema("app")], .impossible),
        Case(
            "make two policies on one table", [users, policy("o")], [users, policy("o"), policy("p")],
            [users, policy("o"), policy("q")], .any),
        Case(
            "make policies on two tables", [users, posts], [users, posts, policy("p")],
            [users, posts, policy("q", of: "posts")], conflicts: false),
        Case(
            "switch row security and change a policy", [users, policy("p")],
            [table("users", rls: true), policy("p")], [users, policy("p", using: "false")]),
        Case(
            "switch row security twice", [users], [table("users", rls: true)], [table("users", rls: true)],
            .lastDecides),
        Case("make the same role", [], [role("r")], [role("r", inherits: false)], .impossible),
        Case("drop a role and alter it", [role("r")], [], [role("r", inherits: false)], .rightFirst),
        Case("make two roles", [], [role("r")], [role("s")], conflicts: false),
        Case(
            "grant two rights on one table", [users], [users, right("a")], [users, right("b")], .impossible),
        Case(
            "grant rights on two tables", [users, posts], [users, posts, right("a")],
            [users, posts, right("b", "posts")], conflicts: false),
    ]

    @Test(arguments: cases)
    func `conflict, in whatever order they are compared, when they`(example: Case) {
        let (left, right) = (statements(example.base, example.left), statements(example.base, example.right))
        let found = Commutativity.conflicts(left, "a", right, "b")
        #expect(!found.isEmpty == example.conflicts)
        #expect(Commutativity.conflicts(right, "b", left, "a").isEmpty == found.isEmpty)
        let product = left.contains { a in right.contains { a.conflicts(with: $0) } }
        #expect(product == example.conflicts)
        if let order = example.order {
            let all = found.map(\.workingOrder)
            #expect(all.contains(order), "\(all)")
        }
    }

    private func statements(_ base: [Thing], _ end: [Thing]) -> [SchemaStatement] {
        SchemaDifference(from: entities(base), to: entities(end)).statements
    }

    private func entities(_ things: [Thing]) -> SchemaEntities {
        things.reduce(into: SchemaEntities()) {
            $0.add($1.entity, schema: $1.schema, table: $1.table, name: $1.name)
        }
    }

    /// Drizzle Kit's table has a few rules that only hold in one direction; the comparison looks in both.
    @Test func `have rules that mention one another`() {
        for kind in StatementKind.allCases {
            #expect(!kind.conflicts.isEmpty, "\(kind.rawValue)")
        }
        #expect(StatementKind.dropTable.conflicts.contains(.createIndex))
        #expect(!StatementKind.createIndex.conflicts.contains(.dropTable))
        #expect(StatementKind.alterRowSecurity.conflicts.contains(.alterPolicy))
        #expect(!StatementKind.alterPolicy.conflicts.contains(.alterRowSecurity))
        #expect(StatementKind.dropRole.conflicts.contains(.grantPrivilege))
        #expect(!StatementKind.createRole.conflicts.contains(.grantPrivilege))
    }

    @Test func `are described the way Drizzle Kit calls the statements`() {
        let found = Commutativity.conflicts(
            statements([Self.users, Self.column("email")], [Self.users, Self.column("email", "int")]),
            "0002_a",
            statements([Self.users, Self.column("email")], []), "0002_b")
        #expect(found.map(\.left.description) == ["alter_column email on users"])
        #expect(found.map(\.right.description) == ["drop_table users"])
    }
}
