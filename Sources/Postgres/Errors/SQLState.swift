/// The server's five-character code for a condition, the same in every language.
package struct SQLState: Hashable, Sendable, CustomStringConvertible {
    package let code: String

    package init(_ code: String) { self.code = code }

    package var description: String { code }

    /// The first two characters, which name a family of conditions.
    package var family: Substring { code.prefix(2) }

    package static let undefinedTable = SQLState("42P01")
    package static let undefinedColumn = SQLState("42703")
    package static let undefinedFunction = SQLState("42883")
    package static let syntaxError = SQLState("42601")
    package static let insufficientPrivilege = SQLState("42501")
    package static let invalidSchemaName = SQLState("3F000")
    package static let invalidCatalogName = SQLState("3D000")
    package static let invalidPassword = SQLState("28P01")
    package static let invalidAuthorization = SQLState("28000")
    package static let lockNotAvailable = SQLState("55P03")
    package static let queryCanceled = SQLState("57014")
    package static let cannotConnectNow = SQLState("57P03")
    package static let tooManyConnections = SQLState("53300")
    package static let readOnlyTransaction = SQLState("25006")
    package static let characterNotInRepertoire = SQLState("22021")
    package static let untranslatableCharacter = SQLState("22P05")
    package static let featureNotSupported = SQLState("0A000")
    package static let deadlockDetected = SQLState("40P01")
    package static let serializationFailure = SQLState("40001")
    package static let invalidStatementName = SQLState("26000")
}
