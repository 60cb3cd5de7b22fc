import Catalog
import Drizzle
import SQL

/// The same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Makes snapshots of all that Drizzle can record, and spells the same thing in different ways.
struct RandomSchema {
    var random: SeededGenerator
    /// Which of the ways in which something can be written is taken; `nil` is any.
    let spelling: Int?
    private var spellings: SeededGenerator

    init(seed: Int, spelling: Int? = nil) {
        random = SeededGenerator(seed: seed)
        self.spelling = spelling
        spellings = SeededGenerator(seed: seed + (spelling ?? 7) * 1_000)
    }

    /// A type and defaults for it; the spellings in one list mean the same.
    private static let types: [(type: String, defaults: [[String]])] = [
        ("integer", [["0", "'0'"], ["-10", "'-10'::integer", "(-10)"], ["42", "042"]]),
        ("bigint", [["7", "'7'::bigint"], ["9007199254740993", "'9007199254740993'"]]),
        ("smallint", [["1", "'1'"]]),
        ("numeric(10, 2)", [["'5'", "5", "5.0", "'5.00'::numeric"], ["0.10", "'0.1'"]]),
        ("double precision", [["1.5", "'1.5'"]]),
        ("boolean", [["true", "'t'", "TRUE"], ["false", "'f'::boolean"]]),
        ("text", [["'a''b'", "'a''b'::text"], ["''", "''::text"], ["lower('X')", "LOWER( 'X'::text )"]]),
        ("varchar(255)", [["'x'", "'x'::character varying"], ["'a::b'", "'a::b'::varchar"]]),
        ("char(3)", [["'abc'", "'abc'::bpchar"]]),
        ("uuid", [["gen_random_uuid()", "gen_random_uuid( )", "GEN_RANDOM_UUID()"]]),
        ("date", [["'2024-01-01'", "'2024-01-01'::date"], ["now()", "CURRENT_TIMESTAMP"]]),
        (
            "timestamp",
            [
                ["'2024-01-01 00:00:00.000'", "'2024-01-01 00:00:00'::timestamp"],
                ["(now() at time zone 'utc')", "timezone('utc', now())", "(now() AT TIME ZONE 'utc'::text)"],
            ]
        ),
        ("timestamp (3) with time zone", [["now()", "CURRENT_TIMESTAMP", "(now())"]]),
        ("interval", [["'3 days'", "'3 days'::interval"]]),
        (
            "jsonb",
            [
                ["'{\"b\":1,\"a\":[true,null]}'::jsonb", "'{\"a\": [true, null], \"b\": 1}'"],
                ["'[]'", "'[]'::jsonb"],
            ]
        ),
        (
            "text[]",
            [["'{\"a\",\"b\"}'", "ARRAY['a','b']::text[]", "'{a,b}'::text[]"], ["'{}'", "'{}'::text[]"]]
        ),
        ("integer[]", [["'{1,2}'", "ARRAY[1,2]"], ["'{}'", "'{}'::integer[]"]]),
    ]

    /// Checks and predicates on an integer column `%`, each in several spellings.
    private static let conditions: [[String]] = [
        ["% > 0", "(% > 0)", "((%) > 0)"], ["% between 1 and 5", "% >= 1 AND % <= 5"],
        ["% in (1, 2, 3)", "% = ANY (ARRAY[1,2,3])"], ["% <> 7", "% != 7"],
        ["% is not null", "(%) IS NOT NULL"],
        ["(% > 1 or % < -1) and % <> 5", "((% > 1) OR (% < '-1'::integer)) AND (% <> 5)"],
    ]

