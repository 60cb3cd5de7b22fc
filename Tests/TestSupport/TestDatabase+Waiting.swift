import Postgres
package import SQL

extension TestDatabase {
    /// Asks until the answer is `true`; gives up when that takes too long.
    ///
    /// - Parameter question: One cell, a boolean.
    /// - Throws: Why the server could not be asked, or ``NeverBecameTrue``.
    package func waitUntil(_ question: SQL) async throws {
        let observer = try await connect()
        for _ in 0..<1000 {
            if try await observer.run(Batch(question, searchPath: .session))[0].bool(0, 0) == true {
                return await observer.close()
            }
            // Lets the server do something else in between; nothing depends on how long it takes.
            _ = try await observer.run(Batch("SELECT pg_sleep(0.01)"))
        }
        await observer.close()
        throw NeverBecameTrue(question: question.text)
    }

    /// Waits for the end of all sessions, such as those of a program that was killed.
    package func waitUntilNobodyElseIsThere() async throws {
        try await waitUntil(
            """
            SELECT count(*) = 0 FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
            """)
    }
}

package struct NeverBecameTrue: Error {
    package let question: String
}
