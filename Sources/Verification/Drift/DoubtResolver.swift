import Catalog
import Postgres
import SQL

/// Asks PostgreSQL what it makes of the texts that are in doubt, where it may be asked.
struct DoubtResolver {
    let question: DriftQuestion
    let expected: Schema
    let live: Schema
    /// The same with what nobody asks about.
    let around: Schema
    let doubts: Set<QualifiedName>
    /// Of the database's server; another one may write the same thing differently.
    let version: Int
    private var unmade: [Drift.Unmade] = []

    /// So many copies at once are no burden for a lock table of the usual size, which has room for 6,400 locks.
    private static let mostCopies = 300
    /// So many copies may be refused before this is no way to go on.
    private static let mostRefusals = 8

    init(
        question: DriftQuestion, expected: Schema, live: Schema, around: Schema, doubts: Set<QualifiedName>,
        version: Int
    ) {
        (self.question, self.expected, self.live, self.around) = (question, expected, live, around)
        (self.doubts, self.version) = (doubts, version)
    }

    mutating func drift(
        on connection: Connection, facts: ShadowFacts, scratch: DriftQuestion.Scratch
    ) async throws -> Drift {
        var obstacle = facts.obstacle
        if obstacle == nil, doubts.count > Self.mostCopies { obstacle = .tooMany(doubts.count) }
        switch question.choice {
        case .text: return byText(because: nil, scratch: nil)
        case .scratch: return try await byScratch(scratch, because: nil)
        case .automatic, .shadow: break
        }
        if obstacle == nil || (question.choice == .shadow && obstacle != .standby) {
            do {
                return try await byCopies(on: connection) { .shadow(copies: $0) }
            } catch let error as PostgresError where error.isAboutContents {
                unmade = []
                obstacle = .refused(error.message)
            }
        }
        guard question.choice == .automatic else { return byText(because: obstacle, scratch: nil) }
        return try await byScratch(scratch, because: obstacle)
    }

    private mutating func byScratch(
        _ scratch: DriftQuestion.Scratch, because obstacle: ShadowObstacle?
    ) async throws -> Drift {
        switch await scratch() {
        case .failure(let refusal): return byText(because: obstacle, scratch: refusal.words)
        case .success(let connection):
            do {
                let drift = try await byCopies(on: connection) { .scratch(copies: $0, because: obstacle) }
                await connection.close()
                return drift
            } catch {
                await connection.close()
                guard let error = error as? PostgresError, error.kind == .server else { throw error }
                unmade = []
                return byText(because: obstacle, scratch: error.message)
            }
        }
    }

    private func byText(because obstacle: ShadowObstacle?, scratch: String?) -> Drift {
        let comparison = SchemaComparison(
            expected: expected, live: live, around: around, strictness: .lenient)
        return question.drift(comparison, .text(because: obstacle, scratch: scratch), unmade: unmade)
    }

    /// Makes the copies, without those that PostgreSQL refuses.
    private mutating func byCopies(
        on connection: Connection, _ method: (Int) -> DriftMethod
    ) async throws -> Drift {
        let shadow = Shadow(
            of: expected.adoptingTypes(of: live), wanted: doubts, token: question.token,
            foreign: try await foreignNames(on: connection))
        unmade += shadow.refusals.sorted {
            ($0.key.schema.name, $0.key.name.name) < ($1.key.schema.name, $1.key.name.name)
        }
        .map { Drift.Unmade(name: $0.key, reason: $0.value) }
        var refused = 0
        while !shadow.isEmpty {
            let excluded = Set(unmade.map(\.name))
            let steps = shadow.steps(without: excluded)
            let answers = await connection.run([shadow.batch(without: excluded, limits: question.limits)])
            guard let error = answers[0].error else {
                let copies = try shadow.question.schema(in: answers[0].results.dropFirst(steps.count))
                let (described, settled) = shadow.settled(by: copies)
                let schema = described.restoringTypes(of: expected, live: live)
                let isSameVersion = version / 10_000 == connection.serverVersion / 10_000
                let comparison = SchemaComparison(
                    expected: schema, live: live, around: around, settled: isSameVersion ? settled : [],
                    strictness: .lenient)
                return question.drift(comparison, method(shadow.count - unmade.count), unmade: unmade)
            }
            let place = answers[0].results.count
            guard error.kind == .server, place < steps.count, let owner = steps[place].owner,
                refused < Self.mostRefusals
            else { throw error }
            refused += 1
            unmade.append(Drift.Unmade(name: owner, reason: error.message))
        }
        return byText(because: .refused(unmade.first?.reason ?? "nothing could be copied"), scratch: nil)
    }

    /// Relations that views or policies may mean without there being a copy: their names must not reach the parser.
    private func foreignNames(on connection: Connection) async throws(PostgresError) -> Set<String> {
        let names = Shadow.mentionedNames(of: expected, wanted: doubts)
        guard !names.isEmpty else { return [] }
        let sql: SQL = """
            SELECT DISTINCT c.relname
              FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
               AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
               AND c.relname = ANY (\(ArrayText.array(of: names))::pg_catalog.name[])
            """
        let rows = try await connection.run(Batch(sql, limits: question.limits))[0]
        return Set(rows.rows.map { rows.text($0, 0) })
    }
}