    private mutating func pick(_ spelled: [String]) -> String {
        guard let spelling else { return spelled.randomElement(using: &spellings) ?? "" }
        return spelled[spelling % spelled.count]
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    mutating func snapshot() -> RecordedSchema {
        var schema = Schema()
        schema.schemas = chance(50) ? ["Shop"] : []
        for number in 0..<Int.random(in: 0...2, using: &random) {
            let name = QualifiedName(
                number == 1 ? schema.schemas.first ?? "public" : "public", "mood\(number)")
            schema.enums.append(.init(name, values: ["on", "off", "it's"]))
        }
        for number in 0..<Int.random(in: 1...5, using: &random) {
            let name = QualifiedName(
                chance(25) ? schema.schemas.first ?? "public" : "public", "table \(number)")
            schema.tables.append(table(name, in: schema))
        }
        if chance(40) { schema.sequences.append(sequence()) }
        if chance(60), let table = schema.tables.first { schema.views.append(view(of: table)) }
        return RecordedSchema(schema, version: "7", id: "x", previousIDs: [RecordedSchema.origin])
    }

    private mutating func table(_ name: QualifiedName, in schema: Schema) -> Schema.Table {
        var table = Schema.Table(name)
        let type = ["integer", "serial", "bigint", "bigserial"].randomElement(using: &random) ?? "integer"
        var id = Schema.Column("id", type: .init(type), value: type.hasSuffix("serial") ? .serial : .given)
        if type == "bigint", chance(60) {
            var identity = Schema.Column.Identity(isAlways: chance(50), sequence: "\(name.name)_id_seq")
            identity.counting.increment = chance(50) ? "5" : nil
            id.value = .identity(identity)
        }
        table.columns = [id]
        let isNamed = !chance(50)
        var key = Schema.Key("\(name.name)_\(isNamed ? "pk" : "pkey")", columns: ["id"])
        key.isNameExplicit = isNamed
        table.primaryKey = key
        for number in 0..<Int.random(in: 1...6, using: &random) {
            table.columns.append(column("c\(number)", in: schema))
        }
        var amount = Schema.Column("Amount", type: .init("integer"))
        amount.isNotNull = chance(50)
        table.columns.append(amount)
        table.columns.append(.init("note", type: .init("text")))
        addParts(to: &table, in: schema)
        return table
    }

    private mutating func column(_ name: String, in schema: Schema) -> Schema.Column {
        if chance(20), let mood = schema.enums.randomElement(using: &random) {
            let type = Schema.TypeName(mood.name.name.name, schema: mood.name.schema.name)
            let value = chance(60) ? pick(["'on'", "'on'::\(mood.name.quoted)"]) : nil
            return Schema.Column(name, type: type, value: value.map { .expression($0) } ?? .given)
        }
        let choice = Self.types[Int.random(in: Self.types.indices, using: &random)]
        let type = choice.type.replacing("[]", with: "")
        var column = Schema.Column(
            name, type: .init(type, dimensions: choice.type.hasSuffix("[]") ? 1 : 0))
        column.isNotNull = chance(40)
        if chance(70), let spelled = choice.defaults.randomElement(using: &random) {
            column.value = .expression(pick(spelled))
        } else if choice.type == "integer", chance(40) {
            column.value = .generated(pick(["id * 2", "(id * 2)", "\"id\" * 2"]), isStored: true)
        }
        return column
    }

    private mutating func condition() -> String {
        let spelled = Self.conditions.randomElement(using: &random) ?? ["% > 0"]
        return pick(spelled).replacing("%", with: "\"Amount\"")
    }

    private mutating func addParts(to table: inout Schema.Table, in schema: Schema) {
        let name = table.name.name.name
        if chance(50) { table.checks.append(.init("\(name)_check", condition())) }
        if chance(50) {
            var unique = Schema.Key(
                "\(name)_unique", columns: chance(50) ? ["note"] : ["note", "Amount"])
            unique.treatsNullsAsEqual = chance(30)
            table.uniques.append(unique)
        }
        if chance(50), let target = schema.tables.randomElement(using: &random) {
            let isBig = target.columns[0].type.name.hasPrefix("big")
            let column = Schema.Column("ref", type: .init(isBig ? "bigint" : "integer"))
            table.columns.append(column)
            var key = Schema.Reference(
                "\(name)_ref_\(target.name.name)_id_fk", columns: ["ref"], target: target.name,
                targetColumns: ["id"])
            key.onDelete =
                ForeignKey.Action.allCases.randomElement(using: &random) ?? .noAction
            table.foreignKeys.append(key)
        }
        if chance(60) { table.indexes.append(index("\(name)_index")) }
        if chance(30) {
            var policy = Schema.Policy("\(name) policy")
            policy.isPermissive = chance(70)
            policy.command = [.all, .select, .update].randomElement(using: &random) ?? .all
            policy.using = condition()
            table.policies.append(policy)
        }
        table.hasRowSecurity = chance(20)
    }

    private mutating func index(_ name: String) -> Schema.Index {
        var key = Schema.Index.Key("note")
        if chance(30) {
            key.text = pick(["lower(\"note\")", "LOWER(note)", "(lower(note))"])
            key.isExpression = true
        }
        key.isDescending = chance(40)
        key.putsNullsFirst = chance(40)
        if !key.isDescending, !key.putsNullsFirst, chance(30) {
            (key.operatorClass, key.isDefaultClass) = ("text_pattern_ops", false)
        }
        var index = Schema.Index(name, keys: chance(50) ? [key] : [.init("Amount"), key])
        index.isUnique = chance(30)
        index.predicate = chance(40) ? condition() : nil
        if chance(20) { index.options = ["fillfactor=70"] }
        return index
    }

    private mutating func sequence() -> Schema.Sequence {
        var options = Schema.Counting()
        options.increment = chance(50) ? "3" : nil
        options.cycles = chance(50)
        options.start = chance(50) ? "100" : nil
        return .init(QualifiedName("public", "counter"), counting: options)
    }

    private mutating func view(of table: Schema.Table) -> Schema.View {
        let name = table.name.quoted
        var view = Schema.View(
            QualifiedName("public", "some view"),
            definition: pick([
                "select \"id\", \"note\" from \(name) where \"Amount\" > 3",
                "SELECT id, note FROM \(name) WHERE (\"Amount\" > 3)",
            ]))
        view.isMaterialized = chance(30)
        return view
    }
}
