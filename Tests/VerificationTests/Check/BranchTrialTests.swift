import Catalog
import Drizzle
import SQL
import TestSupport
import Testing
import Verification

@Suite struct `Two open branches that were tried in both orders` {
    @Test(arguments: [
        (["left", "right"], ["right", "left"], WorkingOrder.any), (["left", "right"], [], .leftFirst),
        ([], ["right", "left"], .rightFirst), ([], [], .impossible),
    ])
    func `work in the order that PostgreSQL takes`(
        runsLeftFirst: [String], runsRightFirst: [String], order: WorkingOrder
    ) async throws {
        let branch = try await branch { tags in
            tags == ["base"] + runsLeftFirst || tags == ["base"] + runsRightFirst
                ? .schema(Schema()) : .refused(tag: tags[2])
        }
        #expect(branch.triedOrder == order)
        #expect(branch.order.isEmpty == (order == .impossible))
    }

    @Test func `depend on what comes last where they do not leave the same`() async throws {
        let branch = try await branch { tags in
            var schema = Schema()
            schema.enums = [.init(QualifiedName("public", "mood"), values: [tags[2]])]
            return .schema(schema)
        }
        #expect(branch.triedOrder == .lastDecides)
    }

    @Test func `leave the same whatever the order of a table's columns`() async throws {
        let branch = try await branch { tags in
            var table = Schema.Table(QualifiedName("public", "people"))
            table.columns = tags.map { Schema.Column($0, type: .init("integer")) }
            var schema = Schema()
            schema.tables = [table]
            return .schema(schema)
        }
        #expect(branch.triedOrder == .any)
    }

    @Test func `are left to the files where what they start from fails, or nothing could be tried`()
        async throws
    {
        #expect(try await branch { _ in .refused(tag: "20240101101112_base") }.triedOrder == nil)
        #expect(try await branch { _ in .unknown }.triedOrder == nil)
    }

    @Test func `are a danger that Drizzle does not see where no order works`() async throws {
        let check = try await check { tags in .refused(tag: tags[2]) }
        let finding = try #require(check.findings.first { $0.id == "branch-order" })
        #expect(finding.severity == .danger)
        #expect(finding.sentence.contains("Tried on a server of our own: no order works"))
    }

    /// The one branch point of three migrations called base, left and right.
    private func branch(
        _ outcome: @escaping @Sendable ([String]) -> BranchTrial.Outcome
    ) async throws -> BranchPoint {
        try #require(try await check(outcome).branches.first)
    }

    private func check(
        _ outcome: @escaping @Sendable ([String]) -> BranchTrial.Outcome
    ) async throws -> Check {
        let folder = try FolderFixture([
            "20240101101112_base/migration.sql": "SELECT 1;",
            "20240101101112_base/snapshot.json": writtenSnapshot("base"),
            "20240102101112_left/migration.sql": "SELECT 2;",
            "20240102101112_left/snapshot.json": writtenSnapshot("left", after: ["base"]),
            "20240103101112_right/migration.sql": "SELECT 3;",
            "20240103101112_right/snapshot.json": writtenSnapshot("right", after: ["base"]),
        ])
        return await Check.reading(folder.path, now: FolderFixture.now) { migrations, _ in
            outcome(migrations.map { String($0.tag.split(separator: "_")[1]) })
        }
    }
}
