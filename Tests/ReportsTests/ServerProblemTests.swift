import Postgres
import Reports
import Testing

@Suite struct `What a server said` {
    @Test func `has its place in a function, and no number of a parameter of ours`() {
        var error = PostgresError(
            kind: .server, message: "invalid input syntax for type date: \"x\"",
            context: "unnamed portal parameter $1 = '...'\nPL/pgSQL function f() line 2 at RETURN")
        #expect(
            Problem(error).detail
                == "invalid input syntax for type date: \"x\"\nPL/pgSQL function f() line 2 at RETURN")
        error.context = "unnamed portal parameter $1 = '...'"
        #expect(Problem(error).detail == "invalid input syntax for type date: \"x\"")
    }
}
