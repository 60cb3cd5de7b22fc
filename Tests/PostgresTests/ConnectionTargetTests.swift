import Testing

@testable import Postgres

@Suite struct `A connection target` {
    @Test(
        arguments: [
            (
                "postgres://shop:secret@db1:5433/store",
                ["user": "shop", "password": "secret", "host": "db1", "port": "5433", "dbname": "store"]
            ),
            ("postgresql:///store?host=/run/pg", ["dbname": "store", "host": "/run/pg"]),
            ("host=db1 dbname='my store'", ["host": "db1", "dbname": "my store"]),
            ("postgres://u:p@ss@h/d", ["user": "u", "password": "p@ss", "host": "h", "dbname": "d"]),
            ("postgres://u:p%40ss%2F@h/d", ["user": "u", "password": "p@ss/", "host": "h", "dbname": "d"]),
            ("postgres://u:a:b@h", ["user": "u", "password": "a:b", "host": "h"]),
            ("postgres://u@[::1]:5433/d", ["user": "u", "host": "::1", "port": "5433", "dbname": "d"]),
            ("postgres://h1:1,h2:2/d", ["host": "h1,h2", "port": "1,2", "dbname": "d"]),
            ("postgres://h/d?sslmode=no-verify", ["host": "h", "dbname": "d", "sslmode": "require"]),
            (
                "postgres://h/d?ssl=true&options=-c%20geqo%3Doff",
                ["host": "h", "dbname": "d", "sslmode": "require", "options": "-c geqo=off"]
            ),
            ("postgres://h/d?ssl=false", ["host": "h", "dbname": "d", "sslmode": "disable"]),
            ("", [:]),
        ] as [(String, [String: String])])
    func `is read from a URL or from keywords`(text: String, expected: [String: String]) throws {
        #expect(try ConnectionTarget(text).parameters == expected)
    }

    @Test func `leaves out and names what only other drivers understand`() throws {
        let target = try ConnectionTarget(
            "postgres://h/d?schema=public&pgbouncer=true&connection_limit=1&pool_timeout=5&uselibpqcompat=true&supa=base&connect_timeout=3"
        )
        #expect(
            target.ignoredParameters == [
                "schema", "pgbouncer", "connection_limit", "pool_timeout", "uselibpqcompat", "supa",
            ])
        #expect(target.parameters == ["host": "h", "dbname": "d", "connect_timeout": "3"])
    }

    @Test(
        arguments: [
            ("mysql://u:hunter2@h/d", .otherScheme("mysql")),
            ("shop", .notATarget),
            ("postgres://u:hun/ter2@h/d", .unescapedCharacter("/")),
            ("postgres://u:12/hunter2@h/d", .unescapedCharacter("/")),
            ("postgres://u:hun#ter2@h/d", .unescapedCharacter("#")),
            ("postgres://u:hun?ter2@h/d", .unescapedCharacter("?")),
            ("postgres://u:hun%zzter2@h/d", .invalidPercentEncoding),
            ("postgres://h:port/d", .invalidPort), ("postgres://ada:hunter2/shop", .invalidPort),
            ("postgres://ada:1234567/shop", .invalidPort), ("postgres://h:0/d", .invalidPort),
            ("hosst=db1", .unknownKeyword("hosst")),
        ] as [(String, ConnectionTargetError)])
    func `says what is wrong with a text, and never the password`(
        text: String, expected: ConnectionTargetError
    ) {
        let error = #expect(throws: ConnectionTargetError.self) { try ConnectionTarget(text) }
        #expect(error == expected)
    }

    @Test(arguments: [
        "password=hunter two host=x", "password='hunter two", "password=hunter two=2",
        "postgres://u:hunter two@h:x/d",
        "postgres://u:hunter%@h/d", "postgres://[hunter two",
    ])
    func `never repeats a password in an error`(text: String) {
        let error = #expect(throws: ConnectionTargetError.self) { try ConnectionTarget(text) }
        #expect(!"\(String(describing: error))".contains("hunter"))
        #expect(!"\(String(describing: error))".contains("two"))
    }

    @Test(
        arguments: [
            ("host=127.0.0.1;port=5432;user=ada;password=hunter2;dbname=shop", .separatedBySemicolons),
            ("Server=db1;Database=shop;User Id=ada;Password=hunter2;", .separatedBySemicolons),
            ("host=db1;Pwd=hunter 2", .separatedBySemicolons),
            ("password=hunter2;host=db1", .separatedBySemicolons),
            ("postgres://db1/shop;password=hunter2", .separatedBySemicolons),
            ("host=db1,password=hunter2", .passwordInside("host")),
            ("host=db1,PGPASSWORD=hunter2", .passwordInside("host")),
            ("dbname=postgres://ada:hunter2@db1/shop", .passwordInside("dbname")),
            ("pwd=hunter2 host=db1", .refused("invalid connection option")),
            ("Password=hunter2 host=db1", .refused("invalid connection option")),
        ] as [(String, ConnectionTargetError)])
    func `finds a password in the wrong place, and never shows it`(
        text: String, expected: ConnectionTargetError
    ) {
        let error = #expect(throws: ConnectionTargetError.self) { try ConnectionTarget(text) }
        #expect(error == expected)
    }

    @Test(arguments: [
        "options=-cpassword_encryption=md5", "passfile=/etc/passwords", "user='a@b=c' host=db1",
    ])
    func `takes no other word for a password`(text: String) throws { _ = try ConnectionTarget(text) }

    @Test func `covers passwords wherever it is shown`() throws {
        let target = try ConnectionTarget("postgres://shop:secret@db1/store?sslpassword=hidden")
        #expect(!"\(target)".contains("secret") && !String(reflecting: target).contains("secret"))
        #expect(!"\(target)".contains("hidden") && !"\([target])".contains("secret"))
        #expect(target.masked.first { $0.keyword == "password" }?.value == "••••••")
        #expect(target.masked.map(\.keyword) == ["dbname", "host", "password", "sslpassword", "user"])
    }

    @Test(
        arguments: [
            (["host": "db1", "dbname": "shop", "port": "5433"], "shop@db1:5433"),
            (["host": "/run/postgresql", "dbname": "shop"], "shop@local"),
            (["host": "/run/postgresql", "dbname": "shop", "port": "5433"], "shop@local:5433"),
            (["host": "/srv/sql", "dbname": "shop", "port": "5432"], "shop@/srv/sql:5432"),
            (["host": "::1", "dbname": "shop", "port": "5432"], "shop@[::1]:5432"),
            (["host": "db1", "user": "shop", "port": "1", "dbname": ""], "shop@db1:1"),
            (["service": "staging"], "service staging"),
        ] as [([String: String], String)])
    func `is shown as database, host and port`(parameters: [String: String], expected: String) {
        #expect(ConnectionTarget(parameters: parameters).display == expected)
    }

    @Test func `keeps its password out of libpq's words too`() {
        let target = ConnectionTarget(parameters: ["user": "shop", "password": "s3cret"])
        #expect(target.scrubbed("bad value \"s3cret\" for shop") == "bad value \"••••••\" for shop")
        let same = ConnectionTarget(parameters: ["user": "shop", "password": "shop"])
        #expect(same.scrubbed("role \"shop\" does not exist") == "role \"shop\" does not exist")
    }
}

