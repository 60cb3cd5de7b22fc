import TestSupport
import Testing

@testable import Postgres

@Suite struct `Any connection URL` {
    private static let texts = Mutations(
        of: [
            "postgres://user:pass@localhost:5432/shop?sslmode=require&schema=public",
            "postgresql://u%40:p%2F@[::1]:5433,other:5432/db?target_session_attrs=any#x",
            "postgres:///db?host=/var/run/postgresql&connectTimeout=5&ssl=true",
        ],
        with: [
            "://", "@", "%", "%40", "%zz", "?", "&", "=", "#", "//", "[", "]", ":", ",", " ", "ssl=no-verify",
        ],
        count: 4_000)

    @Test func `that was made fit for libpq stays as it is when that is done again`() throws {
        var fit = 0
        for text in Self.texts {
            let text = String(decoding: text, as: UTF8.self)
            guard let url = ConnectionURL(text), let (cleaned, _) = try? url.cleaned() else { continue }
            let again = try #require(ConnectionURL(cleaned)).cleaned()
            #expect(again.url == cleaned && again.ignored.isEmpty, "\(text.debugDescription)")
            fit += 1
        }
        #expect(fit > 500)
    }

    @Test func `is a target that can be shown, or an error`() {
        for text in Self.texts {
            guard let target = try? ConnectionTarget(String(decoding: text, as: UTF8.self)) else { continue }
            #expect(!target.display.isEmpty)
        }
    }
}
