import Foundation
import Glibc
import ScratchServer
import TestSupport
import Testing

@testable import Postgres

@Suite struct `The client library` {
    @Test func `is named when it is not there`() {
        let missing = #expect(throws: ClientLibraryMissing.self) {
            try ClientLibrary.look(at: "libpq-missing.so.5")
        }
        #expect(missing?.reason.hasPrefix("libpq-missing.so.5: cannot open shared object file") == true)
    }

    @Test func `is of no use when a function is missing`() {
        let missing = #expect(throws: ClientLibraryMissing.self) { try ClientLibrary.look(at: "libm.so.6") }
        #expect(missing?.reason.hasSuffix("undefined symbol: PQconndefaults") == true)
    }

    @Test(arguments: Self.underTest)
    func `encrypts requests to cancel from version 17 on`(name: String) throws {
        #expect(try ClientLibrary.look(at: name) == (try Self.version(of: name) >= 170_000))
    }

    @Test func `is found here, and used as it can be`() throws {
        #expect(ClientLibrary.absence == nil)
        #expect(ClientLibrary.encryptsCancel == (try Self.version(of: ClientLibrary.name) >= 170_000))
    }

    /// This machine's, and those that lie beside the servers under test.
    private static let underTest =
        [ClientLibrary.name]
        + ServerBinaries.underTest.map { $0.folder + "/../lib/libpq.so.5" }.filter {
            FileManager.default.fileExists(atPath: $0)
        }

    /// What the library says of itself, asked in a way of the test's own.
    private static func version(of name: String) throws -> Int32 {
        let library = try #require(dlopen(name, RTLD_LAZY))
        let function = try #require(dlsym(library, "PQlibVersion"))
        return unsafeBitCast(function, to: (@convention(c) () -> Int32).self)()
    }
}
