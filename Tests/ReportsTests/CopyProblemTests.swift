import Reports
import SQL
import ScratchServer
import Terminal
import Testing
import Verification
import Workspace

@Suite struct `Why there is no copy` {
    private func problem(_ refusal: CopyRefusal) -> Problem { Problem(WorkspaceError.noCopy(refusal)) }

    @Test func `is said with the tables that may not be read`() {
        let tables = ["a", "b"].map { QualifiedName("public", $0) }
        let shown = problem(.mayNotRead(tables, role: "app"))
        #expect(
            shown.summary == "app may not read 2 tables, so pg_dump cannot copy the schema; nothing was run.")
        #expect(shown.detail == "public.a\npublic.b")
        #expect(shown.remedy?.contains("have SELECT and USAGE granted") == true)
    }

    @Test func `is said with what is missing here`() {
        let older = problem(.noSchema(.older(program: 14, server: 16)))
        #expect(older.summary.hasPrefix("pg_dump is of PostgreSQL 14 and the server of 16"))
        #expect(older.remedy?.hasPrefix("Install the client programs of PostgreSQL 16") == true)
        #expect(problem(.noSchema(.noProgram("pg_dump"))).summary.hasPrefix("There is no pg_dump"))
        let server = Problem(WorkspaceError.noScratch(.noServer(.noServerInstalled)))
        #expect(server.summary == "There is no server to put a copy on; nothing was run.")
        #expect(server.detail?.hasPrefix("No PostgreSQL server is installed here.") == true)
        #expect(server.remedy?.contains("apt install postgresql") == true)
    }

    @Test func `and what a copy lacks, is said below the rehearsal`() {
        var copy = CopiedDatabase()
        (copy.server, copy.original) = ("18.0", "15.18")
        copy.tables = [.init(QualifiedName("public", "orders"), rows: 1000, isSample: true)]
        copy.gaps = [.init("extension postgis", "it is not installed beside the server of this machine")]
        var report = DryRunReport()
        report.observations = [
            Observation(
                DryRunStatement(
                    tag: "0001", file: "0001.sql", line: 1, title: "SELECT", text: "SELECT 1", firstLine: 1),
                took: .milliseconds(2))
        ]
        (report.place, report.copy) = (.scratch, copy)
        let text = DocumentText(report.document(on: .plain(.unicode)), glyphs: .unicode).joined(
            separator: "\n")
        #expect(text.contains("The schema, and 1,000 rows of 1 table: times say nothing"))
        #expect(text.contains("Of orders only a part is there: the other rows may still stop it."))
        #expect(text.contains("The copy was on PostgreSQL 18.0, and the database is on 15.18."))
        #expect(text.contains("Not there: extension postgis: it is not installed"))
        #expect(text.contains("All of it ran on the copy; the database was only read."))
    }
}
