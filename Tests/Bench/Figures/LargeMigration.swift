import Foundation

/// A project whose one migration has so many statements: a table, two columns more, an index and a row, time and again.
struct LargeMigration {
    private let statements: [String]

    init(statements count: Int) {
        statements = (0..<count / 5).flatMap { number in
            let table = "\"step_\(number)\""
            return [
                "CREATE TABLE \(table) (\"id\" serial PRIMARY KEY NOT NULL, \"name\" text NOT NULL);",
                "ALTER TABLE \(table) ADD COLUMN \"made\" timestamp DEFAULT now() NOT NULL;",
                "ALTER TABLE \(table) ADD COLUMN \"note\" text;",
                "CREATE INDEX \"step_\(number)_name\" ON \(table) USING btree (\"name\");",
                "INSERT INTO \(table) (\"name\") VALUES ('first');",
            ]
        }
    }

    /// Writes the project, with `drizzle.config.json` at its top.
    ///
    /// - Returns: The file of the migration.
    func write(to folder: String) throws -> String {
        let migration = folder + "/drizzle/20260101000000_many"
        try FileManager.default.createDirectory(atPath: migration, withIntermediateDirectories: true)
        try #"{"dialect":"postgresql","out":"drizzle"}"#.write(
            toFile: folder + "/drizzle.config.json", atomically: false, encoding: .utf8)
        let file = migration + "/migration.sql"
        try statements.joined(separator: "--> statement-breakpoint\n").write(
            toFile: file, atomically: false, encoding: .utf8)
        return file
    }
}
