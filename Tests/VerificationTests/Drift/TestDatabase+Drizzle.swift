import Drizzle
import Foundation
import Postgres
import SQL
import TestSupport

extension TestDatabase {
    /// Applies every migration of a folder as Drizzle's migrator does, all in one transaction, without the ledger.
    func migrate(_ folder: MigrationFolder) async throws {
        var statements: [SQL] = []
        for migration in folder.migrations {
            let text = try String(contentsOfFile: migration.file, encoding: .utf8)
            for chunk in text.components(separatedBy: "--> statement-breakpoint") {
                let bytes = Array(chunk.utf8)
                statements += SQL.statements(in: chunk).map {
                    SQL(unsafe: String(decoding: bytes[$0], as: UTF8.self))
                }
            }
        }
        let connection = try await connect()
        _ = try await connection.run(
            Batch(statements, access: .readWrite, searchPath: .session, limits: .unlimited))
        await connection.close()
    }
}