@Suite struct `A report of a failed attempt` {
    @Test(arguments: [
        (
            "connection to server on socket \"/x/.s.PGSQL.5432\" failed: FATAL:  28000: role \"x\" does not exist\nLOCATION:  InitializeSessionUserId, miscinit.c:756",
            ConnectionFailure.roleMissing
        ),
        (
            "… failed: FATAL:  28000: Rolle »x« existiert nicht\nORT:  InitializeSessionUserId, miscinit.c:756",
            .roleMissing
        ),
        (
            "… failed: FATAL:  28000: role \"x\" is not permitted to log in\nLOCATION:  InitializeSessionUserId, miscinit.c:766",
            .roleMayNotLogIn
        ),
        (
            "… failed: FATAL:  57P03: the database system is starting up\nLOCATION:  ProcessStartupPacket, postmaster.c:2385",
            .startingUp
        ),
        (
            "… failed: FATAL:  42501: permission denied for database \"x\"\nDETAIL:  User does not have CONNECT privilege.",
            .databaseForbidden
        ),
        ("… failed: SSL error: certificate verify failed", .tlsCertificate),
        ("… failed: server does not support SSL, but SSL was required", .tlsRefused),
        ("… failed: FATAL:  08P01: no such database: x", .databaseMissing),
        (
            "… failed: No route to host\n\tIs the server running on that host and accepting TCP/IP connections?",
            .hostUnreachable
        ),
        ("something nobody has seen before", .other),
    ])
    func `tells the reason in any language`(text: String, expected: ConnectionFailure) {
        #expect(ConnectionReport(text).failure == expected)
    }

    @Test func `has the words without the codes`() {
        let report = ConnectionReport(
            "failed: FATAL:  3D000: database \"x\" does not exist\nLOCATION:  InitPostgres, postinit.c:885")
        #expect(report.words == "failed: FATAL:  database \"x\" does not exist")
        #expect(report.sqlState == .invalidCatalogName)
    }
}

@Suite struct `A password in somebody's words` {
    @Test(arguments: [
        ("p", "port 5432 of p failed", "port 5432 of •••••• failed"),
        ("p", "p", "••••••"), ("a", "a banana, a", "•••••• banana, ••••••"),
        ("hunter2", "xhunter2x", "x••••••x"), ("1234", "12345 is not 1234", "12345 is not ••••••"),
    ])
    func `is covered, and no word that only has its letters`(password: String, text: String, expected: String)
        throws
    {
        #expect(ConnectionTarget(parameters: ["password": password]).scrubbed(text) == expected)
    }
}
