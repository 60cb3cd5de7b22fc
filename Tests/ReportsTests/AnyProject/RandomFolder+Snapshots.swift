import TestSupport

extension RandomFolder {
    /// A snapshot of one of the formats that stand beside a journal, or of the first of 1.0.
    static func snapshot(_ place: Int, _ chance: inout Chance) -> String {
        let parent = chance.happens(85) ? id(place - 1) : chance.pick(ids)
        let own = chance.happens(90) ? id(place) : chance.pick(ids)
        let table = tables(&chance)
        switch chance.number(0...19) {
        case 0: return chance.pick(["", "{}", "[]", "null", #"{"version":"7"}"#])
        case 1, 2:
            return
                #"{"version":"8","dialect":"postgres","id":"\#(own)","prevIds":["\#(parent)"],"ddl":[\#(entities(&chance))],"renames":[]}"#
        case 3:
            let version = chance.pick(["4", "5", "6", "10", "99", ""])
            return
                #"{"version":"\#(version)","dialect":"pg","id":"\#(own)","prevId":"\#(parent)","tables":{\#(table)},"enums":{},"schemas":{}}"#
        default:
            return
                #"{"id":"\#(own)","prevId":"\#(parent)","version":"7","dialect":"postgresql","tables":{\#(table)},"#
                + #""enums":{},"schemas":{},"sequences":{},"roles":{},"policies":{},"views":{},"#
                + #""_meta":{"columns":{},"schemas":{},"tables":{}}}"#
        }
    }

    /// A snapshot of format 9, with entities or differences.
    static func snapshotOfNine(_ place: Int, _ chance: inout Chance) -> String {
        if place == 0, chance.happens(90) {
            return writtenSnapshot(id(0), [entities(&chance)].filter { !$0.isEmpty })
        }
        let parents =
            chance.happens(80) ? [id(place - 1)] : (0..<chance.number(1...3)).map { _ in chance.pick(ids) }
        let differences = (0..<chance.number(0...3)).map { _ in chance.pick(deltas) }
        return writtenSnapshot(
            chance.happens(90) ? id(place) : chance.pick(ids), after: parents, differences,
            footprints: chance.happens(70) ? [chance.pick(footprints)] : [])
    }

    private static func id(_ place: Int) -> String {
        place < 0 ? "00000000-0000-0000-0000-000000000000" : "00000000-0000-4000-8000-00000000000\(place + 1)"
    }

    private static let ids = (-1...4).map { id($0) } + ["", "x", "\\u0000", "é"]

    private static func tables(_ chance: inout Chance) -> String {
        (0..<chance.number(0...2)).map { number -> String in
            let type = chance.pick(["text", "integer", "serial", "mood", "varchar(", "", "bigint[]"])
            let value = chance.pick(["", #","default":"'x'""#, #","default":7"#, #","default":"now()""#])
            return
                #""public.t\#(number)":{"name":"t\#(number)","schema":"","columns":{"a":{"name":"a","type":"\#(type)","#
                + #""primaryKey":false,"notNull":false\#(value)}},"indexes":{},"foreignKeys":{},"#
                + #""compositePrimaryKeys":{},"uniqueConstraints":{},"policies":{},"checkConstraints":{},"isRLSEnabled":false}"#
        }.joined(separator: ",")
    }

    private static func entities(_ chance: inout Chance) -> String {
        (0..<chance.number(0...3)).map { _ in chance.pick(entities) }.joined(separator: ",")
    }

    private static let entities = [
        #"{"entityType":"schemas","name":"s"}"#,
        #"{"entityType":"tables","schema":"public","name":"t","isRlsEnabled":false}"#,
        #"{"entityType":"enums","schema":"public","name":"mood","values":["a","b"]}"#,
        #"{"entityType":"columns","schema":"public","table":"t","name":"a","type":"text","typeSchema":null,"notNull":false,"dimensions":0,"default":null,"generated":null,"identity":null}"#,
        #"{"entityType":"columns","schema":"public","table":"nowhere","name":"a","type":"text"}"#,
        #"{"entityType":"unheard of","name":"x"}"#, "{}", "null", "7",
    ]

    private static let deltas = [
        #"{"op":"create","row":{"entityType":"tables","schema":"public","name":"u","isRlsEnabled":false}}"#,
        #"{"op":"create","row":{"entityType":"tables","schema":"public","name":"t","isRlsEnabled":true}}"#,
        #"{"op":"drop","key":"tables\u0000[\"public\",\"t\"]"}"#,
        #"{"op":"rename","key":"tables\u0000[\"public\",\"t\"]","set":{"name":"v"}}"#,
        #"{"op":"rename","key":"tables\u0000[\"public\",\"t\"]","set":{"schema":"s","name":7}}"#,
        #"{"op":"rename","key":"schemas\u0000[\"s\"]","set":{"name":"public"}}"#,
        #"{"op":"alter","key":"columns\u0000[\"public\",\"t\",\"a\"]","set":{"type":"integer"}}"#,
        #"{"op":"alter","key":"columns\u0000[","set":null}"#, #"{"op":"unheard of","key":""}"#, "{}", "null",
        "[]",
    ]

    private static let footprints = [
        #"{"statementType":"create_table","statementTarget":["table","public","t"],"writes":["s|tbl|public.t"],"reads":[]}"#,
        #"{"statementType":"alter_column","statementTarget":["table","public","t"],"writes":["s|col|public.t.a"],"#
            + #""reads":["n|tbl|public.t"],"sharedWrites":["e|uniqueness|public.t.a"],"sqlHash":"y"}"#,
        #"{"statementType":7,"writes":["","|||","s"],"reads":[null]}"#, "{}", "null",
    ]
}
